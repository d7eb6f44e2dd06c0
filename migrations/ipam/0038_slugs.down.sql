-- What had a slug has it again. Any other is made of the name, of which the end of the key that 0037 may have
-- put behind it is no part; namesakes at one location are parted by the end of their key.
CREATE OR REPLACE FUNCTION pg_temp.slugify(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(nullif(trim('-_' FROM regexp_replace(
      regexp_replace(lower(name), '[^a-z0-9_\s-]', '', 'g'), '[-\s]+', '-', 'g')), ''), 'unnamed')
$$;

UPDATE ipam_vlangroup SET slug =
    CASE WHEN made.number > 1 AND location_id IS NOT NULL
         THEN left(made.slug, 87) || '-' || right(made.id::text, 12) ELSE made.slug END
FROM (
    SELECT id, slug,
           row_number() OVER (PARTITION BY place_id, slug ORDER BY is_new, created, id) AS number
    FROM (
        SELECT it.id, created, location_id AS place_id, old.id IS NULL AS is_new,
               coalesce(old.slug, left(pg_temp.slugify(
                   CASE WHEN right(name, 13) = '-' || right(it.id::text, 12)
                        THEN left(name, -13) ELSE name END), 100)) AS slug
        FROM ipam_vlangroup it
        LEFT JOIN ipam_old_slug old ON old.model = 'vlangroup' AND old.id = it.id
    ) AS plain
) AS made
WHERE made.id = ipam_vlangroup.id;

DELETE FROM ipam_old_slug WHERE model = 'vlangroup';
