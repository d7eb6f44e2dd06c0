-- What says nothing that only a prefix says was an aggregate and nothing else.
DELETE FROM ipam_prefix USING ipam_aggregate
WHERE ipam_aggregate.id = ipam_prefix.id AND ipam_prefix.type = 'container'
  AND ipam_prefix.role_id IS NULL AND ipam_prefix.location_id IS NULL
  AND ipam_prefix.vlan_id IS NULL AND ipam_prefix.vrf_id IS NULL;
UPDATE ipam_prefix SET rir_id = NULL, date_allocated = NULL WHERE rir_id IS NOT NULL;
