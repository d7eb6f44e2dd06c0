-- The assignment has the key of its address, by which the way back knows the address's first interface.
-- One that the way back has left there says more of the address, if that is at this interface still.
DELETE FROM ipam_ipaddresstointerface assignment
USING ipam_ipaddress address
WHERE assignment.id = address.id AND assignment.ip_address_id = address.id
  AND coalesce(interface_id, vm_interface_id) IS DISTINCT FROM address.assigned_object_id;

-- Who names an interface that is not there any more, which no foreign key forbade, is at none.
INSERT INTO ipam_ipaddresstointerface
    (id, is_source, is_destination, is_default, is_preferred, is_primary, is_secondary, is_standby,
     ip_address_id, interface_id, vm_interface_id)
SELECT address.id, false, false, false, false, false, false, false, address.id, interface.id,
       vm_interface.id
FROM ipam_ipaddress address
JOIN django_content_type content_type ON content_type.id = address.assigned_object_type_id
LEFT JOIN dcim_interface interface ON interface.id = address.assigned_object_id
  AND content_type.app_label = 'dcim' AND content_type.model = 'interface'
LEFT JOIN virtualization_vminterface vm_interface ON vm_interface.id = address.assigned_object_id
  AND content_type.app_label = 'virtualization' AND content_type.model = 'vminterface'
WHERE (interface.id IS NOT NULL OR vm_interface.id IS NOT NULL)
  AND NOT EXISTS (
    SELECT FROM ipam_ipaddresstointerface there
    WHERE there.ip_address_id = address.id
      AND coalesce(there.interface_id, there.vm_interface_id) = address.assigned_object_id);
