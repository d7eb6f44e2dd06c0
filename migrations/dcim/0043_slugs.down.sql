-- A slug is made of the name, as it was where nobody wrote another one: what they wrote is not kept.
-- Namesakes are parted by the end of their key.
CREATE OR REPLACE FUNCTION pg_temp.slugify(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(nullif(trim('-_' FROM regexp_replace(
      regexp_replace(lower(name), '[^a-z0-9_\s-]', '', 'g'), '[-\s]+', '-', 'g')), ''), 'unnamed')
$$;

UPDATE dcim_devicetype SET slug =
    CASE WHEN made.number > 1
         THEN left(made.slug, 87) || '-' || right(made.id::text, 12) ELSE made.slug END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY manufacturer_id, slug ORDER BY created, id) AS number
    FROM (
        SELECT id, created, manufacturer_id, left(pg_temp.slugify(model), 100) AS slug FROM dcim_devicetype
    ) AS plain
) AS made
WHERE made.id = dcim_devicetype.id;

UPDATE dcim_location SET slug =
    CASE WHEN made.number > 1
         THEN left(made.slug, 87) || '-' || right(made.id::text, 12) ELSE made.slug END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY created, id) AS number
    FROM (
        SELECT id, created, left(pg_temp.slugify(name), 100) AS slug FROM dcim_location
    ) AS plain
) AS made
WHERE made.id = dcim_location.id;

UPDATE dcim_locationtype SET slug =
    CASE WHEN made.number > 1
         THEN left(made.slug, 87) || '-' || right(made.id::text, 12) ELSE made.slug END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY created, id) AS number
    FROM (
        SELECT id, created, left(pg_temp.slugify(name), 100) AS slug FROM dcim_locationtype
    ) AS plain
) AS made
WHERE made.id = dcim_locationtype.id;

UPDATE dcim_manufacturer SET slug =
    CASE WHEN made.number > 1
         THEN left(made.slug, 87) || '-' || right(made.id::text, 12) ELSE made.slug END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY created, id) AS number
    FROM (
        SELECT id, created, left(pg_temp.slugify(name), 100) AS slug FROM dcim_manufacturer
    ) AS plain
) AS made
WHERE made.id = dcim_manufacturer.id;

UPDATE dcim_rackgroup SET slug =
    CASE WHEN made.number > 1
         THEN left(made.slug, 87) || '-' || right(made.id::text, 12) ELSE made.slug END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY location_id, slug ORDER BY created, id) AS number
    FROM (
        SELECT id, created, location_id, left(pg_temp.slugify(name), 100) AS slug FROM dcim_rackgroup
    ) AS plain
) AS made
WHERE made.id = dcim_rackgroup.id;
