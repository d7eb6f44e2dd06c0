-- What was one, is for the same things, or is used for them: with the key and the slug that it had.
INSERT INTO ipam_role
SELECT old.*
FROM extras_role role
CROSS JOIN LATERAL extras_old_role('ipam.role', role.id) AS old_row
CROSS JOIN LATERAL jsonb_populate_record(NULL::ipam_role, old_row) AS old
WHERE role.id IN (
        SELECT role_id FROM ipam_prefix UNION ALL SELECT role_id FROM ipam_vlan)
   OR role.id IN (
        SELECT role_id FROM extras_role_content_types
        JOIN django_content_type type ON type.id = contenttype_id
        WHERE (type.app_label, type.model) IN (('ipam', 'prefix'), ('ipam', 'vlan')))
   OR role.id IN (
        SELECT role_id FROM extras_role_origin WHERE kind = 'ipam.role');
