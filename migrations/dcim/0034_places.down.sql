-- What was at the site itself has no location again.
CREATE TEMPORARY TABLE site_itself ON COMMIT DROP AS
SELECT id FROM dcim_location WHERE location_type_id IN (
    '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001', '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002');

UPDATE dcim_device SET location_id = NULL
WHERE location_id IN (SELECT id FROM site_itself);
UPDATE dcim_rack SET location_id = NULL
WHERE location_id IN (SELECT id FROM site_itself);
UPDATE dcim_rackgroup SET location_id = NULL
WHERE location_id IN (SELECT id FROM site_itself);
UPDATE dcim_powerpanel SET location_id = NULL
WHERE location_id IN (SELECT id FROM site_itself);
UPDATE ipam_prefix SET location_id = NULL
WHERE location_id IN (SELECT id FROM site_itself);
UPDATE ipam_vlan SET location_id = NULL
WHERE location_id IN (SELECT id FROM site_itself);
UPDATE ipam_vlangroup SET location_id = NULL
WHERE location_id IN (SELECT id FROM site_itself);
UPDATE virtualization_cluster SET location_id = NULL
WHERE location_id IN (SELECT id FROM site_itself);
UPDATE circuits_circuittermination SET location_id = NULL
WHERE location_id IN (SELECT id FROM site_itself);
