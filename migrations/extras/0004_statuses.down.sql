-- What was made here goes, unless something is of that status. Somebody's own status of the same name
-- stays with what it may be said of: nobody knows what was added.
CREATE TEMPORARY TABLE made ON COMMIT DROP AS
SELECT id FROM extras_status WHERE id = md5('status ' || slug)::uuid
EXCEPT SELECT status_id FROM circuits_circuit
EXCEPT SELECT status_id FROM dcim_cable
EXCEPT SELECT status_id FROM dcim_device
EXCEPT SELECT status_id FROM dcim_powerfeed
EXCEPT SELECT status_id FROM dcim_rack
EXCEPT SELECT status_id FROM dcim_site
EXCEPT SELECT status_id FROM ipam_ipaddress
EXCEPT SELECT status_id FROM ipam_prefix
EXCEPT SELECT status_id FROM ipam_vlan
EXCEPT SELECT status_id FROM virtualization_virtualmachine;

DELETE FROM extras_status_content_types WHERE status_id IN (SELECT id FROM made);
DELETE FROM extras_status WHERE id IN (SELECT id FROM made);
