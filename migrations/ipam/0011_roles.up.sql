-- Most were collected by extras 0062; some may have come, or have been changed, since.
SELECT extras_collect_role('ipam.role', to_jsonb(old), ARRAY['ipam.prefix', 'ipam.vlan'])
FROM ipam_role old
WHERE NOT EXISTS (
    SELECT FROM extras_role_origin
    WHERE kind = 'ipam.role' AND id = old.id AND was = to_jsonb(old))
ORDER BY old.name;

SELECT extras_collect_address_role(role, role, '9e9e9e')
FROM (SELECT DISTINCT role FROM ipam_ipaddress WHERE role <> '') AS used
WHERE NOT EXISTS (
    SELECT FROM extras_role_origin WHERE kind = 'ipam.ipaddress' AND was ->> 'slug' = role)
ORDER BY role;

UPDATE ipam_prefix SET new_role_id = origin.role_id
FROM extras_role_origin origin
WHERE origin.kind = 'ipam.role' AND origin.id = ipam_prefix.role_id;
UPDATE ipam_vlan SET new_role_id = origin.role_id
FROM extras_role_origin origin
WHERE origin.kind = 'ipam.role' AND origin.id = ipam_vlan.role_id;
UPDATE ipam_ipaddress SET new_role_id = origin.role_id
FROM extras_role_origin origin
WHERE origin.kind = 'ipam.ipaddress' AND origin.was ->> 'slug' = role;
