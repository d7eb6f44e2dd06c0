-- 0032 has written back where everything was. What was made here goes: namespaces of the keys that are
-- given to them here.
UPDATE ipam_vrf SET namespace_id = NULL;
UPDATE ipam_prefix SET namespace_id = NULL;
DELETE FROM ipam_vrfprefixassignment WHERE id = prefix_id;

WITH base AS (
    SELECT '5a0c3f63-5ac5-4e2f-9a4e-0f6f2c1d4001'::uuid AS id
    UNION ALL SELECT id FROM ipam_vrf
    UNION ALL SELECT md5('namespace of ' || id)::uuid FROM ipam_vrf
), made AS (
    SELECT id FROM base
    UNION ALL
    SELECT md5('namespace ' || number || ' of ' || id)::uuid
    FROM base, generate_series(2, (SELECT count(*) + 1 FROM ipam_namespace)) AS number
)
DELETE FROM ipam_namespace USING made WHERE made.id = ipam_namespace.id;
