INSERT INTO ipam_rir (id, created, last_updated, _custom_field_data, name, is_private, description)
VALUES (pg_temp.key('rir'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'Registry', false, '');
INSERT INTO tenancy_tenant (id, created, last_updated, _custom_field_data, name, description, comments)
VALUES (pg_temp.key('tenant'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'Tenant', '', '');
INSERT INTO ipam_namespace (id, created, last_updated, _custom_field_data, name, description)
VALUES ('5a0c3f63-5ac5-4e2f-9a4e-0f6f2c1d4001', '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'Global', '');
INSERT INTO extras_role (id, created, last_updated, _custom_field_data, name, color, description)
VALUES (pg_temp.key('role'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'Backbone', 'ff0000', '');
SELECT pg_temp.add_types('ipam.prefix');
INSERT INTO extras_role_content_types (role_id, contenttype_id)
VALUES (pg_temp.key('role'), pg_temp.type_of('ipam.prefix'));
-- The first three have only what aggregates have, but for their status and the time of day.
INSERT INTO ipam_prefix (id, created, last_updated, _custom_field_data, network, broadcast,
                         prefix_length, type, description, rir_id, date_allocated, role_id, ip_version,
                         namespace_id, status_id)
SELECT pg_temp.key(prefix.name), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', pg_temp.packed(net),
       pg_temp.packed(broadcast(net)), masklen(net), 'container', prefix.name, pg_temp.key('rir'),
       '2024-03-01 09:30Z', CASE role WHEN 'role' THEN pg_temp.key('role') END, 4, namespace.id, status.id
  FROM (VALUES (inet '10.0.0.0/8', 'as it was', NULL), ('11.0.0.0/8', 'given away', NULL),
               ('12.0.0.0/8', 'other day', NULL), ('13.0.0.0/8', 'used as it was', 'role'),
               ('14.0.0.0/8', 'used and given away', 'role')) AS prefix (net, name, role),
       ipam_namespace namespace, extras_status status
 WHERE namespace.name = 'Global' AND status.name = 'Reserved';
