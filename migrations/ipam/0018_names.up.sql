-- The way back puts the end of its own key behind a name that is there twice at a site. At a location
-- of its own nothing needs it.
CREATE OR REPLACE FUNCTION pg_temp.unmarked(name text, id uuid) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN right(name, 13) = '-' || right(id::text, 12) THEN left(name, -13) ELSE name END
$$;

UPDATE ipam_vlangroup SET name = plain.name
FROM (
    SELECT id, plain.name,
           row_number() OVER (PARTITION BY location_id, plain.name
                              ORDER BY plain.name <> it.name, created, id) AS number
    FROM ipam_vlangroup it
    CROSS JOIN LATERAL (SELECT pg_temp.unmarked(it.name, it.id)) AS plain (name)
) AS plain
WHERE plain.id = ipam_vlangroup.id AND plain.number = 1 AND plain.name <> ipam_vlangroup.name;

UPDATE ipam_vlangroup SET slug = plain.slug
FROM (
    SELECT id, plain.slug,
           row_number() OVER (PARTITION BY location_id, plain.slug
                              ORDER BY plain.slug <> it.slug, created, id) AS number
    FROM ipam_vlangroup it
    CROSS JOIN LATERAL (SELECT pg_temp.unmarked(it.slug, it.id)) AS plain (slug)
) AS plain
WHERE plain.id = ipam_vlangroup.id AND plain.number = 1 AND plain.slug <> ipam_vlangroup.slug;

SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
