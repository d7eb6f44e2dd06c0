-- Where a name or a slug is taken already, the end of the row's own key is put behind it: that is
-- unique, and the way back can tell it from what somebody wrote and take it off again. Only the end of
-- a name of more than 87 characters is lost then, for there is no room for both.
CREATE OR REPLACE FUNCTION pg_temp.marked(name text, id uuid, length integer) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT left(name, length - 13) || '-' || right(id::text, 12) $$;
CREATE OR REPLACE FUNCTION pg_temp.unmarked(name text, id uuid) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN right(name, 13) = '-' || right(id::text, 12) THEN left(name, -13) ELSE name END
$$;

-- Two location types stand for what regions and sites were. Their keys are fixed: whatever they are
-- called later, the way back knows them.
INSERT INTO dcim_locationtype
    (id, created, last_updated, _custom_field_data, name, slug, description, parent_id, nestable)
SELECT wanted.id, now(), now(), '{}',
       CASE WHEN EXISTS (SELECT FROM dcim_locationtype taken WHERE taken.name = wanted.name)
            THEN pg_temp.marked(wanted.name, wanted.id, 100) ELSE wanted.name END,
       CASE WHEN EXISTS (SELECT FROM dcim_locationtype taken WHERE taken.slug = wanted.slug)
            THEN pg_temp.marked(wanted.slug, wanted.id, 100) ELSE wanted.slug END,
       wanted.description, NULL, wanted.nestable
FROM (VALUES
        ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001'::uuid, 'Region', 'region', 'What was a region', true,
         EXISTS (SELECT FROM dcim_region)),
        ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002'::uuid, 'Site', 'site', 'What was a site', false,
         EXISTS (SELECT FROM dcim_site))
     ) AS wanted (id, name, slug, description, nestable, used)
WHERE wanted.used;

-- Sites lie in regions, and whatever was at the top until now lies at sites.
UPDATE dcim_locationtype site SET parent_id = region.id
FROM dcim_locationtype region
WHERE region.id = '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001'
  AND site.id = '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002';
UPDATE dcim_locationtype top SET parent_id = site.id
FROM dcim_locationtype site
WHERE site.id = '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002' AND top.parent_id IS NULL
  AND top.id NOT IN (
    '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001', '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002');

-- Names and slugs without the end of the key that the way back may have put behind them. Then regions
-- may be namesakes, or sites: the first, which has no such end if there is one, keeps the name.
CREATE TEMPORARY TABLE plain ON COMMIT DROP AS
SELECT id, name, slug,
       row_number() OVER (PARTITION BY model, parent_id, name ORDER BY name_is_marked, created, id)
           AS name_number,
       row_number() OVER (PARTITION BY model, slug ORDER BY slug_is_marked, created, id) AS slug_number
FROM (
    SELECT model, id, parent_id, created,
           pg_temp.unmarked(name, id) AS name, pg_temp.unmarked(name, id) <> name AS name_is_marked,
           pg_temp.unmarked(slug, id) AS slug, pg_temp.unmarked(slug, id) <> slug AS slug_is_marked
    FROM (
        SELECT 'region' AS model, id, parent_id, created, name, slug FROM dcim_region
        UNION ALL
        SELECT 'site', id, region_id, created, name, slug FROM dcim_site
    ) AS place
) AS unmarked;

-- Every region and every site becomes the location of the same key.
INSERT INTO dcim_location
    (id, created, last_updated, _custom_field_data, name, _name, slug, description, location_type_id,
     parent_id, facility, time_zone, physical_address, shipping_address, contact_name, contact_phone,
     contact_email, comments)
SELECT region.id, region.created, region.last_updated, region._custom_field_data,
       CASE WHEN region.parent_id IS NOT NULL AND plain.name_number > 1
            THEN pg_temp.marked(plain.name, region.id, 100) ELSE plain.name END,
       plain.name,
       CASE WHEN plain.slug_number > 1
              OR EXISTS (SELECT FROM dcim_location taken WHERE taken.slug = plain.slug)
            THEN pg_temp.marked(plain.slug, region.id, 100) ELSE plain.slug END,
       region.description, '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001', region.parent_id,
       '', '', '', '', '', '', '', ''
FROM dcim_region region JOIN plain USING (id);

-- A site that was a location before it was a site (see 0040) goes back to its place.
INSERT INTO dcim_location
    (id, created, last_updated, _custom_field_data, name, _name, slug, description, location_type_id,
     parent_id, status_id, tenant_id, facility, asn, time_zone, physical_address, shipping_address,
     latitude, longitude, contact_name, contact_phone, contact_email, comments)
SELECT site.id, site.created, site.last_updated, site._custom_field_data,
       CASE WHEN site.region_id IS NOT NULL AND plain.name_number > 1
              OR EXISTS (SELECT FROM dcim_location taken
                         WHERE taken.parent_id = site.region_id AND taken.name = plain.name)
            THEN pg_temp.marked(plain.name, site.id, 100) ELSE plain.name END,
       site._name,
       CASE WHEN plain.slug_number > 1
              OR EXISTS (SELECT FROM dcim_location taken WHERE taken.slug = plain.slug)
            THEN pg_temp.marked(plain.slug, site.id, 100) ELSE plain.slug END,
       site.description, '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002', site.region_id,
       site.status_id, site.tenant_id, site.facility, site.asn, site.time_zone, site.physical_address,
       site.shipping_address, site.latitude, site.longitude, site.contact_name, site.contact_phone,
       site.contact_email, site.comments
FROM dcim_site site JOIN plain USING (id)
ON CONFLICT (id) DO UPDATE SET parent_id = EXCLUDED.parent_id;

UPDATE dcim_region SET migrated_location_id = id;
UPDATE dcim_site SET migrated_location_id = id;

-- The highest locations of a site hang below it now, where each needs a name of its own.
UPDATE dcim_location location
SET parent_id = location.site_id,
    name = CASE WHEN top.number > 1 THEN pg_temp.marked(location.name, location.id, 100)
                ELSE location.name END
FROM (
    SELECT id, row_number() OVER (PARTITION BY site_id, name ORDER BY created, id) AS number
    FROM dcim_location
    WHERE parent_id IS NULL AND site_id <> id
) AS top
WHERE top.id = location.id;
