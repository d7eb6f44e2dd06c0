-- Contexts are for the roles of devices. Most were collected by 0062; some may have come, or have been
-- changed, since.
SELECT extras_collect_role(
    'dcim.devicerole', to_jsonb(old),
    CASE WHEN old.vm_role THEN ARRAY['dcim.device', 'virtualization.virtualmachine']
         ELSE ARRAY['dcim.device'] END)
FROM dcim_devicerole old
WHERE NOT EXISTS (
    SELECT FROM extras_role_origin
    WHERE kind = 'dcim.devicerole' AND id = old.id AND was = to_jsonb(old))
ORDER BY old.name;

INSERT INTO extras_configcontext_new_roles (configcontext_id, role_id)
SELECT old.configcontext_id, origin.role_id
FROM extras_configcontext_roles old
JOIN extras_role_origin origin ON origin.kind = 'dcim.devicerole' AND origin.id = old.devicerole_id
ORDER BY old.id
ON CONFLICT DO NOTHING;
