INSERT INTO ipam_vrf (id, created, last_updated, _custom_field_data, name, rd, enforce_unique, description)
VALUES (pg_temp.key('red'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'red', '65000:1', true, ''),
       (pg_temp.key('blue'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'blue', NULL, false, '');
INSERT INTO ipam_prefix (id, created, last_updated, _custom_field_data, network, broadcast,
                         prefix_length, type, description, vrf_id)
SELECT pg_temp.key(name), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', pg_temp.packed(net),
       pg_temp.packed(broadcast(net)), masklen(net), 'network', name,
       CASE WHEN vrf <> '' THEN pg_temp.key(vrf) END
  FROM (VALUES (inet '10.1.0.0/16', 'one in red', 'red'), ('10.1.0.0/16', 'one', NULL),
               ('10.2.0.0/16', 'two', NULL), ('10.2.0.0/16', 'two again', NULL)) AS prefix (net, name, vrf);
INSERT INTO ipam_ipaddress (id, created, last_updated, _custom_field_data, host, broadcast,
                            prefix_length, dns_name, description, vrf_id)
SELECT pg_temp.key(name), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', pg_temp.packed(address),
       pg_temp.packed(broadcast(address)), masklen(address), '', name,
       CASE WHEN vrf <> '' THEN pg_temp.key(vrf) END
  FROM (VALUES (inet '10.1.0.1/16', 'first in red', 'red'), ('10.1.0.1/16', 'first', NULL),
               ('192.0.2.1/24', 'in a network that is made for it', NULL),
               ('198.51.100.1/24', 'in another one', NULL)) AS address (address, name, vrf);
