-- Each VRF has a namespace of its own, all that is in none has a common one. The key of a VRF's is that
-- of the VRF, or a digest of it where the VRF did not ask for unique addresses, which thus can be told
-- on the way back.
CREATE TEMPORARY TABLE base ON COMMIT DROP AS
SELECT id AS vrf_id, name,
       CASE WHEN enforce_unique THEN id ELSE md5('namespace of ' || id)::uuid END AS namespace_id
FROM ipam_vrf
UNION ALL
SELECT NULL, 'Global', '5a0c3f63-5ac5-4e2f-9a4e-0f6f2c1d4001';

-- The second of one network, or of one address, is in a second namespace, and so on.
CREATE TEMPORARY TABLE place ON COMMIT DROP AS
SELECT model, object.id, base.vrf_id, base.name, base.namespace_id AS base_id,
       row_number() OVER (PARTITION BY model, base.namespace_id, network, length
                          ORDER BY object.created, object.id) AS number
FROM (
    SELECT 'prefix', id, created, vrf_id, network, prefix_length FROM ipam_prefix
    UNION ALL
    SELECT 'ipaddress', id, created, vrf_id, host, NULL FROM ipam_ipaddress
) AS object (model, id, created, vrf_id, network, length)
JOIN base ON base.vrf_id IS NOT DISTINCT FROM object.vrf_id;
ALTER TABLE place ADD COLUMN namespace_id uuid;
UPDATE place SET namespace_id =
    CASE number WHEN 1 THEN base_id ELSE md5('namespace ' || number || ' of ' || base_id)::uuid END;

-- VRFs may have one name, and a namespace of that name may be there already: the end of its own key is
-- put behind a name that is taken.
INSERT INTO ipam_namespace (id, created, last_updated, _custom_field_data, name, description)
SELECT id, now(), now(), '{}',
       CASE WHEN row_number() OVER (PARTITION BY name ORDER BY vrf_id NULLS FIRST) > 1
              OR EXISTS (SELECT FROM ipam_namespace taken WHERE taken.name = wanted.name)
            THEN name || '-' || right(id::text, 12) ELSE name END,
       description
FROM (
    SELECT namespace_id, vrf_id, name,
           CASE WHEN vrf_id IS NULL THEN 'What is in no VRF' ELSE 'What is in the VRF' END
    FROM base WHERE vrf_id IS NOT NULL OR EXISTS (SELECT FROM place WHERE place.base_id = namespace_id)
    UNION
    SELECT namespace_id, vrf_id, name || ' (' || number || ')', 'What is there more than once'
    FROM place WHERE number > 1
) AS wanted (id, vrf_id, name, description);

UPDATE ipam_vrf SET namespace_id = base.namespace_id FROM base WHERE base.vrf_id = ipam_vrf.id;
UPDATE ipam_prefix SET namespace_id = place.namespace_id
FROM place WHERE place.model = 'prefix' AND place.id = ipam_prefix.id;

-- That a prefix is in a VRF is a row of its own, with the key of the prefix.
INSERT INTO ipam_vrfprefixassignment (id, vrf_id, prefix_id)
SELECT id, vrf_id, id FROM ipam_prefix WHERE vrf_id IS NOT NULL
ON CONFLICT DO NOTHING;
