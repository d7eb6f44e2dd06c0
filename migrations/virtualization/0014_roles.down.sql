-- A role that somebody has given, or changed, since is one of the old kind, or changed there, too.
INSERT INTO dcim_devicerole
SELECT old.*
FROM extras_role role
CROSS JOIN LATERAL extras_old_role('dcim.devicerole', role.id) AS old_row
CROSS JOIN LATERAL jsonb_populate_record(NULL::dcim_devicerole, old_row) AS old
WHERE role.id IN (SELECT new_role_id FROM virtualization_virtualmachine)
ON CONFLICT (id) DO UPDATE SET
    last_updated = EXCLUDED.last_updated, _custom_field_data = EXCLUDED._custom_field_data,
    name = EXCLUDED.name, color = EXCLUDED.color, vm_role = EXCLUDED.vm_role,
    description = EXCLUDED.description;

UPDATE virtualization_virtualmachine SET role_id = origin.id
FROM extras_role_origin origin
WHERE origin.kind = 'dcim.devicerole' AND origin.role_id = virtualization_virtualmachine.new_role_id;

SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
