-- What nothing uses was not looked at since 0011.
SELECT extras_collect_role('ipam.role', to_jsonb(old), ARRAY['ipam.prefix', 'ipam.vlan'])
FROM ipam_role old
WHERE NOT EXISTS (
    SELECT FROM extras_role_origin
    WHERE kind = 'ipam.role' AND id = old.id AND was = to_jsonb(old))
ORDER BY old.name;
