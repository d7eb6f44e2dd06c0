-- Where a name or a slug is taken already, the end of the row's own key is put behind it: that is
-- unique, and the way back can tell it from what somebody wrote and take it off again. The end of a name
-- of more than 87 characters has no room then: regions and sites still say it, and see 0040; that of a
-- location is noted down below.
CREATE OR REPLACE FUNCTION pg_temp.marked(name text, id uuid, length integer) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT left(name, length - 13) || '-' || right(id::text, 12) $$;
CREATE OR REPLACE FUNCTION pg_temp.unmarked(name text, id uuid) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN right(name, 13) = '-' || right(id::text, 12) THEN left(name, -13) ELSE name END
$$;

-- Two location types stand for what regions and sites were. Their keys are fixed: whatever they are
-- called later, the way back knows them. They say again what they said before it, see 0034_notes.
CREATE TEMPORARY TABLE type_before ON COMMIT DROP AS
SELECT id, was, (was ->> 'parent_id')::uuid AS parent_id
FROM extras_before WHERE step = 'dcim 0034 locationtype';

INSERT INTO dcim_locationtype
    (id, created, last_updated, _custom_field_data, name, slug, description, parent_id, nestable)
SELECT id, coalesce((was ->> 'created')::date, now()), coalesce((was ->> 'last_updated')::timestamptz, now()),
       coalesce(was -> '_custom_field_data', '{}'),
       CASE WHEN EXISTS (SELECT FROM dcim_locationtype taken WHERE taken.name = its.name)
            THEN pg_temp.marked(its.name, id, 100) ELSE its.name END,
       CASE WHEN EXISTS (SELECT FROM dcim_locationtype taken WHERE taken.slug = its.slug)
            THEN pg_temp.marked(its.slug, id, 100) ELSE its.slug END,
       coalesce(was ->> 'description', wanted.description), NULL,
       coalesce((was ->> 'nestable')::boolean, wanted.nestable)
FROM (VALUES
        ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001'::uuid, 'Region', 'region', 'What was a region', true,
         EXISTS (SELECT FROM dcim_region)),
        ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002'::uuid, 'Site', 'site', 'What was a site', false,
         EXISTS (SELECT FROM dcim_site))
     ) AS wanted (id, name, slug, description, nestable, used)
LEFT JOIN type_before USING (id)
CROSS JOIN LATERAL (
    SELECT coalesce(was ->> 'name', wanted.name), coalesce(was ->> 'slug', wanted.slug)
) AS its (name, slug)
WHERE wanted.used OR was IS NOT NULL;

-- Sites lie in regions, and whatever was at the top until now lies at sites. But for types that the way
-- back knew: if nobody has moved one of those since, they hang together as they did.
UPDATE dcim_locationtype site SET parent_id = region.id
FROM dcim_locationtype region
WHERE region.id = '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001'
  AND site.id = '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002';
CREATE TEMPORARY TABLE known_type ON COMMIT DROP AS
SELECT id, parent_id FROM type_before
WHERE NOT EXISTS (
    SELECT FROM type_before before LEFT JOIN dcim_locationtype now ON now.id = before.id
    WHERE before.id NOT IN (
        '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001', '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002')
      AND (now.id IS NULL OR now.parent_id IS DISTINCT FROM CASE
        WHEN before.parent_id NOT IN (
            '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001', '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002')
        THEN before.parent_id END));
UPDATE dcim_locationtype top SET parent_id = site.id
FROM dcim_locationtype site
WHERE site.id = '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002' AND top.parent_id IS NULL
  AND top.id NOT IN (
    '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001', '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002')
  AND top.id NOT IN (SELECT id FROM known_type);
UPDATE dcim_locationtype SET parent_id = known_type.parent_id
FROM known_type WHERE known_type.id = dcim_locationtype.id;

CREATE TEMPORARY TABLE place ON COMMIT DROP AS
SELECT 'region' AS model, id, parent_id, created, name, slug FROM dcim_region
UNION ALL
SELECT 'site', id, region_id, created, name, slug FROM dcim_site;

-- Above which of them the way back found a location that was no region, and nobody has moved them since.
CREATE TEMPORARY TABLE above ON COMMIT DROP AS
SELECT place.id, there.id AS parent_id
FROM place
JOIN extras_before before ON before.step = 'dcim 0034 location' AND before.id = place.id
JOIN (SELECT id FROM dcim_location UNION SELECT id FROM place) AS there
  ON there.id = (was ->> 'parent_id')::uuid
WHERE place.parent_id IS NOT DISTINCT FROM (became ->> 'parent_id')::uuid;

-- That location may have been moved since to where it is in them: then they stay where they are.
WITH RECURSIVE hangs AS (
    SELECT place.id, coalesce(above.parent_id, place.parent_id) AS parent_id
    FROM place LEFT JOIN above ON above.id = place.id
    UNION ALL
    SELECT id, coalesce(parent_id, site_id) FROM dcim_location WHERE id NOT IN (SELECT id FROM place)
), climb AS (
    SELECT id, parent_id AS place_id FROM above
    UNION
    SELECT climb.id, hangs.parent_id FROM climb JOIN hangs ON hangs.id = climb.place_id
)
DELETE FROM above USING climb WHERE climb.id = above.id AND climb.place_id = above.id;

-- Names and slugs without the end of the key that the way back may have put behind them. Then regions
-- may be namesakes, or sites: the first, which has no such end if there is one, keeps the name. A name
-- and a slug that the way back has changed otherwise, and nobody else since, is as it was before it.
CREATE TEMPORARY TABLE plain ON COMMIT DROP AS
SELECT model, id, parent_id, name, slug,
       row_number() OVER (PARTITION BY model, parent_id, name ORDER BY name_is_marked, created, id)
           AS name_number,
       row_number() OVER (PARTITION BY model, slug ORDER BY slug_is_marked, created, id) AS slug_number
