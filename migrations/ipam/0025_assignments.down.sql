-- An address can be at one interface only again: at its first, or else at the one that has been given to
-- it by the smallest key. Where else it is, and what it is there, stays in the table of assignments as long
-- as there is one.
INSERT INTO django_content_type (app_label, model) VALUES
    ('dcim', 'interface'), ('virtualization', 'vminterface')
ON CONFLICT (app_label, model) DO NOTHING;

UPDATE ipam_ipaddress
SET assigned_object_type_id = content_type.id,
    assigned_object_id = coalesce(assignment.interface_id, assignment.vm_interface_id)
FROM (
    SELECT DISTINCT ON (ip_address_id) ip_address_id, interface_id, vm_interface_id
    FROM ipam_ipaddresstointerface
    ORDER BY ip_address_id, id = ip_address_id DESC, id
) AS assignment, django_content_type content_type
WHERE assignment.ip_address_id = ipam_ipaddress.id
  AND content_type.app_label || '.' || content_type.model =
      CASE WHEN assignment.interface_id IS NOT NULL THEN 'dcim.interface'
           ELSE 'virtualization.vminterface' END;

DELETE FROM ipam_ipaddresstointerface
WHERE id = ip_address_id
  AND NOT (is_source OR is_destination OR is_default OR is_preferred OR is_primary OR is_secondary
           OR is_standby);
