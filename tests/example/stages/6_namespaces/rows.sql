-- Networks and addresses that one namespace cannot hold together.
INSERT INTO ipam_vrf (id, created, last_updated, _custom_field_data, name, rd, enforce_unique,
                      description)
SELECT pg_temp.key('vrf ' || name), '2023-09-01 08:00Z', '2023-09-01 12:00Z', '{}', name, rd, true,
       ''
  FROM (VALUES ('green', '65000:3'), ('twin', '65000:4')) AS vrf (name, rd);
-- Names that are there more than once, or that namespaces have.
INSERT INTO ipam_vrf (id, created, last_updated, _custom_field_data, name, rd, enforce_unique,
                      description)
VALUES (pg_temp.key('vrf second blue'), '2023-09-01 08:00Z', '2023-09-01 12:00Z', '{}', 'blue', NULL,
        false, ''),
       (pg_temp.key('vrf Global'), '2023-09-01 08:00Z', '2023-09-01 12:00Z', '{}', 'Global', NULL,
        true, '');
INSERT INTO ipam_namespace (id, created, last_updated, _custom_field_data, name, description)
VALUES (pg_temp.key('namespace green'), '2023-09-01 08:00Z', '2023-09-01 12:00Z', '{}', 'green',
        'made before');
INSERT INTO ipam_prefix (id, created, last_updated, _custom_field_data, network, broadcast,
                         prefix_length, type, description, vrf_id, status_id)
SELECT pg_temp.key('prefix ' || net || ' in ' || coalesce(vrf, what)), '2023-09-01 08:00Z',
       '2023-09-01 12:00Z', '{}', pg_temp.packed(net), pg_temp.packed(broadcast(net)), masklen(net),
       'network', what, CASE WHEN vrf <> '' THEN pg_temp.key('vrf ' || vrf) END,
       pg_temp.key('status active')
  FROM (VALUES (inet '172.16.0.0/12', 'green', 'green'), ('172.16.1.0/24', 'green', 'green'),
               ('172.16.0.0/12', 'twin', 'twin'), ('203.0.113.0/24', NULL, 'first'),
               ('203.0.113.0/24', NULL, 'second'), ('203.0.113.0/28', NULL, 'inner'))
       AS prefix (net, vrf, what);
INSERT INTO ipam_ipaddress (id, created, last_updated, _custom_field_data, host, broadcast,
                            prefix_length, dns_name, description, vrf_id, status_id)
SELECT pg_temp.key('late address ' || n), '2023-09-01 08:00Z', '2023-09-01 12:00Z', '{}',
       pg_temp.packed(address), pg_temp.packed(broadcast(address)), masklen(address), '',
       'late ' || n, CASE WHEN vrf <> '' THEN pg_temp.key('vrf ' || vrf) END,
       pg_temp.key('status active')
  FROM (VALUES (1, inet '172.16.1.7/24', 'green'), (2, '172.16.1.7/24', 'twin'),
               (3, '203.0.113.7/28', NULL), (4, '203.0.113.7/24', NULL),
               (5, '100.64.0.1/32', NULL), (6, '2001:db8:ffff::1/64', NULL))
       AS late (n, address, vrf);
INSERT INTO ipam_ipaddresstointerface (id, is_source, is_destination, is_default, is_preferred,
                                       is_primary, is_secondary, is_standby, ip_address_id,
                                       interface_id)
VALUES (pg_temp.key('late assignment'), false, false, false, false, false, true, false,
        pg_temp.key('late address 1'), pg_temp.key('eth3 of site-4-switch1'));

-- What an address is at the only interface that it is at.
UPDATE ipam_ipaddresstointerface SET is_primary = true, is_default = true
 WHERE id = (SELECT id FROM ipam_ipaddresstointerface WHERE id = ip_address_id ORDER BY id LIMIT 1);

-- What has no status yet is in service.
UPDATE extras_status SET name = 'In service' WHERE slug = 'active';

-- What is said to Celery in both places.
UPDATE extras_scheduledjob
   SET celery_kwargs = '{"queue": "fast"}', kwargs = kwargs || '{"queue": "slow", "countdown": 5}'
 WHERE id = pg_temp.key('scheduled job 1');

-- Namesakes whose names are so long that no end of a key has room behind them.
INSERT INTO dcim_virtualchassis (id, created, last_updated, _custom_field_data, name, domain)
SELECT pg_temp.key('long chassis ' || n), '2023-09-01 08:00Z', '2023-09-01 12:00Z', '{}',
       rpad('tower', 64, '-tall'), ''
  FROM generate_series(1, 3) n;
INSERT INTO ipam_vlangroup (id, created, last_updated, _custom_field_data, name, slug, description)
SELECT pg_temp.key('long group ' || n), '2023-09-01 08:00Z', '2023-09-01 12:00Z', '{}',
       rpad('grün', 100, '-lang'), 'long-' || n, ''
  FROM generate_series(1, 3) n;
INSERT INTO ipam_service (id, created, last_updated, _custom_field_data, name, protocol, ports,
                          description, virtual_machine_id)
SELECT pg_temp.key('long service ' || n), '2023-09-01 08:00Z', '2023-09-01 12:00Z', '{}',
       rpad('日本', 100, '語'), 'tcp', '[80]', '', pg_temp.key('vm 1')
  FROM generate_series(1, 3) n;
