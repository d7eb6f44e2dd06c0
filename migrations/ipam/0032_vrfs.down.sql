-- A prefix can be in one VRF only again: in its first, or else in that of the smallest name. An address
-- is in the VRF of the network around it.
UPDATE ipam_prefix SET vrf_id = first.vrf_id
FROM (
    SELECT DISTINCT ON (prefix_id) prefix_id, vrf_id
    FROM ipam_vrfprefixassignment assignment JOIN ipam_vrf vrf ON vrf.id = vrf_id
    ORDER BY prefix_id, assignment.id = prefix_id DESC, vrf.name, vrf.id
) AS first
WHERE first.prefix_id = ipam_prefix.id;
UPDATE ipam_ipaddress SET vrf_id = parent.vrf_id
FROM ipam_prefix parent
WHERE parent.id = ipam_ipaddress.parent_id AND parent.vrf_id IS NOT NULL;

-- The key of its namespace, the first or a later one of its own, tells whether a VRF did not ask for unique
-- addresses.
UPDATE ipam_vrf SET enforce_unique = false
FROM (
    SELECT id, md5('namespace of ' || id)::uuid FROM ipam_vrf
) AS own (vrf_id, namespace_id)
WHERE own.vrf_id = ipam_vrf.id AND (
    ipam_vrf.namespace_id = own.namespace_id
    OR ipam_vrf.namespace_id IN (
        SELECT md5('namespace ' || number || ' of ' || own.namespace_id)::uuid
        FROM generate_series(2, (SELECT count(*) + 1 FROM ipam_namespace)) AS number));
