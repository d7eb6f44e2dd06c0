-- A slug is made of the name, as it was where nobody wrote another one: what they wrote is not kept. The
-- end of its key, which 0037 may have put behind the name, is no part of it. Namesakes at one location
-- are parted by the end of their key.
CREATE OR REPLACE FUNCTION pg_temp.slugify(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(nullif(trim('-_' FROM regexp_replace(
      regexp_replace(lower(name), '[^a-z0-9_\s-]', '', 'g'), '[-\s]+', '-', 'g')), ''), 'unnamed')
$$;

UPDATE ipam_vlangroup SET slug =
    CASE WHEN made.number > 1 AND location_id IS NOT NULL
         THEN left(made.slug, 87) || '-' || right(made.id::text, 12) ELSE made.slug END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY location_id, slug ORDER BY created, id) AS number
    FROM (
        SELECT id, created, location_id,
               left(pg_temp.slugify(CASE WHEN right(name, 13) = '-' || right(id::text, 12)
                                         THEN left(name, -13) ELSE name END), 100) AS slug
        FROM ipam_vlangroup
    ) AS plain
) AS made
WHERE made.id = ipam_vlangroup.id;
