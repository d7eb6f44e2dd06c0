CREATE FUNCTION pg_temp.active() RETURNS uuid LANGUAGE sql AS
  $$SELECT id FROM extras_status WHERE name = 'Active'$$;

INSERT INTO dcim_manufacturer (id, _custom_field_data, name, description)
VALUES (pg_temp.key('manufacturer'), '{}', 'Acme', '');
INSERT INTO dcim_devicetype (id, _custom_field_data, model, part_number, u_height, is_full_depth,
                             subdevice_role, front_image, rear_image, comments, manufacturer_id)
VALUES (pg_temp.key('device type'), '{}', 'Switch', '', 1, true, '', '', '', '', pg_temp.key('manufacturer'));
INSERT INTO extras_role (id, _custom_field_data, name, color, description)
VALUES (pg_temp.key('role'), '{}', 'Leaf', '0000ff', '');
INSERT INTO dcim_locationtype (id, _custom_field_data, name, description, nestable)
VALUES (pg_temp.key('location type'), '{}', 'House', '', false);
INSERT INTO dcim_location (id, _custom_field_data, name, _name, description, location_type_id, status_id,
                           facility, time_zone, physical_address, shipping_address, contact_name,
                           contact_phone, contact_email, comments)
VALUES (pg_temp.key('location'), '{}', 'Here', 'Here', '', pg_temp.key('location type'), pg_temp.active(), '',
        '', '', '', '', '', '', '');
INSERT INTO dcim_device (id, _custom_field_data, serial, face, comments, device_type_id, status_id,
                         location_id, role_id)
VALUES (pg_temp.key('device'), '{}', '', '', '', pg_temp.key('device type'), pg_temp.active(),
        pg_temp.key('location'), pg_temp.key('role'));
INSERT INTO dcim_virtualdevicecontext (id, _custom_field_data, name, description, device_id, status_id)
VALUES (pg_temp.key('context'), '{}', 'inner', '', pg_temp.key('device'), pg_temp.active());
INSERT INTO ipam_namespace (id, _custom_field_data, name, description)
VALUES (pg_temp.key('namespace'), '{}', 'Lab', '');
INSERT INTO ipam_vrf (id, _custom_field_data, name, description, namespace_id)
VALUES (pg_temp.key('vrf'), '{}', 'red', '', pg_temp.key('namespace'));
INSERT INTO ipam_vrfdeviceassignment (id, name, rd, vrf_id, device_id, virtual_device_context_id)
VALUES (pg_temp.key('of device'), 'red', '65000:1', pg_temp.key('vrf'), pg_temp.key('device'), NULL),
       (pg_temp.key('of context'), 'red', '65000:2', pg_temp.key('vrf'), NULL, pg_temp.key('context')),
       (pg_temp.key('of nothing'), 'red', '65000:3', pg_temp.key('vrf'), NULL, NULL);
