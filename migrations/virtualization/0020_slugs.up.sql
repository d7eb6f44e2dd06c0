-- What slugs were, for the way back: people have written them, and nobody could make them anew. The models
-- know nothing of this table.
CREATE TABLE virtualization_old_slug (
    model text NOT NULL,
    id uuid NOT NULL,
    slug text NOT NULL,
    PRIMARY KEY (model, id)
);

INSERT INTO virtualization_old_slug (model, id, slug)
SELECT 'clustergroup', id, slug FROM virtualization_clustergroup
UNION ALL
SELECT 'clustertype', id, slug FROM virtualization_clustertype;
