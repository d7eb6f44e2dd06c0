-- What had a slug has it again. Any other is made of the name; namesakes are parted by the end of their
-- key.
CREATE OR REPLACE FUNCTION pg_temp.slugify(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(nullif(trim('-_' FROM regexp_replace(
      regexp_replace(lower(name), '[^a-z0-9_\s-]', '', 'g'), '[-\s]+', '-', 'g')), ''), 'unnamed')
$$;

UPDATE tenancy_tenant SET slug =
    CASE WHEN made.number > 1
         THEN left(made.slug, 87) || '-' || right(made.id::text, 12) ELSE made.slug END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY is_new, created, id) AS number
    FROM (
        SELECT it.id, created, old.id IS NULL AS is_new,
               coalesce(old.slug, left(pg_temp.slugify(name), 100)) AS slug
        FROM tenancy_tenant it
        LEFT JOIN tenancy_old_slug old ON old.model = 'tenant' AND old.id = it.id
    ) AS plain
) AS made
WHERE made.id = tenancy_tenant.id;

UPDATE tenancy_tenantgroup SET slug =
    CASE WHEN made.number > 1
         THEN left(made.slug, 87) || '-' || right(made.id::text, 12) ELSE made.slug END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY is_new, created, id) AS number
    FROM (
        SELECT it.id, created, old.id IS NULL AS is_new,
               coalesce(old.slug, left(pg_temp.slugify(name), 100)) AS slug
        FROM tenancy_tenantgroup it
        LEFT JOIN tenancy_old_slug old ON old.model = 'tenantgroup' AND old.id = it.id
    ) AS plain
) AS made
WHERE made.id = tenancy_tenantgroup.id;

DROP TABLE tenancy_old_slug;
