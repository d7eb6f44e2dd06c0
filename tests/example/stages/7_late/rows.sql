SELECT pg_temp.add_types(
    'cloud.cloudaccount', 'cloud.cloudnetwork', 'dcim.controller', 'dcim.module',
    'dcim.softwareversion', 'extras.contact', 'extras.team');

CREATE FUNCTION pg_temp.active() RETURNS uuid LANGUAGE sql AS
  $$SELECT pg_temp.key('status active')$$;

-- ---- software, modules, controllers ------------------------------------------------------------

INSERT INTO dcim_devicefamily (id, created, last_updated, _custom_field_data, name, description)
VALUES (pg_temp.key('family'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'Switches', '');
UPDATE dcim_devicetype SET device_family_id = pg_temp.key('family')
 WHERE id = pg_temp.key('device type Switch');
INSERT INTO dcim_softwareversion (id, created, last_updated, _custom_field_data, version, alias,
                                  documentation_url, long_term_support, pre_release, platform_id,
                                  status_id)
SELECT pg_temp.key('software ' || n), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', n || '.0', '',
       '', n = 1, n = 2, pg_temp.key('platform AcmeOS'), pg_temp.active()
  FROM generate_series(1, 2) n;
INSERT INTO dcim_softwareimagefile (id, created, last_updated, _custom_field_data,
                                    image_file_name, image_file_checksum, hashing_algorithm,
                                    image_file_size, download_url, default_image,
                                    software_version_id, status_id)
SELECT pg_temp.key('image ' || n), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}',
       'acme-' || n || '.bin', md5('image'), 'md5', 1000, '', true, pg_temp.key('software ' || n),
       pg_temp.active()
  FROM generate_series(1, 2) n;
INSERT INTO dcim_devicetypetosoftwareimagefile (id, created, last_updated, device_type_id,
                                                software_image_file_id)
VALUES (pg_temp.key('image of type'), '2024-03-01 08:00Z', '2024-03-01 12:00Z',
        pg_temp.key('device type Switch'), pg_temp.key('image 1'));
UPDATE dcim_device SET software_version_id = pg_temp.key('software 1')
 WHERE platform_id = pg_temp.key('platform AcmeOS');
INSERT INTO dcim_device_software_image_files (device_id, softwareimagefile_id)
VALUES (pg_temp.key('switch1 of site-1'), pg_temp.key('image 1'));
INSERT INTO virtualization_virtualmachine_software_image_files
  (virtualmachine_id, softwareimagefile_id)
VALUES (pg_temp.key('vm 1'), pg_temp.key('image 2'));
INSERT INTO dcim_moduletype (id, created, last_updated, _custom_field_data, model, part_number,
                             comments, manufacturer_id)
