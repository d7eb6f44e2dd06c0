-- What nothing uses was not looked at since 0029.
SELECT extras_collect_role(
    'dcim.devicerole', to_jsonb(old),
    CASE WHEN old.vm_role THEN ARRAY['dcim.device', 'virtualization.virtualmachine']
         ELSE ARRAY['dcim.device'] END)
FROM dcim_devicerole old
WHERE NOT EXISTS (
    SELECT FROM extras_role_origin
    WHERE kind = 'dcim.devicerole' AND id = old.id AND was = to_jsonb(old))
ORDER BY old.name;

SELECT extras_collect_role('dcim.rackrole', to_jsonb(old), ARRAY['dcim.rack'])
FROM dcim_rackrole old
WHERE NOT EXISTS (
    SELECT FROM extras_role_origin
    WHERE kind = 'dcim.rackrole' AND id = old.id AND was = to_jsonb(old))
ORDER BY old.name;
