-- What had a slug has it again. Any other is made of the name; namesakes are parted by the end of their
-- key.
CREATE OR REPLACE FUNCTION pg_temp.slugify(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(nullif(trim('-_' FROM regexp_replace(
      regexp_replace(lower(name), '[^a-z0-9_\s-]', '', 'g'), '[-\s]+', '-', 'g')), ''), 'unnamed')
$$;

UPDATE virtualization_clustergroup SET slug =
    CASE WHEN made.number > 1
         THEN left(made.slug, 87) || '-' || right(made.id::text, 12) ELSE made.slug END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY is_new, created, id) AS number
    FROM (
        SELECT it.id, created, old.id IS NULL AS is_new,
               coalesce(old.slug, left(pg_temp.slugify(name), 100)) AS slug
        FROM virtualization_clustergroup it
        LEFT JOIN virtualization_old_slug old ON old.model = 'clustergroup' AND old.id = it.id
    ) AS plain
) AS made
WHERE made.id = virtualization_clustergroup.id;

UPDATE virtualization_clustertype SET slug =
    CASE WHEN made.number > 1
         THEN left(made.slug, 87) || '-' || right(made.id::text, 12) ELSE made.slug END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY is_new, created, id) AS number
    FROM (
        SELECT it.id, created, old.id IS NULL AS is_new,
               coalesce(old.slug, left(pg_temp.slugify(name), 100)) AS slug
        FROM virtualization_clustertype it
        LEFT JOIN virtualization_old_slug old ON old.model = 'clustertype' AND old.id = it.id
    ) AS plain
) AS made
WHERE made.id = virtualization_clustertype.id;

DROP TABLE virtualization_old_slug;
