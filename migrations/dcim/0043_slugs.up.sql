-- What slugs were, for the way back: people have written them, and nobody could make them anew. The models
-- know nothing of this table.
CREATE TABLE dcim_old_slug (
    model text NOT NULL,
    id uuid NOT NULL,
    slug text NOT NULL,
    PRIMARY KEY (model, id)
);

INSERT INTO dcim_old_slug (model, id, slug)
SELECT 'devicetype', id, slug FROM dcim_devicetype
UNION ALL
SELECT 'location', id, slug FROM dcim_location
UNION ALL
SELECT 'locationtype', id, slug FROM dcim_locationtype
UNION ALL
SELECT 'manufacturer', id, slug FROM dcim_manufacturer
UNION ALL
SELECT 'rackgroup', id, slug FROM dcim_rackgroup;
