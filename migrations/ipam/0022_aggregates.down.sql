-- What an aggregate cannot say is noted down for the way forwards again, and what it says now.
INSERT INTO extras_before (step, id, was, became)
SELECT 'ipam 0022', prefix.id,
       jsonb_build_object('status_id', status_id, 'date_allocated', date_allocated), to_jsonb(aggregate)
FROM ipam_prefix prefix JOIN ipam_aggregate aggregate USING (id);

-- What says nothing that only a prefix says was an aggregate and nothing else.
DELETE FROM ipam_prefix USING ipam_aggregate
WHERE ipam_aggregate.id = ipam_prefix.id AND ipam_prefix.type = 'container'
  AND ipam_prefix.role_id IS NULL AND ipam_prefix.location_id IS NULL
  AND ipam_prefix.vlan_id IS NULL AND ipam_prefix.vrf_id IS NULL;
UPDATE ipam_prefix SET rir_id = NULL, date_allocated = NULL WHERE rir_id IS NOT NULL;
