-- What never had a slug. Of three names, and of two long ones, the slugs would be the same, and one has
-- nothing to make one of.
INSERT INTO dcim_manufacturer (id, created, last_updated, _custom_field_data, name, description)
SELECT pg_temp.key('manufacturer ' || n), timestamptz '2024-03-01 08:00Z' + n * interval '1 day',
       '2024-03-10 12:00Z', '{}', name, ''
  FROM (VALUES (1, 'Long & Sons, Ltd.'), (2, 'Long Sons Ltd'), (3, 'long sons, ltd'), (4, '東京'),
               (5, repeat('Long ', 20)), (6, repeat('Long ', 19) || 'long')) AS manufacturer (n, name);
-- Of one maker only.
INSERT INTO dcim_devicetype (id, created, last_updated, _custom_field_data, model, part_number, u_height,
                             is_full_depth, subdevice_role, front_image, rear_image, comments,
                             manufacturer_id)
SELECT pg_temp.key('device type ' || n), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', model, '', 1, true,
       '', '', '', '', pg_temp.key('manufacturer ' || n % 2 + 1)
  FROM (VALUES (1, 'X/1'), (2, 'X/1'), (3, 'x1')) AS device_type (n, model);
INSERT INTO dcim_platform (id, created, last_updated, _custom_field_data, name, napalm_driver, description,
                           network_driver)
SELECT pg_temp.key(name), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', name, '', '', ''
  FROM unnest(ARRAY['Acme OS', 'Acme-OS']) AS name;
INSERT INTO circuits_provider (id, created, last_updated, _custom_field_data, name, account, portal_url,
                               noc_contact, admin_contact, comments)
SELECT pg_temp.key(name), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', name, '', '', '', '', ''
  FROM unnest(ARRAY['Far Away', 'Far away']) AS name;
INSERT INTO tenancy_tenantgroup (id, created, last_updated, _custom_field_data, name, description)
SELECT pg_temp.key(name), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', name, ''
  FROM unnest(ARRAY['Friends & Family', 'Friends Family']) AS name;
INSERT INTO virtualization_clustertype (id, created, last_updated, _custom_field_data, name, description)
SELECT pg_temp.key(name), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', name, ''
  FROM unnest(ARRAY['Big Iron', 'Big iron']) AS name;
INSERT INTO ipam_rir (id, created, last_updated, _custom_field_data, name, is_private, description)
SELECT pg_temp.key(name), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', name, true, ''
  FROM unnest(ARRAY['RFC 1918', 'RFC-1918']) AS name;
INSERT INTO ipam_vlangroup (id, created, last_updated, _custom_field_data, name, description, range)
SELECT pg_temp.key(name), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', name, '', '1-4094'
  FROM unnest(ARRAY['Of nowhere', 'Of-nowhere']) AS name;
