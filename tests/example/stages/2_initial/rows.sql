-- A small network: six sites in three regions, 24 devices, their ports, cables and addresses, four
-- circuits, six virtual machines, and who works with them. Keys are the digests of names.

SELECT pg_temp.add_types(
    'circuits.circuit', 'circuits.circuittermination', 'circuits.provider',
    'dcim.cable', 'dcim.consoleport', 'dcim.consoleserverport', 'dcim.devicerole',
    'dcim.devicetype', 'dcim.frontport', 'dcim.interface', 'dcim.powerfeed', 'dcim.poweroutlet',
    'dcim.powerpanel', 'dcim.powerport', 'dcim.rackgroup', 'dcim.rackrole', 'dcim.rearport',
    'dcim.region', 'extras.gitrepository', 'extras.job', 'ipam.aggregate', 'ipam.prefix',
    'ipam.role', 'ipam.vrf', 'tenancy.tenant', 'users.user', 'virtualization.cluster',
    'virtualization.virtualmachine', 'virtualization.vminterface');

-- ---- users -------------------------------------------------------------------------------------

INSERT INTO users_user (id, password, is_superuser, username, first_name, last_name, email,
                        is_staff, is_active, date_joined, config_data)
SELECT pg_temp.key('user ' || name), 'pbkdf2', name = 'admin', name, initcap(name), 'Example',
       name || '@example.com', name <> 'robot', true, '2021-03-01 12:00Z',
       jsonb_build_object('theme', 'dark', 'user', name)
  FROM unnest(ARRAY['admin', 'olga', 'piotr', 'robot']) AS name;
INSERT INTO users_user_groups (user_id, group_id)
SELECT u.id, g.id FROM users_user u, auth_group g
 WHERE username = 'olga' OR (username = 'piotr' AND g.name = 'guests') ORDER BY username, g.name;
INSERT INTO users_user_user_permissions (user_id, permission_id)
SELECT pg_temp.key('user piotr'), id FROM auth_permission WHERE codename LIKE 'delete_%' ORDER BY id;
INSERT INTO users_token (id, created, key, write_enabled, description, user_id)
SELECT pg_temp.key('token ' || n), timestamptz '2021-03-01 12:00Z' + n * interval '1 day',
       md5('secret ' || n), n = 1, 'token ' || n, pg_temp.key('user robot')
  FROM generate_series(1, 3) n;
-- Two have the same name, which is not allowed later.
INSERT INTO users_objectpermission (id, name, description, enabled, constraints, actions)
SELECT pg_temp.key('object permission ' || n), CASE WHEN n < 3 THEN 'Look' ELSE 'Work' END,
       'number ' || n, true, NULL, '["view"]'
  FROM generate_series(1, 3) n;
INSERT INTO users_objectpermission_users (objectpermission_id, user_id)
SELECT p.id, u.id FROM users_objectpermission p, users_user u
 WHERE username <> 'admin' ORDER BY description, username;
INSERT INTO users_objectpermission_groups (objectpermission_id, group_id)
SELECT p.id, g.id FROM users_objectpermission p, auth_group g ORDER BY description, g.name;
INSERT INTO users_objectpermission_object_types (objectpermission_id, contenttype_id)
SELECT p.id, pg_temp.type_of('dcim.' || model)
  FROM users_objectpermission p, unnest(ARRAY['site', 'device']) AS model
 ORDER BY description, model;
INSERT INTO django_admin_log (action_time, object_id, object_repr, action_flag, change_message,
                              content_type_id, user_id)
SELECT timestamptz '2021-03-01 12:00Z' + n * interval '1 hour', n::text, 'group ' || n, n, '[]',
       pg_temp.type_of('auth.group'), pg_temp.key('user admin')
  FROM generate_series(1, 3) n;
INSERT INTO social_auth_usersocialauth (provider, uid, extra_data, user_id)
SELECT 'github', username, jsonb_build_object('login', username)::text, id
  FROM users_user WHERE username IN ('olga', 'piotr') ORDER BY username;
INSERT INTO social_auth_code (email, code, verified) VALUES ('olga@example.com', 'abc', true);
INSERT INTO social_auth_nonce (server_url, timestamp, salt) VALUES ('https://example.com', 1, 's');
INSERT INTO social_auth_association (server_url, handle, secret, issued, lifetime, assoc_type)
VALUES ('https://example.com', 'h', 's', 1, 2, 't');

-- Texts as long as they may be, which before they might not.
INSERT INTO auth_permission (name, content_type_id, codename)
SELECT rpad('Can look at the long device ' || n, 255, '.'), pg_temp.type_of('dcim.device'), 'look_' || n
  FROM generate_series(1, 2) n;
INSERT INTO auth_group (name) SELECT rpad('long', 149, 'long') || n FROM generate_series(1, 2) n;
INSERT INTO django_celery_beat_crontabschedule
  (minute, hour, day_of_week, day_of_month, month_of_year, timezone)
SELECT string_agg(minute::text, ',' ORDER BY minute),
       string_agg((23 - minute)::text, ',') FILTER (WHERE minute < 24), '*',
       string_agg(minute::text, ',') FILTER (WHERE minute BETWEEN 1 AND 31 AND minute % 7 > 0), '*', 'UTC'
  FROM generate_series(0, 59) AS minute WHERE minute % 10 > 0;
UPDATE silk_request SET prof_file = rpad('profiles/', 298, 'long') || '.1' WHERE path LIKE '%/1/';
UPDATE silk_request SET prof_file = 'profiles/short.2' WHERE path LIKE '%/2/';

-- ---- tenants, statuses, tags -------------------------------------------------------------------

INSERT INTO tenancy_tenantgroup (id, created, last_updated, _custom_field_data, name, slug,
                                 description, lft, rght, tree_id, level, parent_id)
