-- 0032 has written back where everything was. What was made here goes: namespaces of the keys that are
-- given to them here. What they say by now is noted down for the way forwards again.
UPDATE ipam_vrf SET namespace_id = NULL;
UPDATE ipam_prefix SET namespace_id = NULL;
DELETE FROM ipam_vrfprefixassignment WHERE id = prefix_id;

CREATE TEMPORARY TABLE made_namespace ON COMMIT DROP AS
WITH base AS (
    SELECT '5a0c3f63-5ac5-4e2f-9a4e-0f6f2c1d4001'::uuid AS id
    UNION SELECT id FROM ipam_vrf
    UNION SELECT md5('namespace of ' || id)::uuid FROM ipam_vrf
)
SELECT id FROM base
UNION
SELECT md5('namespace ' || number || ' of ' || id)::uuid
FROM (SELECT id FROM base UNION SELECT id FROM ipam_namespace) AS first,
     generate_series(2, (SELECT count(*) + 1 FROM ipam_namespace)) AS number;

INSERT INTO extras_before (step, id, was)
SELECT 'ipam 0031 namespace', id, to_jsonb(namespace)
FROM ipam_namespace namespace JOIN made_namespace USING (id);
DELETE FROM ipam_namespace USING made_namespace made WHERE made.id = ipam_namespace.id;
