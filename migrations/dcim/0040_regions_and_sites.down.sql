-- Names and slugs were unique among regions and among sites. The end of its key, which a location may
-- have behind its slug since 0034, comes off, and is put where namesakes are.
CREATE OR REPLACE FUNCTION pg_temp.marked(name text, id uuid, length integer) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT left(name, length - 13) || '-' || right(id::text, 12) $$;
CREATE OR REPLACE FUNCTION pg_temp.unmarked(name text, id uuid) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN right(name, 13) = '-' || right(id::text, 12) THEN left(name, -13) ELSE name END
$$;

-- The locations of the type that 0034 made for regions. A region had no status, tenant or address: what a
-- location has besides what is here is not kept.
INSERT INTO dcim_region
    (id, created, last_updated, _custom_field_data, name, slug, description, parent_id, migrated_location_id)
SELECT location.id, location.created, location.last_updated, location._custom_field_data,
       CASE WHEN row_number() OVER (PARTITION BY plain.name ORDER BY location.created, location.id) > 1
            THEN pg_temp.marked(plain.name, location.id, 100) ELSE plain.name END,
       CASE WHEN row_number() OVER (PARTITION BY plain.slug ORDER BY location.created, location.id) > 1
            THEN pg_temp.marked(plain.slug, location.id, 100) ELSE plain.slug END,
       location.description, parent.id, location.id
FROM dcim_location location
LEFT JOIN dcim_location parent ON parent.id = location.parent_id
 AND parent.location_type_id = '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001'
LEFT JOIN extras_before before ON before.step = 'dcim 0040' AND before.id = location.id
CROSS JOIN LATERAL (
    SELECT CASE WHEN location.name = became ->> 'name' THEN was ->> 'name'
                ELSE pg_temp.unmarked(location.name, location.id) END,
           CASE WHEN location.slug = became ->> 'slug' THEN was ->> 'slug'
                ELSE pg_temp.unmarked(location.slug, location.id) END
) AS plain (name, slug)
WHERE location.location_type_id = '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001';

-- The locations of the type that 0034 made for sites. Where there is none above a location, because
-- it came after that, the highest location that is no region stands for one: nothing may be nowhere.
CREATE TEMPORARY TABLE used ON COMMIT DROP AS
SELECT id AS location_id FROM dcim_location
WHERE location_type_id <> '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001'
UNION SELECT location_id FROM dcim_device
UNION SELECT location_id FROM dcim_rack
UNION SELECT location_id FROM dcim_rackgroup
UNION SELECT location_id FROM dcim_powerpanel
UNION SELECT location_id FROM ipam_prefix
UNION SELECT location_id FROM ipam_vlan
UNION SELECT location_id FROM ipam_vlangroup
UNION SELECT location_id FROM virtualization_cluster
UNION SELECT location_id FROM circuits_circuittermination;

CREATE TEMPORARY TABLE new_site ON COMMIT DROP AS
WITH RECURSIVE climb AS (
    SELECT location_id, location_id AS place_id, 0 AS height, ARRAY[location_id] AS seen FROM used
    UNION ALL
    SELECT climb.location_id, location.parent_id, climb.height + 1, climb.seen || location.parent_id
    FROM climb JOIN dcim_location location ON location.id = climb.place_id
    WHERE location.parent_id <> ALL (climb.seen)  -- nobody has kept people from a ring
      AND location.location_type_id <> '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002'
)
SELECT DISTINCT place_id AS id FROM (
    SELECT DISTINCT ON (climb.location_id) climb.place_id
    FROM climb JOIN dcim_location place ON place.id = climb.place_id
    ORDER BY climb.location_id,
             place.location_type_id = '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002' DESC,
             place.location_type_id <> '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001' DESC,
             CASE WHEN place.location_type_id = '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001'
                  THEN climb.height ELSE -climb.height END
) AS nearest;

INSERT INTO dcim_site
    (id, created, last_updated, _custom_field_data, name, _name, slug, facility, asn, time_zone,
     description, physical_address, shipping_address, latitude, longitude, contact_name, contact_phone,
     contact_email, comments, region_id, status_id, tenant_id, migrated_location_id)
SELECT location.id, location.created, location.last_updated, location._custom_field_data,
       CASE WHEN row_number() OVER (PARTITION BY plain.name ORDER BY location.created, location.id) > 1
            THEN pg_temp.marked(plain.name, location.id, 100) ELSE plain.name END,
       location._name,
       CASE WHEN row_number() OVER (PARTITION BY plain.slug ORDER BY location.created, location.id) > 1
            THEN pg_temp.marked(plain.slug, location.id, 100) ELSE plain.slug END,
       location.facility, location.asn, location.time_zone, location.description,
       location.physical_address, location.shipping_address, location.latitude, location.longitude,
       location.contact_name, location.contact_phone, location.contact_email, location.comments,
       region.id, location.status_id, location.tenant_id, location.id
FROM dcim_location location
JOIN new_site ON new_site.id = location.id
LEFT JOIN dcim_region region ON region.id = location.parent_id
LEFT JOIN extras_before before ON before.step = 'dcim 0040' AND before.id = location.id
CROSS JOIN LATERAL (
    SELECT CASE WHEN location.name = became ->> 'name' THEN was ->> 'name'
                ELSE pg_temp.unmarked(location.name, location.id) END,
           CASE WHEN location.slug = became ->> 'slug' THEN was ->> 'slug'
                ELSE pg_temp.unmarked(location.slug, location.id) END
) AS plain (name, slug);
DELETE FROM extras_before WHERE step = 'dcim 0040';
