-- Where the addresses of an interface are in several VRFs nobody knows which is the interface's.
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

-- One that somebody has put into another VRF is there still.
UPDATE dcim_interface SET vrf_id = vrf_of.vrf_id
FROM vrf_of WHERE vrf_of.id = dcim_interface.id AND dcim_interface.vrf_id IS NULL;
UPDATE virtualization_vminterface SET vrf_id = vrf_of.vrf_id
FROM vrf_of WHERE vrf_of.id = virtualization_vminterface.id AND virtualization_vminterface.vrf_id IS NULL;

INSERT INTO ipam_vrfdeviceassignment (id, rd, name, vrf_id, device_id, virtual_machine_id)
SELECT DISTINCT md5(vrf.id || ' at ' || machine.id)::uuid, vrf.rd, vrf.name, vrf.id, machine.device_id,
       machine.virtual_machine_id
FROM vrf_of
JOIN (
    SELECT id, device_id, device_id, NULL::uuid FROM dcim_interface
    UNION ALL
    SELECT id, virtual_machine_id, NULL, virtual_machine_id FROM virtualization_vminterface
) AS machine (interface_id, id, device_id, virtual_machine_id) ON machine.interface_id = vrf_of.id
JOIN ipam_vrf vrf ON vrf.id = vrf_of.vrf_id
ON CONFLICT DO NOTHING;
