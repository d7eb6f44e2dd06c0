-- What had a slug has it again. A newer one is made of the name, or of what a note says; namesakes are
-- parted by the end of their key.
CREATE OR REPLACE FUNCTION pg_temp.slugify(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(nullif(trim('-_' FROM regexp_replace(
      regexp_replace(lower(name), '[^a-z0-9_\s-]', '', 'g'), '[-\s]+', '-', 'g')), ''), 'unnamed')
$$;

UPDATE extras_note SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY was IS NULL, created, id) AS number
    FROM (
        SELECT it.id, created, was,
               coalesce(was ->> 'slug', left(pg_temp.slugify(note), 242)) AS slug
        FROM extras_note it
        LEFT JOIN extras_before before ON before.step = '0096 note' AND before.id = it.id
    ) AS plain
) AS made
WHERE made.id = extras_note.id;

UPDATE extras_status SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY was IS NULL, created, id) AS number
    FROM (
        SELECT it.id, created, was,
               coalesce(was ->> 'slug', left(pg_temp.slugify(name), 87)) AS slug
        FROM extras_status it
        LEFT JOIN extras_before before ON before.step = '0096 status' AND before.id = it.id
    ) AS plain
) AS made
WHERE made.id = extras_status.id;

UPDATE extras_tag SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY was IS NULL, created, id) AS number
    FROM (
        SELECT it.id, created, was,
               coalesce(was ->> 'slug', left(pg_temp.slugify(name), 87)) AS slug
        FROM extras_tag it
        LEFT JOIN extras_before before ON before.step = '0096 tag' AND before.id = it.id
    ) AS plain
) AS made
WHERE made.id = extras_tag.id;

DELETE FROM extras_before WHERE starts_with(step, '0096 ');
