-- A role that somebody has given, or changed, since is one of the old kind, or changed there, too.
INSERT INTO dcim_devicerole
SELECT old.*
FROM extras_role role
CROSS JOIN LATERAL extras_old_role('dcim.devicerole', role.id) AS old_row
CROSS JOIN LATERAL jsonb_populate_record(NULL::dcim_devicerole, old_row) AS old
WHERE role.id IN (SELECT role_id FROM extras_configcontext_new_roles)
ON CONFLICT (id) DO UPDATE SET
    last_updated = EXCLUDED.last_updated, _custom_field_data = EXCLUDED._custom_field_data,
    name = EXCLUDED.name, color = EXCLUDED.color, vm_role = EXCLUDED.vm_role,
    description = EXCLUDED.description;

INSERT INTO extras_configcontext_roles (configcontext_id, devicerole_id)
SELECT new.configcontext_id, origin.id
FROM extras_configcontext_new_roles new
JOIN extras_role_origin origin ON origin.kind = 'dcim.devicerole' AND origin.role_id = new.role_id
ORDER BY new.id;

SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
