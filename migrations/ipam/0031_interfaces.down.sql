CREATE TEMPORARY TABLE vrf_of ON COMMIT DROP AS
SELECT interface_id AS id, min(address.vrf_id::text)::uuid AS vrf_id
FROM ipam_ipaddresstointerface assignment
JOIN ipam_ipaddress address ON address.id = assignment.ip_address_id
WHERE interface_id IS NOT NULL
GROUP BY interface_id
HAVING count(DISTINCT address.vrf_id) = 1
UNION ALL
SELECT vm_interface_id AS id, min(address.vrf_id::text)::uuid AS vrf_id
FROM ipam_ipaddresstointerface assignment
JOIN ipam_ipaddress address ON address.id = assignment.ip_address_id
WHERE vm_interface_id IS NOT NULL
GROUP BY vm_interface_id
HAVING count(DISTINCT address.vrf_id) = 1;

UPDATE dcim_interface SET vrf_id = NULL
FROM vrf_of WHERE vrf_of.id = dcim_interface.id AND vrf_of.vrf_id = dcim_interface.vrf_id;
UPDATE virtualization_vminterface SET vrf_id = NULL
FROM vrf_of
WHERE vrf_of.id = virtualization_vminterface.id AND vrf_of.vrf_id = virtualization_vminterface.vrf_id;
-- What somebody has called otherwise for a device stays.
DELETE FROM ipam_vrfdeviceassignment assignment USING ipam_vrf vrf
WHERE assignment.id = md5(vrf_id || ' at ' || coalesce(device_id, virtual_machine_id))::uuid
  AND vrf.id = vrf_id
  AND (assignment.rd, assignment.name) IS NOT DISTINCT FROM (vrf.rd, vrf.name);
