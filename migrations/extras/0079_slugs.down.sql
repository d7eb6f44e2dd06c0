-- A slug is made of the name, as it was where nobody wrote another one: what they wrote is not kept.
-- A job's is made of where its code is. Namesakes are parted by the end of their key.
CREATE OR REPLACE FUNCTION pg_temp.slugify(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(nullif(trim('-_' FROM regexp_replace(
      regexp_replace(lower(name), '[^a-z0-9_\s-]', '', 'g'), '[-\s]+', '-', 'g')), ''), 'unnamed')
$$;

UPDATE extras_configcontextschema SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY created, id) AS number
    FROM (
        SELECT id, created, left(pg_temp.slugify(name), 187) AS slug
        FROM extras_configcontextschema
    ) AS plain
) AS made
WHERE made.id = extras_configcontextschema.id;

UPDATE extras_dynamicgroup SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY created, id) AS number
    FROM (
        SELECT id, created, left(pg_temp.slugify(name), 87) AS slug
        FROM extras_dynamicgroup
    ) AS plain
) AS made
WHERE made.id = extras_dynamicgroup.id;

UPDATE extras_graphqlquery SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY created, id) AS number
    FROM (
        SELECT id, created, left(pg_temp.slugify(name), 87) AS slug
        FROM extras_graphqlquery
    ) AS plain
) AS made
WHERE made.id = extras_graphqlquery.id;

UPDATE extras_job SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY created, id) AS number
    FROM (
        SELECT job.id, job.created, left(trim('-' FROM regexp_replace(lower(
            job.source || coalesce('-' || repository.slug, '') || '-' || module_name || '-' || job_class_name
        ), '[^a-z0-9_]+', '-', 'g')), 307) AS slug
        FROM extras_job job
        LEFT JOIN extras_gitrepository repository ON repository.id = job.git_repository_id
    ) AS plain
) AS made
WHERE made.id = extras_job.id;

UPDATE extras_secret SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY created, id) AS number
    FROM (
        SELECT id, created, left(pg_temp.slugify(name), 87) AS slug
        FROM extras_secret
    ) AS plain
) AS made
WHERE made.id = extras_secret.id;

UPDATE extras_secretsgroup SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY created, id) AS number
    FROM (
        SELECT id, created, left(pg_temp.slugify(name), 87) AS slug
        FROM extras_secretsgroup
    ) AS plain
) AS made
WHERE made.id = extras_secretsgroup.id;
