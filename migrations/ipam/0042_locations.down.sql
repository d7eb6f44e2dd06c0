-- A prefix or a VLAN can be at one location only again: at its first, or else at that of the smallest
-- name. Where else it is stays in the tables of assignments as long as there are any.
UPDATE ipam_prefix SET location_id = first.location_id
FROM (
    SELECT DISTINCT ON (prefix_id) prefix_id, location_id
    FROM ipam_prefixlocationassignment assignment JOIN dcim_location location ON location.id = location_id
    ORDER BY prefix_id, assignment.id = prefix_id DESC, location.name, location.id
) AS first
WHERE first.prefix_id = ipam_prefix.id;
UPDATE ipam_vlan SET location_id = first.location_id
FROM (
    SELECT DISTINCT ON (vlan_id) vlan_id, location_id
    FROM ipam_vlanlocationassignment assignment JOIN dcim_location location ON location.id = location_id
    ORDER BY vlan_id, assignment.id = vlan_id DESC, location.name, location.id
) AS first
WHERE first.vlan_id = ipam_vlan.id;