VALUES
  (pg_temp.key('tenant group Customers'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Customers',
   'customers', '', 1, 6, 1, 0, NULL),
  (pg_temp.key('tenant group Banks'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Banks', 'banks',
   '', 2, 3, 1, 1, pg_temp.key('tenant group Customers')),
  (pg_temp.key('tenant group Shops'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Shops', 'shops',
   '', 4, 5, 1, 1, pg_temp.key('tenant group Customers'));
INSERT INTO tenancy_tenant (id, created, last_updated, _custom_field_data, name, slug, description,
                            comments, group_id)
SELECT pg_temp.key('tenant ' || n), '2021-03-01', '2021-03-01 12:00Z', '{"cost_centre": 7}',
       'Tenant ' || n, 'tenant-' || n, '', '',
       pg_temp.key('tenant group ' || CASE WHEN n % 2 = 0 THEN 'Banks' ELSE 'Shops' END)
  FROM generate_series(1, 4) n;

INSERT INTO extras_status (id, created, last_updated, _custom_field_data, name, slug, color,
                           description) VALUES
  (pg_temp.key('status active'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Active', 'active',
   '4caf50', 'ours'),
  (pg_temp.key('status lab'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Lab', 'lab', 'ff00ff',
   'for play');
-- What migrations bring: under a name of our own, and with another slug.
INSERT INTO extras_status (id, created, last_updated, _custom_field_data, name, slug, color,
                           description) VALUES
  (pg_temp.key('our status failed'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Broken', 'failed',
   'ff0000', ''),
  (pg_temp.key('our status upkeep'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Upkeep', 'maintenance',
   '00ff00', ''),
  (pg_temp.key('our status planned'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Planned', 'later',
   '00ffff', '');
INSERT INTO extras_status_content_types (status_id, contenttype_id)
SELECT s.id, t.id FROM extras_status s, django_content_type t
 WHERE (app_label, model) IN (('dcim', 'site'), ('dcim', 'device'), ('dcim', 'rack'),
                              ('ipam', 'prefix'), ('ipam', 'ipaddress'), ('ipam', 'vlan'),
                              ('circuits', 'circuit'), ('virtualization', 'virtualmachine'))
   AND s.name IN ('Active', 'Lab')
 ORDER BY s.slug, app_label, model;

INSERT INTO extras_tag (id, created, last_updated, _custom_field_data, name, slug, color,
                        description)
SELECT pg_temp.key('tag ' || name), '2021-03-01', '2021-03-01 12:00Z', '{}', name, lower(name),
       '0000ff', ''
  FROM unnest(ARRAY['Critical', 'Old', 'Rented']) AS name;

-- ---- places ------------------------------------------------------------------------------------

INSERT INTO dcim_region (id, created, last_updated, _custom_field_data, name, slug, description,
                         lft, rght, tree_id, level, parent_id) VALUES
  (pg_temp.key('region Europe'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Europe', 'europe',
   'the old world', 1, 4, 2, 0, NULL),
  (pg_temp.key('region Poland'), '2021-03-01', '2021-03-01 12:00Z', '{"cost_centre": 48}',
   'Poland', 'poland', '', 2, 3, 2, 1,
   pg_temp.key('region Europe')),
  (pg_temp.key('region Asia'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Asia', 'asia', '', 1, 2,
   1, 0, NULL);
-- Site 2 has no region, site 10 no status.
INSERT INTO dcim_site (id, created, last_updated, _custom_field_data, name, _name, slug, facility,
                       asn, time_zone, description, physical_address, shipping_address, latitude,
                       longitude, contact_name, contact_phone, contact_email, comments, region_id,
                       status_id, tenant_id)
SELECT pg_temp.key('site ' || n), '2021-03-01', '2021-03-01 12:00Z',
       jsonb_build_object('cost_centre', n), 'site-' || n,
       'site-' || lpad(n::text, 8, '0'), 'site-' || n,
       'F' || n, 64512 + n, 'Europe/Warsaw', 'the ' || n || 'th site', n || ' Main Street', '',
       50 + n / 10.0, 19.5, 'Olga', '+48 ' || n, 'olga@example.com', 'remark ' || n,
       CASE WHEN n IN (1, 10) THEN pg_temp.key('region Poland')
            WHEN n = 3 THEN pg_temp.key('region Asia')
            WHEN n <> 2 THEN pg_temp.key('region Europe') END,
       CASE WHEN n = 5 THEN pg_temp.key('status lab')
            WHEN n <> 10 THEN pg_temp.key('status active') END,
       pg_temp.key('tenant ' || (n % 4 + 1))
  FROM unnest(ARRAY[1, 2, 3, 4, 5, 10]) AS n;
-- A floor in each site, and a room on the floor.
INSERT INTO dcim_rackgroup (id, created, last_updated, _custom_field_data, name, slug, description,
                            lft, rght, tree_id, level, site_id, parent_id)
SELECT pg_temp.key(what || ' of ' || slug), '2021-03-01', '2021-03-01 12:00Z', '{}', initcap(what) || ' ' || slug,
       what || '-' || slug, '', level + 1, 4 - level, row_number() OVER (PARTITION BY level ORDER BY slug), level,
       s.id, CASE WHEN level = 1 THEN pg_temp.key('floor of ' || slug) END
  FROM dcim_site s, (VALUES ('floor', 0), ('room', 1)) AS kind (what, level)
 ORDER BY level;
INSERT INTO dcim_rackrole (id, created, last_updated, _custom_field_data, name, slug, color,
                           description) VALUES
  (pg_temp.key('rack role Compute'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Compute', 'compute',
   'aa0000', 'for computers'),
  (pg_temp.key('rack role Network'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Network', 'network',
   '00aa00', 'for switches');
INSERT INTO dcim_rack (id, created, last_updated, _custom_field_data, name, _name, facility_id,
                       serial, asset_tag, type, width, u_height, desc_units, outer_unit, comments,
                       site_id, group_id, role_id, status_id, tenant_id)
SELECT pg_temp.key('rack ' || n || ' of ' || slug), '2021-03-01', '2021-03-01 12:00Z', '{}',
       'rack ' || n, 'rack ' || lpad(n::text, 8, '0'), slug || '/' || n, '', slug || '-rack-' || n,
       '4-post-cabinet', 19, 42, false, '', '', s.id, pg_temp.key('room of ' || slug),
       CASE n WHEN 1 THEN pg_temp.key('rack role Compute')
              WHEN 2 THEN pg_temp.key('rack role Network') END,
       CASE WHEN slug <> 'site-10' THEN pg_temp.key('status active') END, s.tenant_id
  FROM dcim_site s, generate_series(1, 2) n;
INSERT INTO dcim_rackreservation (id, created, last_updated, _custom_field_data, units,
                                  description, rack_id, tenant_id, user_id)
VALUES (pg_temp.key('reservation'), '2021-03-01', '2021-03-01 12:00Z', '{}', '[40, 41]', 'soon',
        pg_temp.key('rack 1 of site-1'), pg_temp.key('tenant 1'), pg_temp.key('user olga'));
INSERT INTO dcim_powerpanel (id, created, last_updated, _custom_field_data, name, site_id,
                             rack_group_id)
SELECT pg_temp.key('panel of ' || slug), '2021-03-01', '2021-03-01 12:00Z', '{}', 'panel', id,
       pg_temp.key('floor of ' || slug)
  FROM dcim_site;
INSERT INTO dcim_powerfeed (id, created, last_updated, _custom_field_data, name, type, supply,
                            phase, voltage, amperage, max_utilization, available_power, comments,
                            status_id, power_panel_id, rack_id)
SELECT pg_temp.key('feed of ' || slug), '2021-03-01', '2021-03-01 12:00Z', '{}', 'feed', 'primary',
       'ac', 'single-phase', 230, 16, 80, 2944, '', pg_temp.key('status active'),
       pg_temp.key('panel of ' || slug), pg_temp.key('rack 1 of ' || slug)
  FROM dcim_site;

-- ---- the catalogue of devices ------------------------------------------------------------------

INSERT INTO dcim_manufacturer (id, created, last_updated, _custom_field_data, name, slug,
                               description)
SELECT pg_temp.key('manufacturer ' || name), '2021-03-01', '2021-03-01 12:00Z', '{}', name,
       lower(name), ''
  FROM unnest(ARRAY['Acme', 'Boxes', 'Cords']) AS name;
INSERT INTO dcim_platform (id, created, last_updated, _custom_field_data, name, slug, napalm_driver,
                           napalm_args, description, manufacturer_id) VALUES
  (pg_temp.key('platform AcmeOS'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'AcmeOS', 'acmeos',
   'ios', '{"port": 22}', '', pg_temp.key('manufacturer Acme')),
  (pg_temp.key('platform Linux'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Linux', 'linux', '',
   NULL, '', NULL);
-- Its name and slug are those of a role of racks, too.
INSERT INTO dcim_devicerole (id, created, last_updated, _custom_field_data, name, slug, color,
                             vm_role, description)
SELECT pg_temp.key('device role ' || name), '2021-03-01', '2021-03-01 12:00Z', '{}', name,
       lower(name), color, vm_role, 'devices: ' || name
  FROM (VALUES ('Network', '0000aa', false), ('Server', 'aaaa00', true), ('Panel', 'aaaaaa', false))
       AS role (name, color, vm_role);
INSERT INTO dcim_devicetype (id, created, last_updated, _custom_field_data, model, slug,
                             part_number, u_height, is_full_depth, subdevice_role, front_image,
                             rear_image, comments, manufacturer_id)
SELECT pg_temp.key('device type ' || model), '2021-03-01', '2021-03-01 12:00Z', '{}', model,
       lower(model), 'P-' || model, 1, true, CASE model WHEN 'Server' THEN 'parent' ELSE '' END,
       '', '', '', pg_temp.key('manufacturer ' || maker)
  FROM (VALUES ('Switch', 'Acme'), ('Server', 'Boxes'), ('Panel', 'Cords')) AS kind (model, maker);
INSERT INTO dcim_interfacetemplate (id, name, _name, label, description, type, mgmt_only,
                                    device_type_id)
SELECT pg_temp.key('template ' || model || n), 'eth' || n, 'eth' || lpad(n::text, 8, '0'), '', '',
       '1000base-t', n = 1, id
  FROM dcim_devicetype, generate_series(1, 4) n WHERE model <> 'Panel';
INSERT INTO dcim_consoleporttemplate (id, name, _name, label, description, type, device_type_id)
SELECT pg_temp.key('console template ' || model), 'console', 'console', '', '', 'rj-45', id
  FROM dcim_devicetype WHERE model <> 'Panel';
INSERT INTO dcim_consoleserverporttemplate (id, name, _name, label, description, type,
                                            device_type_id)
VALUES (pg_temp.key('console server template'), 'serial', 'serial', '', '', 'rj-45',
        pg_temp.key('device type Server'));
INSERT INTO dcim_powerporttemplate (id, name, _name, label, description, type, maximum_draw,
                                    allocated_draw, device_type_id)
SELECT pg_temp.key('power template ' || model), 'psu', 'psu', '', '', 'iec-60320-c14', 300, 200, id
  FROM dcim_devicetype WHERE model <> 'Panel';
INSERT INTO dcim_poweroutlettemplate (id, name, _name, label, description, type, feed_leg,
                                      power_port_id, device_type_id)
VALUES (pg_temp.key('outlet template'), 'outlet', 'outlet', '', '', 'iec-60320-c13', 'A',
        pg_temp.key('power template Server'), pg_temp.key('device type Server'));
INSERT INTO dcim_rearporttemplate (id, name, _name, label, description, type, positions,
                                   device_type_id)
VALUES (pg_temp.key('rear template'), 'rear', 'rear', '', '', 'lc', 4,
        pg_temp.key('device type Panel'));
INSERT INTO dcim_frontporttemplate (id, name, _name, label, description, type, rear_port_position,
                                    rear_port_id, device_type_id)
SELECT pg_temp.key('front template ' || n), 'front ' || n, 'front ' || lpad(n::text, 8, '0'), '',
       '', 'lc', n, pg_temp.key('rear template'), pg_temp.key('device type Panel')
  FROM generate_series(1, 4) n;
INSERT INTO dcim_devicebaytemplate (id, name, _name, label, description, device_type_id)
VALUES (pg_temp.key('bay template'), 'bay', 'bay', '', '', pg_temp.key('device type Server'));

-- ---- clusters ----------------------------------------------------------------------------------

INSERT INTO virtualization_clustertype (id, created, last_updated, _custom_field_data, name, slug,
                                        description)
VALUES (pg_temp.key('cluster type'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'KVM', 'kvm', '');
INSERT INTO virtualization_clustergroup (id, created, last_updated, _custom_field_data, name, slug,
                                         description)
VALUES (pg_temp.key('cluster group'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Main', 'main', '');
INSERT INTO virtualization_cluster (id, created, last_updated, _custom_field_data, name, comments,
                                    type_id, group_id, site_id, tenant_id)
SELECT pg_temp.key('cluster ' || n), '2021-03-01', '2021-03-01 12:00Z', '{}', 'cluster ' || n, '',
       pg_temp.key('cluster type'), pg_temp.key('cluster group'),
       CASE n WHEN 1 THEN pg_temp.key('site 1') END, pg_temp.key('tenant 1')
  FROM generate_series(1, 2) n;

-- ---- devices and what is in them ---------------------------------------------------------------

-- In each site two switches, a server and a panel.
INSERT INTO dcim_device (id, created, last_updated, _custom_field_data, local_context_data, name,
                         _name, serial, asset_tag, position, face, comments, device_type_id,
                         device_role_id, platform_id, site_id, rack_id, status_id, tenant_id,
                         cluster_id)
SELECT pg_temp.key(what || n || ' of ' || s.slug), '2021-03-01', '2021-03-01 12:00Z',
       jsonb_build_object('cost_centre', n), '{"ntp": "10.0.0.1"}', s.slug || '-' || what || n,
       s.slug || '-' || what || lpad(n::text, 8, '0'), 'S-' || what || n, s.slug || '-' || what || n,
       n, 'front', '', pg_temp.key('device type ' || model), pg_temp.key('device role ' || role),
       CASE model WHEN 'Switch' THEN pg_temp.key('platform AcmeOS')
                  WHEN 'Server' THEN pg_temp.key('platform Linux') END,
       s.id, pg_temp.key('rack ' || CASE model WHEN 'Switch' THEN 2 ELSE 1 END || ' of ' || s.slug),
       CASE WHEN what <> 'panel' THEN pg_temp.key('status active') END, s.tenant_id,
       CASE WHEN what = 'server' AND s.slug = 'site-1' THEN pg_temp.key('cluster 1') END
  FROM dcim_site s,
       (VALUES ('switch', 1, 'Switch', 'Network'), ('switch', 2, 'Switch', 'Network'),
               ('server', 3, 'Server', 'Server'), ('panel', 4, 'Panel', 'Panel'))
       AS device (what, n, model, role);
-- Two have the same name, which is not allowed later.
INSERT INTO dcim_virtualchassis (id, created, last_updated, _custom_field_data, name, domain,
                                 master_id)
SELECT pg_temp.key('chassis of ' || slug), '2021-03-01', '2021-03-01 12:00Z', '{}',
       CASE slug WHEN 'site-3' THEN 'pair 3' ELSE 'pair' END, slug,
       pg_temp.key('switch1 of ' || slug)
  FROM dcim_site WHERE slug IN ('site-1', 'site-2', 'site-3');
UPDATE dcim_device d SET virtual_chassis_id = c.id, vc_position = right(d.name, 1)::int,
                         vc_priority = 10
  FROM dcim_virtualchassis c
 WHERE d.name IN (c.domain || '-switch1', c.domain || '-switch2');

INSERT INTO dcim_interface (id, _custom_field_data, name, _name, label, description, type, enabled,
                            mac_address, mtu, mode, mgmt_only, device_id)
SELECT pg_temp.key('eth' || n || ' of ' || d.name), '{}', 'eth' || n,
       'eth' || lpad(n::text, 8, '0'), '', 'port ' || n, '1000base-t', n <> 4,
       CASE n WHEN 1 THEN '00:1B:77:49:54:' || upper(lpad(to_hex(nr), 2, '0'))
              WHEN 2 THEN '' END,
       1500, CASE n WHEN 3 THEN 'tagged' ELSE '' END, n = 1, d.id
  FROM (SELECT *, row_number() OVER (ORDER BY name COLLATE "C") AS nr FROM dcim_device) d,
       generate_series(1, 4) n
 WHERE d.name NOT LIKE '%panel%';
UPDATE dcim_interface i SET lag_id = l.id
  FROM dcim_interface l
 WHERE i.name = 'eth2' AND l.name = 'eth3' AND l.device_id = i.device_id
   AND i.device_id = pg_temp.key('switch1 of site-1');
INSERT INTO dcim_consoleport (id, _custom_field_data, name, _name, label, description, type,
                              device_id)
SELECT pg_temp.key('console of ' || name), '{}', 'console', 'console', '', '', 'rj-45', id
  FROM dcim_device WHERE name LIKE '%switch%';
INSERT INTO dcim_consoleserverport (id, _custom_field_data, name, _name, label, description, type,
                                    device_id)
SELECT pg_temp.key('serial ' || n || ' of ' || name), '{}', 'serial ' || n, 'serial ' || n, '', '',
       'rj-45', id
  FROM dcim_device, generate_series(1, 2) n WHERE name LIKE '%server%';
INSERT INTO dcim_powerport (id, _custom_field_data, name, _name, label, description, type,
                            maximum_draw, allocated_draw, device_id)
SELECT pg_temp.key('psu of ' || name), '{}', 'psu', 'psu', '', '', 'iec-60320-c14', 300, 200, id
  FROM dcim_device WHERE name NOT LIKE '%panel%';
INSERT INTO dcim_poweroutlet (id, _custom_field_data, name, _name, label, description, type,
                              feed_leg, power_port_id, device_id)
SELECT pg_temp.key('outlet of ' || name), '{}', 'outlet', 'outlet', '', '', 'iec-60320-c13', 'A',
       pg_temp.key('psu of ' || name), id
  FROM dcim_device WHERE name LIKE '%server%';
INSERT INTO dcim_rearport (id, _custom_field_data, name, _name, label, description, type,
                           positions, device_id)
SELECT pg_temp.key('rear of ' || name), '{}', 'rear', 'rear', '', '', 'lc', 2, id
  FROM dcim_device WHERE name LIKE '%panel%';
INSERT INTO dcim_frontport (id, _custom_field_data, name, _name, label, description, type,
                            rear_port_position, rear_port_id, device_id)
SELECT pg_temp.key('front ' || n || ' of ' || name), '{}', 'front ' || n,
       'front ' || lpad(n::text, 8, '0'), '', '', 'lc', n, pg_temp.key('rear of ' || name), id
  FROM dcim_device, generate_series(1, 2) n WHERE name LIKE '%panel%';
INSERT INTO dcim_devicebay (id, _custom_field_data, name, _name, label, description, device_id)
SELECT pg_temp.key('bay of ' || name), '{}', 'bay', 'bay', '', '', id
  FROM dcim_device WHERE name LIKE '%server%';
INSERT INTO dcim_inventoryitem (id, _custom_field_data, name, _name, label, description, part_id,
                                serial, asset_tag, discovered, lft, rght, tree_id, level,
                                manufacturer_id, parent_id, device_id) VALUES
  (pg_temp.key('item board'), '{}', 'board', 'board', '', '', 'B1', '', 'board-1', false, 1, 4, 1, 0,
   pg_temp.key('manufacturer Boxes'), NULL, pg_temp.key('server3 of site-1')),
  (pg_temp.key('item chip'), '{}', 'chip', 'chip', '', '', 'C1', '', NULL, true, 2, 3, 1, 1,
   pg_temp.key('manufacturer Acme'), pg_temp.key('item board'), pg_temp.key('server3 of site-1'));

-- The switches of a site are joined; the server's eth2 goes to the second one.
INSERT INTO dcim_cable (id, created, last_updated, _custom_field_data, termination_a_id,
                        termination_b_id, type, label, color, length, length_unit, _abs_length,
                        _termination_a_device_id, _termination_b_device_id, status_id,
                        termination_a_type_id, termination_b_type_id)
SELECT pg_temp.key('cable ' || a || ' of ' || slug), '2021-03-01', '2021-03-01 12:00Z', '{}',
       pg_temp.key('eth' || port_a || ' of ' || slug || '-' || a),
       pg_temp.key('eth' || port_b || ' of ' || slug || '-switch2'), 'cat6', 'from ' || a, '', 3,
       'm', 3, pg_temp.key(a || ' of ' || slug), pg_temp.key('switch2 of ' || slug),
       CASE a WHEN 'switch1' THEN pg_temp.key('status active') END,
       pg_temp.type_of('dcim.interface'), pg_temp.type_of('dcim.interface')
  FROM dcim_site, (VALUES ('switch1', 4, 4), ('server3', 2, 2)) AS wire (a, port_a, port_b);
INSERT INTO dcim_cablepath (id, origin_id, destination_id, path, is_active, is_split,
                            origin_type_id, destination_type_id)
SELECT pg_temp.key('path from ' || termination_a_id), termination_a_id, termination_b_id,
       jsonb_build_array(id), true, false, termination_a_type_id, termination_b_type_id
  FROM dcim_cable;
UPDATE dcim_interface i SET cable_id = c.id, _cable_peer_type_id = termination_b_type_id,
                            _cable_peer_id = termination_b_id, _path_id = p.id
  FROM dcim_cable c JOIN dcim_cablepath p ON p.origin_id = c.termination_a_id
 WHERE i.id = c.termination_a_id;
UPDATE dcim_interface i SET cable_id = c.id, _cable_peer_type_id = termination_a_type_id,
                            _cable_peer_id = termination_a_id
  FROM dcim_cable c WHERE i.id = c.termination_b_id;

-- ---- virtual machines --------------------------------------------------------------------------

INSERT INTO virtualization_virtualmachine (id, created, last_updated, _custom_field_data, name,
                                           vcpus, memory, disk, comments, cluster_id, platform_id,
                                           role_id, status_id, tenant_id)
SELECT pg_temp.key('vm ' || n), '2021-03-01', '2021-03-01 12:00Z', '{}', 'vm-' || n, n, 1024 * n,
       10, '', pg_temp.key('cluster ' || (n % 2 + 1)), pg_temp.key('platform Linux'),
       CASE WHEN n <> 6 THEN pg_temp.key('device role Server') END,
       CASE WHEN n <> 5 THEN pg_temp.key('status active') END, pg_temp.key('tenant ' || (n % 4 + 1))
  FROM generate_series(1, 6) n;
INSERT INTO virtualization_vminterface (id, _custom_field_data, name, _name, enabled, mac_address,
                                        mtu, mode, description, virtual_machine_id)
SELECT pg_temp.key('eth' || n || ' of ' || name), '{}', 'eth' || n,
       'eth' || lpad(n::text, 8, '0'), true,
       CASE n WHEN 0 THEN '52:54:00:00:00:0' || right(name, 1) ELSE '' END, NULL, '', '', id
  FROM virtualization_virtualmachine, generate_series(0, 1) n;

-- ---- addresses ---------------------------------------------------------------------------------

INSERT INTO ipam_rir (id, created, last_updated, _custom_field_data, name, slug, is_private,
                      description) VALUES
  (pg_temp.key('rir RIPE'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'RIPE', 'ripe', false, ''),
  (pg_temp.key('rir RFC 1918'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'RFC 1918', 'rfc-1918',
   true, '');
INSERT INTO ipam_aggregate (id, created, last_updated, _custom_field_data, network, broadcast,
                            prefix_length, date_added, description, rir_id, tenant_id)
SELECT pg_temp.key('aggregate ' || net), '2021-03-01', '2021-03-01 12:00Z', '{"cost_centre": 3}',
       pg_temp.packed(net), pg_temp.packed(broadcast(net)), masklen(net), '2021-02-03', 'all of it',
       pg_temp.key('rir ' || rir), pg_temp.key('tenant 1')
  FROM (VALUES (inet '10.0.0.0/8', 'RFC 1918'), ('192.0.2.0/24', 'RIPE'), ('2001:db8::/32', 'RIPE'))
       AS aggregate (net, rir);
-- One has the name of a role of devices, too.
INSERT INTO ipam_role (id, created, last_updated, _custom_field_data, name, slug, weight,
                       description) VALUES
  (pg_temp.key('ipam role Server'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Server', 'server',
   100, 'networks of servers'),
  (pg_temp.key('ipam role Transfer'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Transfer',
   'transfer', 200, 'between routers');
INSERT INTO ipam_routetarget (id, created, last_updated, _custom_field_data, name, description,
                              tenant_id)
SELECT pg_temp.key('target ' || n), '2021-03-01', '2021-03-01 12:00Z', '{}', '65000:' || n, '',
       pg_temp.key('tenant 1')
  FROM generate_series(1, 2) n;
INSERT INTO ipam_vrf (id, created, last_updated, _custom_field_data, name, rd, enforce_unique,
                      description, tenant_id)
SELECT pg_temp.key('vrf ' || name), '2021-03-01', '2021-03-01 12:00Z', '{}', name, rd, enforced, '',
       pg_temp.key('tenant 2')
  FROM (VALUES ('blue', '65000:1', true), ('red', '65000:2', false), ('grey', NULL, true))
       AS vrf (name, rd, enforced);
INSERT INTO ipam_vrf_import_targets (vrf_id, routetarget_id)
SELECT v.id, t.id FROM ipam_vrf v, ipam_routetarget t WHERE rd IS NOT NULL ORDER BY v.name, t.name;
INSERT INTO ipam_vrf_export_targets (vrf_id, routetarget_id)
SELECT id, pg_temp.key('target 1') FROM ipam_vrf WHERE name = 'blue';

-- The same name in each of three sites, which is not allowed later.
INSERT INTO ipam_vlangroup (id, created, last_updated, _custom_field_data, name, slug, description,
                            site_id)
SELECT pg_temp.key('vlans of ' || slug), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Office',
       'office', '', id
  FROM dcim_site WHERE slug IN ('site-1', 'site-2', 'site-3');
INSERT INTO ipam_vlan (id, created, last_updated, _custom_field_data, vid, name, description,
                       group_id, role_id, site_id, status_id, tenant_id)
SELECT pg_temp.key('vlan ' || n || ' of ' || s.slug), '2021-03-01', '2021-03-01 12:00Z', '{}',
       n * 10, 'vlan ' || n * 10, '', g.id,
       CASE n WHEN 1 THEN pg_temp.key('ipam role Server') END, s.id,
       CASE WHEN n <> 3 THEN pg_temp.key('status active') END, s.tenant_id
  FROM dcim_site s LEFT JOIN ipam_vlangroup g ON g.site_id = s.id, generate_series(1, 3) n;
UPDATE dcim_interface i SET untagged_vlan_id = v.id
  FROM dcim_device d JOIN ipam_vlan v ON v.site_id = d.site_id AND vid = 10
 WHERE d.id = i.device_id AND i.name = 'eth3';
INSERT INTO dcim_interface_tagged_vlans (interface_id, vlan_id)
SELECT i.id, v.id FROM dcim_interface i JOIN dcim_device d ON d.id = device_id
  JOIN ipam_vlan v ON v.site_id = d.site_id AND vid > 10
 WHERE i.name = 'eth3' ORDER BY d.name, vid;
UPDATE virtualization_vminterface SET untagged_vlan_id = pg_temp.key('vlan 1 of site-1'),
                                      mode = 'tagged' WHERE name = 'eth1';
INSERT INTO virtualization_vminterface_tagged_vlans (vminterface_id, vlan_id)
SELECT id, pg_temp.key('vlan 2 of site-1') FROM virtualization_vminterface WHERE name = 'eth1'
 ORDER BY id;

-- Networks of sites and of VRFs, one of them in three places, pools, and networks without a
-- broadcast address.
INSERT INTO ipam_prefix (id, created, last_updated, _custom_field_data, network, broadcast,
                         prefix_length, is_pool, description, role_id, site_id, status_id,
                         tenant_id, vlan_id, vrf_id)
SELECT pg_temp.key('prefix ' || net || coalesce(' in ' || vrf, '')), '2021-03-01',
       '2021-03-01 12:00Z', '{}', pg_temp.packed(net), pg_temp.packed(broadcast(net)), masklen(net),
       pool, '', CASE WHEN masklen(net) = 24 THEN pg_temp.key('ipam role Server') END,
       CASE WHEN site > 0 THEN pg_temp.key('site ' || site) END,
       CASE WHEN NOT pool THEN pg_temp.key('status active') END,
       pg_temp.key('tenant 1'),
       CASE WHEN masklen(net) = 24 AND site > 0
            THEN pg_temp.key('vlan 1 of site-' || site) END,
       CASE WHEN vrf <> '' THEN pg_temp.key('vrf ' || vrf) END
  FROM (VALUES
    (inet '10.0.0.0/16', 0, NULL, false), ('10.0.1.0/24', 1, NULL, false),
    ('10.0.2.0/24', 2, NULL, false), ('10.0.3.0/24', 3, NULL, false),
    ('10.0.4.0/24', 4, NULL, false), ('10.0.5.0/24', 5, NULL, false),
    ('10.0.10.0/24', 10, NULL, false), ('10.0.1.128/25', 1, NULL, true),
    ('10.0.255.0/31', 0, NULL, false), ('10.0.255.2/32', 0, NULL, true),
    ('10.0.0.0/16', 0, 'blue', false), ('10.0.1.0/24', 1, 'blue', false),
    ('10.0.1.0/24', 2, 'red', false), ('2001:db8::/64', 1, NULL, false))
    AS prefix (net, site, vrf, pool);
-- The first address of each device is its own, eth1's.
INSERT INTO ipam_ipaddress (id, created, last_updated, _custom_field_data, host, broadcast,
                            prefix_length, role, dns_name, description, assigned_object_id,
                            status_id, tenant_id, assigned_object_type_id)
SELECT pg_temp.key('address of ' || d.name), '2021-03-01', '2021-03-01 12:00Z', '{}',
       pg_temp.packed(address), pg_temp.packed(broadcast(address)), 24,
       CASE WHEN d.name LIKE '%switch2' THEN 'secondary' ELSE '' END, d.name || '.example.com', '',
       pg_temp.key('eth1 of ' || d.name),
       CASE WHEN d.name NOT LIKE '%server%' THEN pg_temp.key('status active') END, d.tenant_id,
       pg_temp.type_of('dcim.interface')
  FROM dcim_device d JOIN dcim_site s ON s.id = d.site_id,
       LATERAL (SELECT format('10.0.%s.%s/24', substr(s.slug, 6), right(d.name, 1))::inet) a (address)
 WHERE d.name NOT LIKE '%panel%';
UPDATE dcim_device d SET primary_ip4_id = pg_temp.key('address of ' || name)
 WHERE name NOT LIKE '%panel%';
INSERT INTO ipam_ipaddress (id, created, last_updated, _custom_field_data, host, broadcast,
                            prefix_length, role, dns_name, description, assigned_object_id,
                            status_id, assigned_object_type_id)
SELECT pg_temp.key('address ' || family(address) || ' of ' || name), '2021-03-01',
       '2021-03-01 12:00Z', '{}', pg_temp.packed(address), pg_temp.packed(broadcast(address)),
       masklen(address), '', '', '', pg_temp.key('eth0 of ' || name), pg_temp.key('status active'),
       pg_temp.type_of('virtualization.vminterface')
  FROM virtualization_virtualmachine m,
       unnest(ARRAY[format('10.0.1.10%s/24', right(m.name, 1)),
                    format('2001:db8::10%s/64', right(m.name, 1))]::inet[]) AS address;
UPDATE virtualization_virtualmachine
   SET primary_ip4_id = pg_temp.key('address 4 of ' || name),
       primary_ip6_id = pg_temp.key('address 6 of ' || name);
-- Nobody's: outside behind an inside, in a VRF, in two of them, and two of a pair of routers.
INSERT INTO ipam_ipaddress (id, created, last_updated, _custom_field_data, host, broadcast,
                            prefix_length, role, dns_name, description, nat_inside_id, status_id,
                            vrf_id)
SELECT pg_temp.key('free address ' || n), '2021-03-01', '2021-03-01 12:00Z', '{}',
       pg_temp.packed(address), pg_temp.packed(broadcast(address)), masklen(address), role, '', '',
       CASE n WHEN 1 THEN pg_temp.key('address of site-1-switch1') END,
       CASE WHEN n <> 2 THEN pg_temp.key('status active') END,
       CASE WHEN vrf <> '' THEN pg_temp.key('vrf ' || vrf) END
  FROM (VALUES (1, inet '192.0.2.1/24', '', ''), (2, '10.0.1.1/24', 'blue', 'vip'),
               (3, '10.0.1.1/24', 'red', 'vip'), (4, '10.0.255.0/31', '', ''),
               (5, '10.0.255.1/31', '', ''), (6, '198.51.100.1/24', 'grey', 'loopback'))
       AS free (n, address, vrf, role);
-- One device has the same service twice, which is not allowed later.
INSERT INTO ipam_service (id, created, last_updated, _custom_field_data, name, protocol, ports,
                          description, device_id, virtual_machine_id)
SELECT pg_temp.key('service ' || n), '2021-03-01', '2021-03-01 12:00Z', '{}', name, 'tcp',
       jsonb_build_array(port), 'number ' || n, CASE WHEN NOT virtual THEN pg_temp.key('server3 of site-1') END,
       CASE WHEN virtual THEN pg_temp.key('vm 1') END
  FROM (VALUES (1, 'ssh', 22, false), (2, 'ssh', 2222, false), (3, 'ssh', 22, true),
               (4, 'https', 443, true)) AS service (n, name, port, virtual);
INSERT INTO ipam_service_ipaddresses (service_id, ipaddress_id)
VALUES (pg_temp.key('service 1'), pg_temp.key('address of site-1-server3')),
       (pg_temp.key('service 4'), pg_temp.key('address 4 of vm-1'));

-- ---- circuits ----------------------------------------------------------------------------------

INSERT INTO circuits_provider (id, created, last_updated, _custom_field_data, name, slug, asn,
                               account, portal_url, noc_contact, admin_contact, comments)
SELECT pg_temp.key('provider ' || name), '2021-03-01', '2021-03-01 12:00Z', '{}', name, lower(name),
       65100, 'A-1', 'https://example.com/' || lower(name), 'call', '', ''
  FROM unnest(ARRAY['Telco', 'Fibre']) AS name;
INSERT INTO circuits_circuittype (id, created, last_updated, _custom_field_data, name, slug,
                                  description)
VALUES (pg_temp.key('circuit type'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Dark fibre',
        'dark-fibre', '');
INSERT INTO circuits_circuit (id, created, last_updated, _custom_field_data, cid, install_date,
                              commit_rate, description, comments, provider_id, type_id, status_id,
                              tenant_id)
SELECT pg_temp.key('circuit ' || n), '2021-03-01', '2021-03-01 12:00Z', '{}', 'C-' || n,
       '2020-12-01', 1000, '', '', pg_temp.key('provider ' || CASE WHEN n < 3 THEN 'Telco' ELSE 'Fibre' END),
       pg_temp.key('circuit type'), CASE WHEN n <> 4 THEN pg_temp.key('status active') END,
       pg_temp.key('tenant 3')
  FROM generate_series(1, 4) n;
INSERT INTO circuits_circuittermination (id, created, last_updated, term_side, port_speed,
                                         xconnect_id, pp_info, description, circuit_id, site_id)
SELECT pg_temp.key('termination ' || side || n), '2021-03-01', '2021-03-01 12:00Z', side, 1000, '',
       '', side || n, pg_temp.key('circuit ' || n),
       pg_temp.key('site ' || CASE side WHEN 'A' THEN n ELSE 10 END)
  FROM generate_series(1, 4) n, unnest(ARRAY['A', 'Z']) AS side;

-- ---- what is said about all of them ------------------------------------------------------------

INSERT INTO extras_taggeditem (id, object_id, content_type_id, tag_id)
SELECT pg_temp.key('tagged ' || id || tag), id, pg_temp.type_of(model),
       pg_temp.key('tag ' || tag)
  FROM (SELECT id, 'dcim.site', 'Critical' FROM dcim_site WHERE slug <> 'site-2'
        UNION ALL SELECT id, 'dcim.device', 'Old' FROM dcim_device WHERE name LIKE '%switch1'
        UNION ALL SELECT id, 'ipam.prefix', 'Rented' FROM ipam_prefix WHERE NOT is_pool
        UNION ALL SELECT id, 'circuits.circuit', 'Rented' FROM circuits_circuit)
       AS tagged (id, model, tag);
INSERT INTO extras_customfield (id, type, name, label, description, required, filter_logic,
                                "default", weight, validation_minimum, validation_maximum,
                                validation_regex) VALUES
  (pg_temp.key('custom field cost_centre'), 'integer', 'cost_centre', 'Cost centre', '', false,
   'loose', NULL, 100, 1, 99, ''),
  (pg_temp.key('custom field owner'), 'select', 'owner', '', 'whose it is', false, 'exact',
   '"us"', 200, NULL, NULL, ''),
  -- A name that is no key, and a label that is its name because somebody has written it.
  (pg_temp.key('custom field units'), 'integer', 'Rack Unit', '', '', false, 'loose', NULL, 300, NULL,
   NULL, ''),
  (pg_temp.key('custom field code'), 'text', 'site_code', 'site_code', '', false, 'loose', NULL, 400,
   NULL, NULL, '');
UPDATE tenancy_tenant SET _custom_field_data = _custom_field_data || '{"Rack Unit": 5}'
 WHERE slug = 'tenant-1';
INSERT INTO extras_customfield_content_types (customfield_id, contenttype_id)
SELECT f.id, t.id FROM extras_customfield f, django_content_type t
 WHERE (app_label, model) IN (('dcim', 'site'), ('dcim', 'region'), ('dcim', 'device'),
                              ('tenancy', 'tenant'), ('ipam', 'aggregate'))
 ORDER BY f.name, app_label, model;
INSERT INTO extras_customfieldchoice (id, value, weight, field_id)
SELECT pg_temp.key('choice ' || value), value, 100, pg_temp.key('custom field owner')
  FROM unnest(ARRAY['us', 'them']) AS value;
INSERT INTO extras_configcontext (id, created, last_updated, name, weight, description, is_active,
                                  data)
SELECT pg_temp.key('context ' || n), '2021-03-01', '2021-03-01 12:00Z', 'context ' || n, 1000, '',
       true, jsonb_build_object('n', n)
  FROM generate_series(1, 2) n;
INSERT INTO extras_configcontext_regions (configcontext_id, region_id)
SELECT c.id, r.id FROM extras_configcontext c, dcim_region r ORDER BY c.name, r.name;
INSERT INTO extras_configcontext_sites (configcontext_id, site_id)
SELECT pg_temp.key('context 1'), id FROM dcim_site WHERE slug < 'site-3' ORDER BY slug;
INSERT INTO extras_configcontext_roles (configcontext_id, devicerole_id)
SELECT pg_temp.key('context 2'), id FROM dcim_devicerole ORDER BY slug;
INSERT INTO extras_configcontext_platforms (configcontext_id, platform_id)
VALUES (pg_temp.key('context 1'), pg_temp.key('platform Linux'));
INSERT INTO extras_configcontext_clusters (configcontext_id, cluster_id)
VALUES (pg_temp.key('context 1'), pg_temp.key('cluster 1'));
INSERT INTO extras_configcontext_cluster_groups (configcontext_id, clustergroup_id)
VALUES (pg_temp.key('context 1'), pg_temp.key('cluster group'));
INSERT INTO extras_configcontext_tenants (configcontext_id, tenant_id)
VALUES (pg_temp.key('context 2'), pg_temp.key('tenant 1'));
INSERT INTO extras_configcontext_tenant_groups (configcontext_id, tenantgroup_id)
VALUES (pg_temp.key('context 2'), pg_temp.key('tenant group Banks'));
INSERT INTO extras_configcontext_tags (configcontext_id, tag_id)
VALUES (pg_temp.key('context 2'), pg_temp.key('tag Old'));
INSERT INTO extras_customlink (id, created, last_updated, name, text, target_url, weight,
                               group_name, button_class, new_window, content_type_id)
VALUES (pg_temp.key('link'), '2021-03-01', '2021-03-01 12:00Z', 'Map', 'map',
        'https://example.com/{{ obj.slug }}', 100, '', 'default', true,
        pg_temp.type_of('dcim.site'));
INSERT INTO extras_exporttemplate (id, created, last_updated, name, description, template_code,
                                   mime_type, file_extension, content_type_id)
VALUES (pg_temp.key('export'), '2021-03-01', '2021-03-01 12:00Z', 'List', '', '{{ queryset }}',
        'text/plain', 'txt', pg_temp.type_of('dcim.site'));
INSERT INTO extras_gitrepository (id, created, last_updated, _custom_field_data, name, slug,
                                  remote_url, branch, current_head, username, provided_contents)
VALUES (pg_temp.key('repository'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Jobs', 'jobs',
        'https://example.com/jobs.git', 'main', 'abc', 'robot', '["extras.job"]');
-- Two whose slugs are long, and begin alike.
INSERT INTO extras_gitrepository (id, created, last_updated, _custom_field_data, name, slug,
                                  remote_url, branch, current_head, username, provided_contents)
SELECT pg_temp.key('long repository ' || n), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Long ' || n,
       repeat('long-', 12) || n, 'https://example.com/long.git', 'main', 'abc', '', '["extras.job"]'
  FROM generate_series(1, 2) n;
INSERT INTO extras_imageattachment (id, object_id, image, image_height, image_width, name, created,
                                    content_type_id)
VALUES (pg_temp.key('image'), pg_temp.key('site 1'), 'image.png', 10, 20, 'front',
        '2021-03-01 12:00Z', pg_temp.type_of('dcim.site'));
INSERT INTO extras_jobresult (id, name, created, completed, status, data, job_id, obj_type_id,
                              user_id)
SELECT pg_temp.key('result ' || n), 'local/jobs/Work' || n % 2,
       timestamptz '2021-03-01 12:00Z' + n * interval '1 hour', '2021-03-02 12:00Z', status,
       jsonb_build_object('log', 'line ' || n), pg_temp.key('run ' || n),
       pg_temp.type_of('extras.job'), pg_temp.key('user olga')
  FROM (VALUES (1, 'completed'), (2, 'failed'), (3, 'errored'), (4, 'pending'), (5, 'running'))
       AS result (n, status);
-- A job from a repository, and one from a repository that is gone. What they said is in the data.
INSERT INTO extras_jobresult (id, name, created, completed, status, data, job_id, obj_type_id)
SELECT pg_temp.key('result of ' || source), source || '/' || module || '/Run', '2021-03-01 12:00Z',
       '2021-03-01 12:01Z', 'completed', jsonb_build_object(
           'run', jsonb_build_object('success', 1, 'log', jsonb_build_array(
               jsonb_build_array('2021-03-01T12:00:00+00:00', 'info', NULL, NULL, 'begin'),
               jsonb_build_array('2021-03-01T12:00:00.000250+00:00', 'success', 'site-1',
                                 '/dcim/sites/site-1/', source),
               jsonb_build_array('2021-03-01T12:00:00.000250+00:00', 'info', NULL, NULL, 'end'))),
           'total', jsonb_build_object('success', 1)),
       pg_temp.key('run of ' || source), pg_temp.type_of('extras.job')
  FROM (VALUES ('git.jobs', 'backup'), ('git.gone', 'backup')) AS job (source, module);
INSERT INTO extras_jobresult (id, name, created, completed, status, data, job_id, obj_type_id)
SELECT pg_temp.key('long result ' || n), 'git.' || repeat(slug, 12) || n || '/' || module || '/Run',
       '2021-03-01 15:00Z', NULL, 'pending', NULL, pg_temp.key('long run ' || n),
       pg_temp.type_of('extras.job')
  FROM (VALUES (1, 'long-', 'backup'), (2, 'long-', 'backup'), (3, 'lost-', repeat('module', 16)))
       AS job (n, slug, module);
-- Lines of which a row says less: two groups that begin alike, a message of null, a long name, lines
-- that are not in the order of their times, or whose time is written elsewhere. And one whose day no month
-- has.
INSERT INTO extras_jobresult (id, name, created, completed, status, data, job_id, obj_type_id)
SELECT pg_temp.key('result of lines'), 'local/jobs/Lines', '2021-03-01 13:00Z', '2021-03-01 13:01Z',
       'completed', jsonb_build_object(
           repeat('group', 22) || '1', jsonb_build_object('log', jsonb_build_array(
               jsonb_build_array('2021-03-01T12:00:02+00:00', 'info', NULL, NULL, 'later'),
               jsonb_build_array('2021-03-01T12:00:01+00:00', 'info', NULL, NULL, 'hello'))),
           repeat('group', 22) || '2', jsonb_build_object('log', jsonb_build_array(
               jsonb_build_array('2021-03-01T12:00:00+00:00', NULL, repeat('n', 250), '', NULL))),
           'Tokyo', jsonb_build_object('log', jsonb_build_array(
               jsonb_build_array('2021-03-01T21:00:03.000250+09:00', 'info', NULL, NULL, 'far away'))),
           'leap', jsonb_build_object('log', jsonb_build_array(
               jsonb_build_array('2021-02-30T12:00:00+00:00', 'info', NULL, NULL, 'never')))),
       pg_temp.key('run of lines'), pg_temp.type_of('extras.job');
-- A job that broke off without a word, and one of a state that is in no list.
INSERT INTO extras_jobresult (id, name, created, completed, status, data, job_id, obj_type_id)
SELECT pg_temp.key('result ' || state), 'local/jobs/Odd', '2021-03-01 14:00Z', NULL, state, data::jsonb,
       pg_temp.key('run ' || state), pg_temp.type_of('extras.job')
  FROM (VALUES ('errored', '[1]'), ('FAILURE', NULL)) AS odd (state, data);
-- Changes of one moment, and of moments close to each other.
INSERT INTO extras_objectchange (id, time, user_name, request_id, action, changed_object_id,
                                 object_repr, object_data, changed_object_type_id)
SELECT pg_temp.key('close change ' || n || site.slug), timestamptz '2021-03-02 12:00Z' + CASE site.slug
           WHEN 'site-1' THEN n ELSE n / 3 END * interval '1 microsecond',
       'olga', pg_temp.key('close request'), 'update', site.id, name, '{}', pg_temp.type_of('dcim.site')
  FROM dcim_site site, generate_series(1, 3) n WHERE site.slug IN ('site-1', 'site-2');
INSERT INTO extras_objectchange (id, time, user_name, request_id, action, changed_object_id,
                                 object_repr, object_data, changed_object_type_id, user_id)
SELECT pg_temp.key('change of ' || slug), '2021-03-01 12:00Z', 'olga', pg_temp.key('request ' || slug),
       'create', id, name, jsonb_build_object('name', name, 'slug', slug),
       pg_temp.type_of('dcim.site'), pg_temp.key('user olga')
  FROM dcim_site;
INSERT INTO extras_relationship (id, created, last_updated, name, slug, description, type,
                                 source_label, source_hidden, destination_label,
                                 destination_hidden, source_type_id, destination_type_id) VALUES
  (pg_temp.key('relationship spare'), '2021-03-01', '2021-03-01 12:00Z', 'Spare of', 'spare-of', '',
   'many-to-many', 'spares', false, 'spare of', false, pg_temp.type_of('dcim.device'),
   pg_temp.type_of('dcim.site')),
  (pg_temp.key('relationship next'), '2021-03-01', '2021-03-01 12:00Z', 'Next to', 'next_to', '',
   'symmetric-many-to-many', '', false, '', false, pg_temp.type_of('dcim.region'),
   pg_temp.type_of('dcim.region'));
INSERT INTO extras_relationshipassociation (id, source_id, destination_id, relationship_id,
                                            source_type_id, destination_type_id)
SELECT pg_temp.key('association of ' || slug), pg_temp.key('switch1 of ' || slug), id,
       pg_temp.key('relationship spare'), pg_temp.type_of('dcim.device'),
       pg_temp.type_of('dcim.site')
  FROM dcim_site
UNION ALL
SELECT pg_temp.key('association of regions'), pg_temp.key('region Europe'),
       pg_temp.key('region Asia'), pg_temp.key('relationship next'),
       pg_temp.type_of('dcim.region'), pg_temp.type_of('dcim.region');
INSERT INTO extras_webhook (id, created, last_updated, name, type_create, type_update, type_delete,
                            payload_url, enabled, http_method, http_content_type,
                            additional_headers, body_template, secret, ssl_verification)
SELECT pg_temp.key('webhook ' || n), '2021-03-01', '2021-03-01 12:00Z', 'hook ' || n, n = 1, n = 2, true,
       'https://example.com/hook', true, 'POST', 'application/json', '', '', '', true
  FROM generate_series(1, 2) n;
-- No file of certificates is NULL or empty.
UPDATE extras_webhook SET ca_file_path = '' WHERE id = pg_temp.key('webhook 1');
INSERT INTO extras_webhook_content_types (webhook_id, contenttype_id)
SELECT id, pg_temp.type_of('dcim.site') FROM extras_webhook ORDER BY name;
INSERT INTO example_app_examplemodel (id, created, last_updated, name, number)
SELECT pg_temp.key('example ' || n), '2021-03-01', '2021-03-01 12:00Z', 'example ' || n, n
  FROM generate_series(1, 3) n;
