-- Locations of the types that dcim 0034 made are regions and sites again.
INSERT INTO extras_configcontext_regions (configcontext_id, region_id)
SELECT configcontext_id, location_id FROM extras_configcontext_locations
JOIN dcim_location location ON location.id = location_id
WHERE location.location_type_id = '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001'
ORDER BY extras_configcontext_locations.id;

INSERT INTO extras_configcontext_sites (configcontext_id, site_id)
SELECT configcontext_id, location_id FROM extras_configcontext_locations
JOIN dcim_location location ON location.id = location_id
WHERE location.location_type_id = '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002'
ORDER BY extras_configcontext_locations.id;

DELETE FROM extras_configcontext_locations
USING dcim_location location
WHERE location.id = location_id AND location.location_type_id IN (
    '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001', '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002');
