INSERT INTO dcim_devicerole (id, created, last_updated, _custom_field_data, name, slug, color, vm_role,
                             description)
SELECT pg_temp.key('device role ' || name), '2022-03-01', '2022-03-01 12:00Z', '{}', name, lower(name),
       '0000aa', false, ''
  FROM unnest(ARRAY['Leaf', 'Spine']) AS name;
INSERT INTO ipam_role (id, created, last_updated, _custom_field_data, name, slug, weight, description)
SELECT pg_temp.key('network role ' || name), '2022-03-01', '2022-03-01 12:00Z', '{}', name, lower(name),
       100, ''
  FROM unnest(ARRAY['Inside', 'Outside', 'Transfer']) AS name;
