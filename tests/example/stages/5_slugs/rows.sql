-- Names of which it takes some care to make slugs.
INSERT INTO tenancy_tenantgroup (id, created, last_updated, _custom_field_data, name, slug,
                                 description)
VALUES (pg_temp.key('tenant group Friends'), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}',
        'Friends & Family', 'friends-family', '');
INSERT INTO tenancy_tenant (id, created, last_updated, _custom_field_data, name, slug, description,
                            comments, tenant_group_id)
VALUES (pg_temp.key('tenant Aunt'), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}', 'Aunt May (Queens)',
        'aunt-may-queens', '', '', pg_temp.key('tenant group Friends'));
INSERT INTO dcim_manufacturer (id, created, last_updated, _custom_field_data, name, slug,
                               description)
VALUES (pg_temp.key('manufacturer Long'), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}',
        'Long & Sons, Ltd.', 'long-sons-ltd', '');
INSERT INTO dcim_devicetype (id, created, last_updated, _custom_field_data, model, slug,
                             part_number, u_height, is_full_depth, subdevice_role, front_image,
                             rear_image, comments, manufacturer_id)
VALUES (pg_temp.key('device type X'), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}', 'X/1 (rev. B)',
        'x1-rev-b', '', 1, false, '', '', '', '', pg_temp.key('manufacturer Long'));
INSERT INTO ipam_rir (id, created, last_updated, _custom_field_data, name, slug, is_private,
                      description)
VALUES (pg_temp.key('rir RFC 6598'), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}', 'RFC 6598',
        'rfc-6598', true, '');
INSERT INTO circuits_provider (id, created, last_updated, _custom_field_data, name, slug, account,
                               portal_url, noc_contact, admin_contact, comments)
VALUES (pg_temp.key('provider Far'), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}', 'Far Away Co.',
        'far-away-co', '', '', '', '', '');
INSERT INTO circuits_circuittype (id, created, last_updated, _custom_field_data, name, slug,
                                  description)
VALUES (pg_temp.key('circuit type X'), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}',
        'Point-to-point', 'point-to-point', '');
INSERT INTO virtualization_clustertype (id, created, last_updated, _custom_field_data, name, slug,
                                        description)
VALUES (pg_temp.key('cluster type X'), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}', 'Big Iron',
        'big-iron', '');
INSERT INTO extras_tag (id, created, last_updated, _custom_field_data, name, slug, color,
                        description)
VALUES (pg_temp.key('tag X'), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}', 'To do', 'to-do',
        '000000', '');
INSERT INTO extras_status (id, created, last_updated, _custom_field_data, name, slug, color,
                           description)
VALUES (pg_temp.key('status X'), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}', 'On order',
        'on-order', '000000', '');
-- A name that is there as well.
INSERT INTO ipam_vlangroup (id, created, last_updated, _custom_field_data, name, slug, description)
VALUES (pg_temp.key('vlans X'), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}', 'Office', 'office',
        'of nowhere');
-- A region of the same name as one elsewhere; regions do not know that.
INSERT INTO dcim_location (id, created, last_updated, _custom_field_data, name, _name, slug,
                           description, location_type_id, parent_id, facility, time_zone,
                           physical_address, shipping_address, contact_name, contact_phone,
                           contact_email, comments)
SELECT pg_temp.key('Poland in Asia'), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}', 'Poland',
       'Poland', 'poland-' || right(pg_temp.key('Poland in Asia')::text, 12), '', location_type_id, id, '', '', '', '', '', '', '', ''
  FROM dcim_location WHERE name = 'Asia';
-- Names that are there twice below one site: devices, groups of racks and of VLANs, and panels.
INSERT INTO dcim_location (id, created, last_updated, _custom_field_data, name, _name, slug,
                           description, location_type_id, parent_id, facility, time_zone,
                           physical_address, shipping_address, contact_name, contact_phone,
                           contact_email, comments)
SELECT pg_temp.key('hut ' || n), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}', 'Hut ' || n,
       'Hut ' || n, 'hut-' || n, '', pg_temp.key('location type Building'), pg_temp.key('site 1'), '',
       '', '', '', '', '', '', ''
  FROM generate_series(1, 2) n;
INSERT INTO dcim_device
SELECT (jsonb_populate_record(device, jsonb_build_object(
         'id', pg_temp.key('device of hut ' || n), 'name', 'hut-switch', '_name', 'hut-switch',
         'asset_tag', NULL, 'location_id', pg_temp.key('hut ' || n), 'rack_id', NULL, 'position', NULL,
         'face', '', 'tenant_id', pg_temp.key('tenant 1'), 'primary_ip4_id', NULL,
         'primary_ip6_id', NULL, 'virtual_chassis_id', NULL, 'vc_position', NULL))).*
  FROM dcim_device device, generate_series(1, 2) n
 WHERE device.id = pg_temp.key('switch1 of site-1');
