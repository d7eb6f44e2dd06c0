-- A role that somebody has given, or changed, since is one of the old kind, or changed there, too.
INSERT INTO ipam_role
SELECT old.*
FROM extras_role role
CROSS JOIN LATERAL extras_old_role('ipam.role', role.id) AS old_row
CROSS JOIN LATERAL jsonb_populate_record(NULL::ipam_role, old_row) AS old
WHERE role.id IN (
        SELECT new_role_id FROM ipam_prefix UNION ALL SELECT new_role_id FROM ipam_vlan)
ON CONFLICT (id) DO UPDATE SET
    last_updated = EXCLUDED.last_updated, _custom_field_data = EXCLUDED._custom_field_data,
    name = EXCLUDED.name, weight = EXCLUDED.weight, description = EXCLUDED.description;

UPDATE ipam_prefix SET role_id = origin.id
FROM extras_role_origin origin
WHERE origin.kind = 'ipam.role' AND origin.role_id = ipam_prefix.new_role_id;
UPDATE ipam_vlan SET role_id = origin.id
FROM extras_role_origin origin
WHERE origin.kind = 'ipam.role' AND origin.role_id = ipam_vlan.new_role_id;
UPDATE ipam_ipaddress SET role = used.slug
FROM (
    SELECT id, extras_old_role('ipam.ipaddress', id) ->> 'slug' AS slug FROM extras_role
    WHERE id IN (SELECT new_role_id FROM ipam_ipaddress)
) AS used
WHERE used.id = new_role_id;

SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
