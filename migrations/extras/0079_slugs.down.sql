-- What had a slug has it again. A newer one is made of the name, of a job of where its code is; namesakes
-- are parted by the end of their key.
CREATE OR REPLACE FUNCTION pg_temp.slugify(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(nullif(trim('-_' FROM regexp_replace(
      regexp_replace(lower(name), '[^a-z0-9_\s-]', '', 'g'), '[-\s]+', '-', 'g')), ''), 'unnamed')
$$;

UPDATE extras_configcontextschema SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY was IS NULL, created, id) AS number
    FROM (
        SELECT it.id, created, was,
               coalesce(was ->> 'slug', left(pg_temp.slugify(name), 187)) AS slug
        FROM extras_configcontextschema it
        LEFT JOIN extras_before before ON before.step = '0079 configcontextschema' AND before.id = it.id
    ) AS plain
) AS made
WHERE made.id = extras_configcontextschema.id;

UPDATE extras_dynamicgroup SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY was IS NULL, created, id) AS number
    FROM (
        SELECT it.id, created, was,
               coalesce(was ->> 'slug', left(pg_temp.slugify(name), 87)) AS slug
        FROM extras_dynamicgroup it
        LEFT JOIN extras_before before ON before.step = '0079 dynamicgroup' AND before.id = it.id
    ) AS plain
) AS made
WHERE made.id = extras_dynamicgroup.id;

UPDATE extras_graphqlquery SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY was IS NULL, created, id) AS number
    FROM (
        SELECT it.id, created, was,
               coalesce(was ->> 'slug', left(pg_temp.slugify(name), 87)) AS slug
        FROM extras_graphqlquery it
        LEFT JOIN extras_before before ON before.step = '0079 graphqlquery' AND before.id = it.id
    ) AS plain
) AS made
WHERE made.id = extras_graphqlquery.id;

UPDATE extras_job SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY was IS NULL, created, id) AS number
    FROM (
        SELECT job.id, job.created, was, coalesce(was ->> 'slug', left(trim('-' FROM regexp_replace(lower(
            job.source || coalesce('-' || repository.slug, '') || '-' || module_name || '-' || job_class_name
        ), '[^a-z0-9_]+', '-', 'g')), 307)) AS slug
        FROM extras_job job
        LEFT JOIN extras_gitrepository repository ON repository.id = job.git_repository_id
        LEFT JOIN extras_before before ON before.step = '0079 job' AND before.id = job.id
    ) AS plain
) AS made
WHERE made.id = extras_job.id;

UPDATE extras_secret SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY was IS NULL, created, id) AS number
    FROM (
        SELECT it.id, created, was,
               coalesce(was ->> 'slug', left(pg_temp.slugify(name), 87)) AS slug
        FROM extras_secret it
        LEFT JOIN extras_before before ON before.step = '0079 secret' AND before.id = it.id
    ) AS plain
) AS made
WHERE made.id = extras_secret.id;

UPDATE extras_secretsgroup SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY was IS NULL, created, id) AS number
    FROM (
        SELECT it.id, created, was,
               coalesce(was ->> 'slug', left(pg_temp.slugify(name), 87)) AS slug
        FROM extras_secretsgroup it
        LEFT JOIN extras_before before ON before.step = '0079 secretsgroup' AND before.id = it.id
    ) AS plain
) AS made
WHERE made.id = extras_secretsgroup.id;

DELETE FROM extras_before WHERE starts_with(step, '0079 ');
