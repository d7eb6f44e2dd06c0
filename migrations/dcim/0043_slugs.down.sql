-- What had a slug has it again. Any other is made of the name; namesakes are parted by the end of their
-- key.
CREATE OR REPLACE FUNCTION pg_temp.slugify(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(nullif(trim('-_' FROM regexp_replace(
      regexp_replace(lower(name), '[^a-z0-9_\s-]', '', 'g'), '[-\s]+', '-', 'g')), ''), 'unnamed')
$$;

DO $$
DECLARE
    slugged record;
BEGIN
    -- The columns that slugs were made of, and within which they were unique.
    FOR slugged IN
        SELECT * FROM (VALUES
            ('devicetype', 'model', 'manufacturer_id'),
            ('location', 'name', NULL),
            ('locationtype', 'name', NULL),
            ('manufacturer', 'name', NULL),
            ('rackgroup', 'name', 'location_id')
        ) AS slugged (model, name, place)
    LOOP
        EXECUTE format($update$
            UPDATE %1$I SET slug =
                CASE WHEN made.number > 1
                     THEN left(made.slug, 87) || '-' || right(made.id::text, 12) ELSE made.slug END
            FROM (
                SELECT id, slug,
                       row_number() OVER (PARTITION BY place, slug ORDER BY is_new, created, id) AS number
                FROM (
                    SELECT it.id, created, to_jsonb(it) ->> %4$L AS place, old.id IS NULL AS is_new,
                           coalesce(old.slug, left(pg_temp.slugify(it.%3$I), 100)) AS slug
                    FROM %1$I it
                    LEFT JOIN dcim_old_slug old ON old.model = %2$L AND old.id = it.id
                ) AS plain
            ) AS made
            WHERE made.id = %1$I.id
        $update$, 'dcim_' || slugged.model, slugged.model, slugged.name, slugged.place);
    END LOOP;
END $$;

DROP TABLE dcim_old_slug;
