-- Sites in buildings of other sites, and a region in one, too.
INSERT INTO dcim_locationtype (id, created, last_updated, _custom_field_data, name, description, nestable)
VALUES (pg_temp.key('building'), '2024-03-01 00:00Z', '2024-03-01 12:00Z', '{}', 'Building', '', true);
INSERT INTO dcim_location (id, created, last_updated, _custom_field_data, name, _name, description,
                           location_type_id, parent_id, status_id, facility, time_zone, physical_address,
                           shipping_address, contact_name, contact_phone, contact_email, comments)
SELECT pg_temp.key(house.name), '2024-03-01 00:00Z', '2024-03-01 12:00Z', '{}', house.name, house.name, '',
       pg_temp.key('building'), pg_temp.key(parent), status.id, '', '', '', '', '', '', '', ''
  FROM (VALUES ('house 3', 'site 3'), ('house 4', 'site 4'), ('house 5', 'site 5'),
               -- These are at the top of nothing: one is in itself, and two are in each other.
               ('loop', 'loop'), ('ring 1', 'ring 2'), ('ring 2', 'ring 1')) AS house (name, parent),
       extras_status status
 WHERE status.name = 'Active';
UPDATE dcim_location SET parent_id = pg_temp.key('house 3') WHERE name = 'site 1';
UPDATE dcim_location SET parent_id = pg_temp.key('house 4') WHERE name = 'site 2';
UPDATE dcim_location SET parent_id = NULL WHERE name = 'site 5';
UPDATE dcim_location SET parent_id = pg_temp.key('house 5') WHERE name = 'North';
