-- Everything is at the nearest site that its location is in, or is one.
CREATE TEMPORARY TABLE site_of ON COMMIT DROP AS
WITH RECURSIVE climb AS (
    SELECT id AS location_id, id AS place_id FROM dcim_location
    UNION
    SELECT climb.location_id, location.parent_id
    FROM climb JOIN dcim_location location ON location.id = climb.place_id
    WHERE climb.place_id NOT IN (SELECT id FROM dcim_site)
)
SELECT location_id, place_id AS site_id FROM climb WHERE place_id IN (SELECT id FROM dcim_site);

UPDATE ipam_prefix SET site_id = site_of.site_id
FROM site_of WHERE site_of.location_id = ipam_prefix.location_id;
UPDATE ipam_vlan SET site_id = site_of.site_id
FROM site_of WHERE site_of.location_id = ipam_vlan.location_id;
UPDATE ipam_vlangroup SET site_id = site_of.site_id
FROM site_of WHERE site_of.location_id = ipam_vlangroup.location_id;

-- Names were unique within a site, not only within each of its rooms: of namesakes all but the oldest
-- get the end of their own key behind their name, which comes off on the way forward. Only the end of a
-- name is lost then that leaves no room for it.
UPDATE ipam_vlangroup SET name = left(name, 87) || '-' || right(ipam_vlangroup.id::text, 12)
FROM (
    SELECT id, row_number() OVER (PARTITION BY site_id, name ORDER BY created, id) AS number
    FROM ipam_vlangroup
    WHERE site_id IS NOT NULL
) AS namesake
WHERE namesake.id = ipam_vlangroup.id AND namesake.number > 1;
UPDATE ipam_vlangroup SET slug = left(slug, 87) || '-' || right(ipam_vlangroup.id::text, 12)
FROM (
    SELECT id, row_number() OVER (PARTITION BY site_id, slug ORDER BY created, id) AS number
    FROM ipam_vlangroup
    WHERE site_id IS NOT NULL
) AS namesake
WHERE namesake.id = ipam_vlangroup.id AND namesake.number > 1;

SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
