-- An assignment has the key of its prefix or VLAN, by which the way back knows the first location.
INSERT INTO ipam_prefixlocationassignment (id, prefix_id, location_id)
SELECT id, id, location_id FROM ipam_prefix WHERE location_id IS NOT NULL
ON CONFLICT DO NOTHING;
INSERT INTO ipam_vlanlocationassignment (id, vlan_id, location_id)
SELECT id, id, location_id FROM ipam_vlan WHERE location_id IS NOT NULL
ON CONFLICT DO NOTHING;
