-- What the types of regions and sites are called, what they lie in and what they may hold is otherwise now.
SELECT pg_temp.add_types('dcim.rack', 'dcim.device', 'ipam.vlangroup');
INSERT INTO dcim_locationtype (id, created, last_updated, _custom_field_data, name, description, nestable)
VALUES (pg_temp.key('continent'), '2024-03-01 00:00Z', '2024-03-01 12:00Z', '{}', 'Continent', 'large', false);
UPDATE dcim_locationtype SET name = 'Country', description = 'with a king', parent_id = pg_temp.key('continent')
 WHERE name = 'Region';
UPDATE dcim_locationtype SET parent_id = pg_temp.key('continent'), nestable = true WHERE name = 'Site';
INSERT INTO dcim_locationtype (id, created, last_updated, _custom_field_data, name, description, nestable,
                               parent_id)
SELECT pg_temp.key('floor'), '2024-03-01 00:00Z', '2024-03-01 12:00Z', '{}', 'Floor', '', false, id
  FROM dcim_locationtype WHERE name = 'Site';
INSERT INTO dcim_locationtype_content_types (locationtype_id, contenttype_id)
SELECT id, pg_temp.type_of('ipam.vlangroup') FROM dcim_locationtype WHERE name IN ('Country', 'Continent');
DELETE FROM dcim_locationtype_content_types
 WHERE locationtype_id = (SELECT id FROM dcim_locationtype WHERE name = 'Site')
   AND contenttype_id = pg_temp.type_of('dcim.rack');

-- Locations of the new types, above and below, and one at the top that is both.
CREATE FUNCTION pg_temp.locate(key text, type text, above text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO dcim_location (id, created, last_updated, _custom_field_data, name, _name, description,
                             location_type_id, parent_id, status_id, facility, time_zone, physical_address,
                             shipping_address, contact_name, contact_phone, contact_email, comments)
  SELECT pg_temp.key(key), '2024-03-01 00:00Z', '2024-03-01 12:00Z', '{}', key, key, '', location_type.id,
         pg_temp.key(above), status.id, '', '', '', '', '', '', '', ''
    FROM dcim_locationtype location_type, extras_status status
   WHERE location_type.name = type AND status.name = 'Planned' $$;
SELECT pg_temp.locate('Europe', 'Continent', NULL);
SELECT pg_temp.locate('Atlantis', 'Continent', NULL);
SELECT pg_temp.locate('first floor', 'Floor', 'site 1');
SELECT pg_temp.locate('annex', 'Site', 'site 1');
UPDATE dcim_location
   SET parent_id = pg_temp.key('Europe'), facility = 'palace', latitude = 52.5, asn = 64500,
       status_id = (SELECT id FROM extras_status WHERE name = 'Planned')
 WHERE name = 'North';
UPDATE dcim_location SET parent_id = pg_temp.key('Europe') WHERE name = 'site 2';

-- Something is in a region itself, and something on a continent.
INSERT INTO ipam_vlangroup (id, created, last_updated, _custom_field_data, name, description, range,
                            location_id)
SELECT pg_temp.key('vlans of ' || name), '2024-03-01 00:00Z', '2024-03-01 12:00Z', '{}', name, '', '1-4094',
       id
  FROM dcim_location WHERE name IN ('North', 'Atlantis');
