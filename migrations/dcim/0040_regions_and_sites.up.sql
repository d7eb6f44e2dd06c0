-- Of a long name the end had no room when 0034 put the end of the key behind it. It is kept for the way back
-- in the table of extras 0018, and so is a slug.
CREATE OR REPLACE FUNCTION pg_temp.is_cut(name text, long_name text, id uuid) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT length(long_name) > 87 AND name = left(long_name, 87) || '-' || right(id::text, 12)
$$;

INSERT INTO extras_before (step, id, was, became)
SELECT 'dcim 0040', location.id,
       jsonb_build_object('name', place.name, 'slug', place.slug),
       jsonb_build_object('name', CASE WHEN name_is_cut THEN location.name END,
                          'slug', CASE WHEN slug_is_cut THEN location.slug END)
FROM (
    SELECT id, name, slug FROM dcim_region UNION ALL SELECT id, name, slug FROM dcim_site
) AS place
JOIN dcim_location location ON location.id = place.id
CROSS JOIN LATERAL (
    SELECT pg_temp.is_cut(location.name, place.name, place.id),
           pg_temp.is_cut(location.slug, place.slug, place.id)
) AS cut (name_is_cut, slug_is_cut)
WHERE name_is_cut OR slug_is_cut;
