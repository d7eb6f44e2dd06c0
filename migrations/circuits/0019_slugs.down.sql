-- What had a slug has it again: several may have had the same, or none. Any other is made of the name; of
-- namesakes the newer are parted by the end of their key.
CREATE OR REPLACE FUNCTION pg_temp.slugify(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(nullif(trim('-_' FROM regexp_replace(
      regexp_replace(lower(name), '[^a-z0-9_\s-]', '', 'g'), '[-\s]+', '-', 'g')), ''), 'unnamed')
$$;

UPDATE circuits_providernetwork SET slug =
    CASE WHEN made.is_new AND made.number > 1
         THEN left(made.slug, 87) || '-' || right(made.id::text, 12) ELSE made.slug END
FROM (
    SELECT id, slug, is_new, row_number() OVER (PARTITION BY slug ORDER BY is_new, created, id) AS number
    FROM (
        SELECT it.id, created, old.id IS NULL AS is_new,
               coalesce(old.slug, left(pg_temp.slugify(name), 100)) AS slug
        FROM circuits_providernetwork it
        LEFT JOIN circuits_old_slug old ON old.model = 'providernetwork' AND old.id = it.id
    ) AS plain
) AS made
WHERE made.id = circuits_providernetwork.id;

DELETE FROM circuits_old_slug WHERE model = 'providernetwork';
