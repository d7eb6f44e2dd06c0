DELETE FROM ipam_prefixlocationassignment WHERE id = prefix_id;
DELETE FROM ipam_vlanlocationassignment WHERE id = vlan_id;
