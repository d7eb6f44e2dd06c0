-- What was one, is for the same things, or is used for them: with the key, the slug and the color that
-- it had. Those that became one are several again.
INSERT INTO dcim_devicerole
SELECT old.*
FROM extras_role role
CROSS JOIN LATERAL extras_old_role('dcim.devicerole', role.id) AS old_row
CROSS JOIN LATERAL jsonb_populate_record(NULL::dcim_devicerole, old_row) AS old
WHERE role.id IN (
        SELECT role_id FROM dcim_device
        UNION ALL SELECT role_id FROM virtualization_virtualmachine
        UNION ALL SELECT role_id FROM extras_configcontext_roles)
   OR role.id IN (
        SELECT role_id FROM extras_role_content_types
        JOIN django_content_type type ON type.id = contenttype_id
        WHERE (type.app_label, type.model) IN (('dcim', 'device'), ('virtualization', 'virtualmachine')))
   OR role.id IN (
        SELECT role_id FROM extras_role_origin WHERE kind = 'dcim.devicerole');

INSERT INTO dcim_rackrole
SELECT old.*
FROM extras_role role
CROSS JOIN LATERAL extras_old_role('dcim.rackrole', role.id) AS old_row
CROSS JOIN LATERAL jsonb_populate_record(NULL::dcim_rackrole, old_row) AS old
WHERE role.id IN (SELECT role_id FROM dcim_rack)
   OR role.id IN (
        SELECT role_id FROM extras_role_content_types
        JOIN django_content_type type ON type.id = contenttype_id
        WHERE (type.app_label, type.model) IN (('dcim', 'rack')))
   OR role.id IN (
        SELECT role_id FROM extras_role_origin WHERE kind = 'dcim.rackrole');
