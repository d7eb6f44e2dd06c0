INSERT INTO ipam_vrf (id, created, last_updated, _custom_field_data, name, rd, enforce_unique, description)
SELECT pg_temp.key(name), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', name, rd, is_unique, ''
  FROM (VALUES ('red', '65000:1', true), ('blue', NULL, true), ('green', '65000:2', false),
               ('lime', NULL, false)) AS vrf (name, rd, is_unique);
INSERT INTO ipam_prefix (id, created, last_updated, _custom_field_data, network, broadcast,
                         prefix_length, type, description, vrf_id)
SELECT pg_temp.key('one in ' || name), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}',
       pg_temp.packed('10.1.0.0'), pg_temp.packed('10.1.255.255'), 16, 'network', 'one in ' || name, id
  FROM ipam_vrf WHERE name IN ('red', 'green');
