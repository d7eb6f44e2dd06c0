-- A namespace of people's own, and one that says otherwise than when it was made.
INSERT INTO ipam_namespace (id, created, last_updated, _custom_field_data, name, description)
VALUES (pg_temp.key('lab'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'Lab', 'for tests');
UPDATE ipam_namespace SET name = 'World', description = 'all of it' WHERE name = 'Global';

-- One VRF and its network have moved there, where there is a network that is elsewhere, too.
UPDATE ipam_vrf SET namespace_id = pg_temp.key('lab') WHERE name = 'red';
UPDATE ipam_prefix SET namespace_id = pg_temp.key('lab') WHERE id = pg_temp.key('one in red');
INSERT INTO ipam_prefix (id, created, last_updated, _custom_field_data, network, broadcast,
                         prefix_length, type, description, ip_version, namespace_id, status_id)
SELECT pg_temp.key('two in lab'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', network, broadcast,
       prefix_length, type, 'two in lab', ip_version, pg_temp.key('lab'), status_id
  FROM ipam_prefix WHERE id = pg_temp.key('two');
INSERT INTO ipam_vrf (id, created, last_updated, _custom_field_data, name, rd, description, namespace_id)
VALUES (pg_temp.key('green'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'green', NULL, '',
        pg_temp.key('lab'));
INSERT INTO ipam_vrfprefixassignment (id, vrf_id, prefix_id)
VALUES (pg_temp.key('in red'), pg_temp.key('red'), pg_temp.key('two in lab')),
       (pg_temp.key('in green'), pg_temp.key('green'), pg_temp.key('two in lab'));
INSERT INTO ipam_ipaddress (id, created, last_updated, _custom_field_data, host, broadcast,
                            prefix_length, dns_name, description, ip_version, parent_id, status_id)
SELECT pg_temp.key('in lab'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}',
       pg_temp.packed('10.2.0.1/16'), broadcast, prefix_length, '', 'in lab', ip_version, id, status_id
  FROM ipam_prefix WHERE id = pg_temp.key('two in lab');
-- A network that was made for an address is for something else, too.
UPDATE ipam_prefix SET status_id = (SELECT id FROM extras_status WHERE name = 'Reserved')
 WHERE network = pg_temp.packed('192.0.2.0/24');

-- A machine is in a VRF by another name.
INSERT INTO virtualization_clustertype (id, created, last_updated, _custom_field_data, name, description)
VALUES (pg_temp.key('type'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'type', '');
INSERT INTO virtualization_cluster (id, created, last_updated, _custom_field_data, name, comments,
                                    cluster_type_id)
VALUES (pg_temp.key('cluster'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'cluster', '',
        pg_temp.key('type'));
INSERT INTO virtualization_virtualmachine (id, created, last_updated, _custom_field_data, name, comments,
                                           cluster_id, status_id)
SELECT pg_temp.key('machine'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'machine', '',
       pg_temp.key('cluster'), status_id
  FROM ipam_prefix LIMIT 1;
INSERT INTO ipam_vrfdeviceassignment (id, rd, name, vrf_id, virtual_machine_id)
VALUES (pg_temp.key('machine in red'), '65000:9', 'rouge', pg_temp.key('red'), pg_temp.key('machine'));