FROM (
    SELECT model, place.id, created, coalesce(above.parent_id, place.parent_id) AS parent_id,
           CASE WHEN place.name = became ->> 'name' THEN was ->> 'name'
                ELSE pg_temp.unmarked(place.name, place.id) END AS name,
           CASE WHEN place.slug = became ->> 'slug' THEN was ->> 'slug'
                ELSE pg_temp.unmarked(place.slug, place.id) END AS slug,
           pg_temp.unmarked(place.name, place.id) <> place.name AS name_is_marked,
           pg_temp.unmarked(place.slug, place.id) <> place.slug AS slug_is_marked
    FROM place
    LEFT JOIN extras_before before ON before.step = 'dcim 0034 location' AND before.id = place.id
    LEFT JOIN above ON above.id = place.id
) AS unmarked;

-- Every region and every site becomes the location of the same key.
INSERT INTO dcim_location
    (id, created, last_updated, _custom_field_data, name, _name, slug, description, location_type_id,
     parent_id, facility, time_zone, physical_address, shipping_address, contact_name, contact_phone,
     contact_email, comments)
SELECT region.id, region.created, region.last_updated, region._custom_field_data,
       CASE WHEN plain.parent_id IS NOT NULL AND plain.name_number > 1
              OR EXISTS (SELECT FROM dcim_location taken
                         WHERE taken.parent_id = plain.parent_id AND taken.name = plain.name)
            THEN pg_temp.marked(plain.name, region.id, 100) ELSE plain.name END,
       plain.name,
       CASE WHEN plain.slug_number > 1
              OR EXISTS (SELECT FROM dcim_location taken WHERE taken.slug = plain.slug)
            THEN pg_temp.marked(plain.slug, region.id, 100) ELSE plain.slug END,
       region.description, '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001', plain.parent_id,
       '', '', '', '', '', '', '', ''
FROM dcim_region region JOIN plain ON plain.model = 'region' AND plain.id = region.id;

-- What a region had no place for.
UPDATE dcim_location location
SET status_id = status.id, tenant_id = tenant.id, facility = was ->> 'facility',
    asn = (was ->> 'asn')::bigint, time_zone = was ->> 'time_zone',
    physical_address = was ->> 'physical_address', shipping_address = was ->> 'shipping_address',
    latitude = (was ->> 'latitude')::numeric, longitude = (was ->> 'longitude')::numeric,
    contact_name = was ->> 'contact_name', contact_phone = was ->> 'contact_phone',
    contact_email = was ->> 'contact_email', comments = was ->> 'comments',
    _name = CASE WHEN location.name = was ->> 'name' THEN was ->> '_name' ELSE location._name END
FROM extras_before before
LEFT JOIN extras_status status ON status.id = (was ->> 'status_id')::uuid
LEFT JOIN tenancy_tenant tenant ON tenant.id = (was ->> 'tenant_id')::uuid
WHERE before.step = 'dcim 0034 location' AND before.id = location.id;

-- A site that was a location before it was a site (see 0040) goes back to its place.
INSERT INTO dcim_location
    (id, created, last_updated, _custom_field_data, name, _name, slug, description, location_type_id,
     parent_id, status_id, tenant_id, facility, asn, time_zone, physical_address, shipping_address,
     latitude, longitude, contact_name, contact_phone, contact_email, comments)
SELECT site.id, site.created, site.last_updated, site._custom_field_data,
       CASE WHEN plain.parent_id IS NOT NULL AND plain.name_number > 1
              OR EXISTS (SELECT FROM dcim_location taken
                         WHERE taken.parent_id = plain.parent_id AND taken.name = plain.name)
            THEN pg_temp.marked(plain.name, site.id, 100) ELSE plain.name END,
       site._name,
       CASE WHEN plain.slug_number > 1
              OR EXISTS (SELECT FROM dcim_location taken WHERE taken.slug = plain.slug)
            THEN pg_temp.marked(plain.slug, site.id, 100) ELSE plain.slug END,
       site.description, '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002', plain.parent_id,
       site.status_id, site.tenant_id, site.facility, site.asn, site.time_zone, site.physical_address,
       site.shipping_address, site.latitude, site.longitude, site.contact_name, site.contact_phone,
       site.contact_email, site.comments
FROM dcim_site site JOIN plain ON plain.model = 'site' AND plain.id = site.id
ON CONFLICT (id) DO UPDATE SET parent_id = coalesce(EXCLUDED.parent_id, dcim_location.parent_id);

UPDATE dcim_region SET migrated_location_id = id;
UPDATE dcim_site SET migrated_location_id = id;

-- The highest locations of a site hang below it now, where each needs a name of its own.
CREATE TEMPORARY TABLE top ON COMMIT DROP AS
SELECT id, name, CASE WHEN number > 1 THEN pg_temp.marked(name, id, 100) ELSE name END AS new_name
FROM (
    SELECT id, name, row_number() OVER (PARTITION BY site_id, name ORDER BY created, id) AS number
    FROM dcim_location
    WHERE parent_id IS NULL AND site_id <> id
) AS counted;
INSERT INTO extras_before (step, id, was, became)
SELECT 'dcim 0034: long name', id, jsonb_build_object('name', name), jsonb_build_object('name', new_name)
FROM top WHERE new_name <> name AND length(name) > 87;
UPDATE dcim_location location SET parent_id = location.site_id, name = top.new_name
FROM top WHERE top.id = location.id;