INSERT INTO dcim_rackgroup (id, created, last_updated, _custom_field_data, name, slug, description,
                            location_id)
SELECT pg_temp.key('row of hut ' || n), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}', 'Row', 'row', '',
       pg_temp.key('hut ' || n)
  FROM generate_series(1, 2) n;
INSERT INTO ipam_vlangroup (id, created, last_updated, _custom_field_data, name, slug, description,
                            location_id)
SELECT pg_temp.key('vlans of hut ' || n), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}', 'hut vlans',
       'hut-vlans', '', pg_temp.key('hut ' || n)
  FROM generate_series(1, 2) n;
INSERT INTO dcim_powerpanel (id, created, last_updated, _custom_field_data, name, location_id)
SELECT pg_temp.key('panel of hut ' || n), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}', 'hut panel',
       pg_temp.key('hut ' || n)
  FROM generate_series(1, 2) n;

-- Results that say one thing twice, two things, or nothing; how they were called, too.
INSERT INTO extras_jobresult (id, name, date_created, status, data, result, job_kwargs, task_kwargs, task_id,
                              obj_type_id, celery_kwargs, task_args, _custom_field_data)
SELECT pg_temp.key('result of ' || who), who, '2023-06-01 12:00Z', 'SUCCESS', data::jsonb, result,
       job_kwargs::jsonb, task_kwargs::jsonb, pg_temp.key('task of ' || who),
       pg_temp.type_of('extras.job'), '{}', '[]', '{}'
  FROM (VALUES ('a', '"a text"', 'the result', NULL, '{}'), ('b', '"a text"', NULL, NULL, '{}'),
               ('c', '{"x": 1}', 'the result', NULL, '{}'), ('d', NULL, NULL, '{"x": 1}', '{}'),
               ('e', NULL, 'the result', '{"x": 1}', '{"x": 2}'), ('f', 'null', 'the result', 'null', '{}'),
               ('g', '"same"', 'same', '{}', '{}'), ('h', NULL, NULL, NULL, '{"x": 3}'))
       AS given (who, data, result, job_kwargs, task_kwargs);
-- Slugs that nobody would make of the name, one of them of another's.
INSERT INTO extras_secretsgroup (id, created, last_updated, _custom_field_data, name, slug, description)
SELECT md5(name)::uuid, '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}', name, slug, ''
  FROM (VALUES ('Alpha', 'beta'), ('Beta', 'alpha')) AS secretsgroup (name, slug);
INSERT INTO extras_status (id, created, last_updated, _custom_field_data, name, slug, color,
                           description)
VALUES (pg_temp.key('status Y'), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}', 'Ordered', 'on-demand',
        '000000', '');

UPDATE circuits_circuittype SET slug = 'ours' WHERE name = 'Dark fibre';
UPDATE circuits_provider SET slug = 'ours' WHERE name = 'Fibre';
UPDATE circuits_providernetwork SET slug = 'ours' WHERE name = 'Backbone';
UPDATE dcim_deviceredundancygroup SET slug = 'ours' WHERE name = 'Servers';
UPDATE dcim_devicetype SET slug = 'ours' WHERE model = 'Switch';
UPDATE dcim_location SET slug = 'ours' WHERE name = 'East';
UPDATE dcim_locationtype SET slug = 'ours' WHERE name = 'Storey';
UPDATE dcim_manufacturer SET slug = 'ours' WHERE name = 'Boxes';
UPDATE dcim_platform SET slug = 'ours' WHERE name = 'Linux';
UPDATE dcim_rackgroup SET slug = 'ours' WHERE name = 'Row';
UPDATE ipam_rir SET slug = 'ours' WHERE name = 'RIPE';
UPDATE ipam_vlangroup SET slug = 'ours' WHERE name = 'Office';
UPDATE tenancy_tenant SET slug = 'ours' WHERE name = 'Tenant 1';
UPDATE tenancy_tenantgroup SET slug = 'ours' WHERE name = 'Banks';
UPDATE virtualization_clustergroup SET slug = 'ours';
UPDATE virtualization_clustertype SET slug = 'ours' WHERE name = 'KVM';

-- A name and a slug as long as they may be.
INSERT INTO dcim_manufacturer (id, created, last_updated, _custom_field_data, name, slug,
                               description)
SELECT pg_temp.key('manufacturer of ' || n), '2023-06-01 08:00Z', '2023-06-01 12:00Z', '{}',
       repeat('Long', 24) || 'er ' || n, repeat('long', 24) || 'er-' || n, ''
  FROM generate_series(1, 2) n;
