-- 0040 has made sites again of the locations that were sites, and of those that have none above
-- them. Everything is at the nearest one.
CREATE TEMPORARY TABLE site_of ON COMMIT DROP AS
WITH RECURSIVE climb AS (
    SELECT id AS location_id, id AS place_id FROM dcim_location
    UNION
    SELECT climb.location_id, location.parent_id
    FROM climb JOIN dcim_location location ON location.id = climb.place_id
    WHERE climb.place_id NOT IN (SELECT id FROM dcim_site)
)
SELECT location_id, place_id AS site_id FROM climb WHERE place_id IN (SELECT id FROM dcim_site);

UPDATE dcim_device SET site_id = site_of.site_id
FROM site_of WHERE site_of.location_id = dcim_device.location_id;
UPDATE dcim_rack SET site_id = site_of.site_id
FROM site_of WHERE site_of.location_id = dcim_rack.location_id;
UPDATE dcim_rackgroup SET site_id = site_of.site_id
FROM site_of WHERE site_of.location_id = dcim_rackgroup.location_id;
UPDATE dcim_powerpanel SET site_id = site_of.site_id
FROM site_of WHERE site_of.location_id = dcim_powerpanel.location_id;

-- A location says its site itself where no other location is between the two.
UPDATE dcim_location location SET site_id = parent.id
FROM dcim_location parent
WHERE parent.id = location.parent_id
  AND parent.id IN (SELECT id FROM dcim_site)
  AND parent.location_type_id IN (
    '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001', '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002')
  AND location.location_type_id NOT IN (
    '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001', '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002');
UPDATE dcim_location SET site_id = id
WHERE site_id IS NULL AND id IN (SELECT id FROM dcim_site)
  AND location_type_id NOT IN (
    '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001', '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002');

-- Names were unique within a site, not only within each of its rooms: of namesakes all but the oldest
-- get the end of their own key behind their name, which comes off on the way forward. Only the end of a
-- name is lost then that leaves no room for it.
UPDATE dcim_device SET name = left(name, 51) || '-' || right(dcim_device.id::text, 12)
FROM (
    SELECT id, row_number() OVER (PARTITION BY site_id, tenant_id, name ORDER BY created, id) AS number
    FROM dcim_device
    WHERE tenant_id IS NOT NULL AND name IS NOT NULL
) AS namesake
WHERE namesake.id = dcim_device.id AND namesake.number > 1;
UPDATE dcim_rackgroup SET name = left(name, 87) || '-' || right(dcim_rackgroup.id::text, 12)
FROM (
    SELECT id, row_number() OVER (PARTITION BY site_id, name ORDER BY created, id) AS number
    FROM dcim_rackgroup
) AS namesake
WHERE namesake.id = dcim_rackgroup.id AND namesake.number > 1;
UPDATE dcim_rackgroup SET slug = left(slug, 87) || '-' || right(dcim_rackgroup.id::text, 12)
FROM (
    SELECT id, row_number() OVER (PARTITION BY site_id, slug ORDER BY created, id) AS number
    FROM dcim_rackgroup
) AS namesake
WHERE namesake.id = dcim_rackgroup.id AND namesake.number > 1;
UPDATE dcim_powerpanel SET name = left(name, 87) || '-' || right(dcim_powerpanel.id::text, 12)
FROM (
    SELECT id, row_number() OVER (PARTITION BY site_id, name ORDER BY created, id) AS number
    FROM dcim_powerpanel
) AS namesake
WHERE namesake.id = dcim_powerpanel.id AND namesake.number > 1;

SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
