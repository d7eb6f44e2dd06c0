-- Virtual machines have the roles of devices. Most were collected by extras 0062; some may have come,
-- or have been changed, since.
SELECT extras_collect_role(
    'dcim.devicerole', to_jsonb(old),
    CASE WHEN old.vm_role THEN ARRAY['dcim.device', 'virtualization.virtualmachine']
         ELSE ARRAY['dcim.device'] END)
FROM dcim_devicerole old
WHERE NOT EXISTS (
    SELECT FROM extras_role_origin
    WHERE kind = 'dcim.devicerole' AND id = old.id AND was = to_jsonb(old))
ORDER BY old.name;

UPDATE virtualization_virtualmachine SET new_role_id = origin.role_id
FROM extras_role_origin origin
WHERE origin.kind = 'dcim.devicerole' AND origin.id = virtualization_virtualmachine.role_id;
