-- The way back puts the end of its own key behind a name that is there twice at a site. At a location
-- of its own nothing needs it.
CREATE OR REPLACE FUNCTION pg_temp.unmarked(name text, id uuid) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN right(name, 13) = '-' || right(id::text, 12) THEN left(name, -13) ELSE name END
$$;

UPDATE dcim_device SET name = plain.name
FROM (
    SELECT id, plain.name,
           row_number() OVER (PARTITION BY location_id, tenant_id, plain.name
                              ORDER BY plain.name <> it.name, created, id) AS number
    FROM dcim_device it
    CROSS JOIN LATERAL (SELECT pg_temp.unmarked(it.name, it.id)) AS plain (name)
) AS plain
WHERE plain.id = dcim_device.id AND plain.number = 1 AND plain.name <> dcim_device.name;

UPDATE dcim_rackgroup SET name = plain.name
FROM (
    SELECT id, plain.name,
           row_number() OVER (PARTITION BY location_id, plain.name
                              ORDER BY plain.name <> it.name, created, id) AS number
    FROM dcim_rackgroup it
    CROSS JOIN LATERAL (SELECT pg_temp.unmarked(it.name, it.id)) AS plain (name)
) AS plain
WHERE plain.id = dcim_rackgroup.id AND plain.number = 1 AND plain.name <> dcim_rackgroup.name;

UPDATE dcim_rackgroup SET slug = plain.slug
FROM (
    SELECT id, plain.slug,
           row_number() OVER (PARTITION BY location_id, plain.slug
                              ORDER BY plain.slug <> it.slug, created, id) AS number
    FROM dcim_rackgroup it
    CROSS JOIN LATERAL (SELECT pg_temp.unmarked(it.slug, it.id)) AS plain (slug)
) AS plain
WHERE plain.id = dcim_rackgroup.id AND plain.number = 1 AND plain.slug <> dcim_rackgroup.slug;

UPDATE dcim_powerpanel SET name = plain.name
FROM (
    SELECT id, plain.name,
           row_number() OVER (PARTITION BY location_id, plain.name
                              ORDER BY plain.name <> it.name, created, id) AS number
    FROM dcim_powerpanel it
    CROSS JOIN LATERAL (SELECT pg_temp.unmarked(it.name, it.id)) AS plain (name)
) AS plain
WHERE plain.id = dcim_powerpanel.id AND plain.number = 1 AND plain.name <> dcim_powerpanel.name;

SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
