-- What slugs were, for the way back: people have written them, and nobody could make them anew. The models
-- know nothing of this table.
CREATE TABLE circuits_old_slug (
    model text NOT NULL,
    id uuid NOT NULL,
    slug text NOT NULL,
    PRIMARY KEY (model, id)
);

INSERT INTO circuits_old_slug (model, id, slug)
SELECT 'circuittype', id, slug FROM circuits_circuittype
UNION ALL
SELECT 'provider', id, slug FROM circuits_provider;