VALUES (pg_temp.key('module type'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'Optics', '', '',
        pg_temp.key('manufacturer Acme'));
INSERT INTO dcim_modulebaytemplate (id, created, last_updated, _custom_field_data, name, _name,
                                    label, description, position, device_type_id, module_type_id)
VALUES (pg_temp.key('bay of type'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'bay', 'bay',
        '', '', '1', pg_temp.key('device type Switch'), NULL),
       (pg_temp.key('bay of module'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'bay', 'bay',
        '', '', '1', NULL, pg_temp.key('module type'));
INSERT INTO dcim_modulebay (id, created, last_updated, _custom_field_data, name, _name, label,
                            description, position, parent_device_id)
SELECT pg_temp.key('bay ' || n), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'bay ' || n,
       'bay ' || lpad(n::text, 8, '0'), '', '', n, pg_temp.key('switch1 of site-1')
  FROM generate_series(1, 2) n;
INSERT INTO dcim_module (id, created, last_updated, _custom_field_data, serial, asset_tag,
                         module_type_id, parent_module_bay_id, status_id)
VALUES (pg_temp.key('module'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'M1', NULL,
        pg_temp.key('module type'), pg_temp.key('bay 1'), pg_temp.active());
INSERT INTO dcim_modulebay (id, created, last_updated, _custom_field_data, name, _name, label,
                            description, position, parent_module_id)
VALUES (pg_temp.key('inner bay'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'inner', 'inner',
        '', '', '1', pg_temp.key('module'));
INSERT INTO dcim_consoleport (id, created, last_updated, _custom_field_data, name, _name, label,
                              description, type, module_id)
VALUES (pg_temp.key('console of module'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}',
        'console', 'console', '', '', 'rj-45', pg_temp.key('module'));
-- One in the bay of a module, and one on the shelf. What is in them has a name of the device's own.
INSERT INTO dcim_module (id, created, last_updated, _custom_field_data, serial, asset_tag,
                         module_type_id, parent_module_bay_id, location_id, status_id)
SELECT pg_temp.key('module ' || place), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', place, NULL,
       pg_temp.key('module type'), CASE place WHEN 'inside' THEN pg_temp.key('inner bay') END,
       CASE place WHEN 'shelf' THEN location_id END, pg_temp.active()
  FROM dcim_device, (VALUES ('inside'), ('shelf')) AS at (place)
 WHERE id = pg_temp.key('switch1 of site-1');
INSERT INTO dcim_interface (id, created, last_updated, _custom_field_data, name, _name, label,
                            description, type, enabled, mode, mgmt_only, module_id, status_id)
SELECT pg_temp.key(name || ' of module ' || place), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}',
       name, name, '', place, '1000base-t', true, '', false, pg_temp.key(key), pg_temp.active()
  FROM (VALUES ('module', 'outside'), ('module inside', 'inside'), ('module shelf', 'shelf'))
         AS module (key, place),
       (VALUES ('eth1'), ('sfp')) AS interface (name);
-- A cable leads from one of them to the shelf, where there are an address and a VLAN, too.
INSERT INTO dcim_cable (id, created, last_updated, _custom_field_data, termination_a_id,
                        termination_b_id, type, label, color, length_unit, status_id,
                        termination_a_type_id, termination_b_type_id)
VALUES (pg_temp.key('cable to shelf'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}',
        pg_temp.key('sfp of module inside'), pg_temp.key('sfp of module shelf'), '', 'to the shelf', '',
        '', pg_temp.active(), pg_temp.type_of('dcim.interface'), pg_temp.type_of('dcim.interface'));
INSERT INTO dcim_cablepath (id, origin_id, destination_id, path, is_active, is_split,
                            origin_type_id, destination_type_id)
SELECT pg_temp.key('path to shelf'), termination_a_id, termination_b_id, jsonb_build_array(id), true,
       false, termination_a_type_id, termination_b_type_id
  FROM dcim_cable WHERE id = pg_temp.key('cable to shelf');
UPDATE dcim_interface SET cable_id = pg_temp.key('cable to shelf'),
                          _cable_peer_type_id = pg_temp.type_of('dcim.interface'),
                          _cable_peer_id = pg_temp.key('sfp of module shelf'),
                          _path_id = pg_temp.key('path to shelf')
 WHERE id = pg_temp.key('sfp of module inside');
UPDATE dcim_interface SET cable_id = pg_temp.key('cable to shelf'),
                          _cable_peer_type_id = pg_temp.type_of('dcim.interface'),
                          _cable_peer_id = pg_temp.key('sfp of module inside')
 WHERE id = pg_temp.key('sfp of module shelf');
UPDATE dcim_interface SET lag_id = pg_temp.key('sfp of module shelf')
 WHERE id = pg_temp.key('eth1 of module shelf');
INSERT INTO ipam_ipaddresstointerface (id, is_source, is_destination, is_default, is_preferred,
                                       is_primary, is_secondary, is_standby, ip_address_id,
                                       interface_id)
SELECT pg_temp.key('address on shelf'), false, false, false, false, false, true, false, id,
       pg_temp.key('sfp of module shelf')
  FROM ipam_ipaddress ORDER BY host LIMIT 1;
INSERT INTO dcim_interface_tagged_vlans (interface_id, vlan_id)
SELECT pg_temp.key('sfp of module shelf'), id FROM ipam_vlan ORDER BY vid LIMIT 1;
INSERT INTO dcim_interfacetemplate (id, created, last_updated, name, _name, label, description, type,
                                    mgmt_only, module_type_id)
VALUES (pg_temp.key('interface of type of modules'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', 'sfp',
        'sfp', '', '', '1000base-t', false, pg_temp.key('module type'));

-- ---- long names ----------------------------------------------------------------------------------

INSERT INTO ipam_rir (id, created, last_updated, _custom_field_data, name, is_private, description)
SELECT pg_temp.key('long rir ' || n), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}',
       repeat('long', 40) || n, true, repeat('d', 250)
  FROM generate_series(1, 2) n;
INSERT INTO dcim_manufacturer (id, created, last_updated, _custom_field_data, name, description)
SELECT pg_temp.key('long manufacturer ' || n), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}',
       repeat('long', 40) || n, ''
  FROM generate_series(1, 2) n;
INSERT INTO extras_customfield (id, created, last_updated, type, label, description, required,
                                filter_logic, weight, validation_regex, advanced_ui, key,
                                grouping)
SELECT pg_temp.key('long field ' || n), '2024-03-01 08:00Z', '2024-03-01 12:00Z', 'text', 'Long', '',
       false, 'loose', 100, '', false, repeat('long', 15) || n, ''
  FROM generate_series(1, 2) n;
UPDATE dcim_manufacturer SET _custom_field_data = jsonb_build_object(repeat('long', 15) || 2, 'kept')
 WHERE id = pg_temp.key('long manufacturer 1');

INSERT INTO extras_externalintegration (id, created, last_updated, _custom_field_data, name,
                                        remote_url, verify_ssl, timeout, http_method, headers,
                                        ca_file_path)
VALUES (pg_temp.key('integration'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'Controller',
        'https://example.com', true, 30, 'GET', '{}', '');
INSERT INTO dcim_controller (id, created, last_updated, _custom_field_data, name, description,
                             controller_device_id, external_integration_id, location_id, status_id)
SELECT pg_temp.key('controller'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'Wireless', '',
       id, pg_temp.key('integration'), location_id, pg_temp.active()
  FROM dcim_device WHERE id = pg_temp.key('server3 of site-1');
INSERT INTO dcim_controllermanageddevicegroup (id, created, last_updated, _custom_field_data, name,
                                               description, weight, controller_id, parent_id)
SELECT pg_temp.key('device group ' || n), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}',
       'group ' || n, '', 1000, pg_temp.key('controller'),
       CASE n WHEN 2 THEN pg_temp.key('device group 1') END
  FROM generate_series(1, 2) n;
UPDATE dcim_device SET controller_managed_device_group_id = pg_temp.key('device group 2')
 WHERE id = pg_temp.key('switch1 of site-2');

-- ---- clouds ------------------------------------------------------------------------------------

INSERT INTO cloud_cloudaccount (id, created, last_updated, _custom_field_data, name, description,
                                account_number, provider_id)
VALUES (pg_temp.key('account'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'Ours', '', '42',
        pg_temp.key('manufacturer Boxes'));
INSERT INTO cloud_cloudresourcetype (id, created, last_updated, _custom_field_data, name,
                                     description, provider_id)
VALUES (pg_temp.key('resource type'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'Network', '',
        pg_temp.key('manufacturer Boxes'));
INSERT INTO cloud_cloudnetwork (id, created, last_updated, _custom_field_data, name, description,
                                cloud_account_id, cloud_resource_type_id, parent_id)
SELECT pg_temp.key('cloud ' || n), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'cloud ' || n, '',
       pg_temp.key('account'), pg_temp.key('resource type'),
       CASE n WHEN 2 THEN pg_temp.key('cloud 1') END
  FROM generate_series(1, 2) n;
INSERT INTO cloud_cloudnetworkprefixassignment (id, cloud_network_id, prefix_id)
VALUES (pg_temp.key('cloud prefix'), pg_temp.key('cloud 1'), pg_temp.key('prefix 10.0.4.0/24'));

-- ---- people, views, queues, metadata -----------------------------------------------------------

INSERT INTO extras_contact (id, created, last_updated, _custom_field_data, name, phone, email,
                            address, comments)
SELECT pg_temp.key('contact ' || n), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'contact ' || n,
       '', '', '', ''
  FROM generate_series(1, 3) n;
INSERT INTO extras_team (id, created, last_updated, _custom_field_data, name, phone, email,
                         address, comments)
VALUES (pg_temp.key('team'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'team', '', '', '', '');
INSERT INTO extras_team_contacts (team_id, contact_id)
SELECT pg_temp.key('team'), id FROM extras_contact ORDER BY name;
INSERT INTO extras_role (id, created, last_updated, _custom_field_data, name, color, description,
                         weight)
VALUES (pg_temp.key('role On call'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'On call',
        'ff0000', '', NULL);
INSERT INTO extras_contactassociation (id, created, last_updated, _custom_field_data,
                                       associated_object_id, associated_object_type_id, contact_id,
                                       team_id, role_id, status_id)
SELECT pg_temp.key('association ' || n), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}',
       pg_temp.key('switch1 of site-1'), pg_temp.type_of('dcim.device'),
       CASE n WHEN 1 THEN pg_temp.key('contact 1') END, CASE n WHEN 2 THEN pg_temp.key('team') END,
       pg_temp.key('role On call'), pg_temp.active()
  FROM generate_series(1, 2) n;
INSERT INTO extras_savedview (id, created, last_updated, _custom_field_data, name, view, config,
                              is_global_default, is_shared, owner_id)
VALUES (pg_temp.key('view'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'Mine',
        'dcim:device_list', '{}', false, true, pg_temp.key('user olga'));
INSERT INTO extras_usersavedviewassociation (id, created, last_updated, view_name, saved_view_id,
                                             user_id)
VALUES (pg_temp.key('view of piotr'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', 'dcim:device_list',
        pg_temp.key('view'), pg_temp.key('user piotr'));
-- A queue of a name that a job's list of queues has, too.
INSERT INTO extras_jobqueue (id, created, last_updated, _custom_field_data, name, description,
                             queue_type)
VALUES (pg_temp.key('queue bulk'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'bulk',
        'made before', 'celery');
INSERT INTO extras_metadatatype (id, created, last_updated, _custom_field_data, name, description,
                                 data_type)
VALUES (pg_temp.key('metadata'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'Origin', '',
        'select');
INSERT INTO extras_metadatachoice (id, created, last_updated, value, weight, metadata_type_id)
VALUES (pg_temp.key('metadata choice'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', 'hand', 100,
        pg_temp.key('metadata'));
INSERT INTO extras_objectmetadata (id, created, last_updated, assigned_object_id, _value,
                                   scoped_fields, assigned_object_type_id, metadata_type_id)
VALUES (pg_temp.key('object metadata'), '2024-03-01 08:00Z', '2024-03-01 12:00Z',
        pg_temp.key('switch1 of site-1'), '"hand"', '[]', pg_temp.type_of('dcim.device'),
        pg_temp.key('metadata'));
INSERT INTO extras_dynamicgroup_tags (dynamicgroup_id, tag_id)
VALUES (pg_temp.key('group by site'), pg_temp.key('tag Old'));
INSERT INTO extras_staticgroupassociation (id, created, last_updated, _custom_field_data,
                                           associated_object_id, associated_object_type_id,
                                           dynamic_group_id)
VALUES (pg_temp.key('static'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}',
        pg_temp.key('rack 1 of site-1'), pg_temp.type_of('dcim.rack'),
        pg_temp.key('group of nobody'));

-- ---- names ---------------------------------------------------------------------------------------

-- Without the end of its key the second would be a namesake of the first.
INSERT INTO ipam_vlangroup (id, created, last_updated, _custom_field_data, name, description,
                            location_id)
SELECT pg_temp.key('vlans of cabin ' || n), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}',
       CASE n WHEN 1 THEN 'Cabin'
              ELSE 'Cabin-' || right(pg_temp.key('vlans of cabin ' || n)::text, 12) END,
       '', id
  FROM dcim_location, generate_series(1, 2) n WHERE name = 'site-1';
