-- A slug is made of the name, as it was where nobody wrote another one, and of what a note says: what
-- they wrote is not kept. Namesakes are parted by the end of their key.
CREATE OR REPLACE FUNCTION pg_temp.slugify(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(nullif(trim('-_' FROM regexp_replace(
      regexp_replace(lower(name), '[^a-z0-9_\s-]', '', 'g'), '[-\s]+', '-', 'g')), ''), 'unnamed')
$$;

UPDATE extras_note SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY created, id) AS number
    FROM (
        SELECT id, created, left(pg_temp.slugify(note), 242) AS slug
        FROM extras_note
    ) AS plain
) AS made
WHERE made.id = extras_note.id;

UPDATE extras_status SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY created, id) AS number
    FROM (
        SELECT id, created, left(pg_temp.slugify(name), 87) AS slug
        FROM extras_status
    ) AS plain
) AS made
WHERE made.id = extras_status.id;

UPDATE extras_tag SET slug = made.slug || CASE WHEN made.number > 1
                                       THEN '-' || right(made.id::text, 12) ELSE '' END
FROM (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY created, id) AS number
    FROM (
        SELECT id, created, left(pg_temp.slugify(name), 87) AS slug
        FROM extras_tag
    ) AS plain
) AS made
WHERE made.id = extras_tag.id;
