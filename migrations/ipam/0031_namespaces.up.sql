-- Namespaces that were made here before, as they were when the way back took them away. A name that is
-- taken, here and below, gets the end of the row's own key behind it.
INSERT INTO ipam_namespace
SELECT namespace.*
FROM extras_before before
LEFT JOIN dcim_location location ON location.id = (was ->> 'location_id')::uuid
LEFT JOIN ipam_namespace taken ON taken.name = was ->> 'name'
CROSS JOIN LATERAL jsonb_populate_record(
    NULL::ipam_namespace, was || jsonb_build_object(
        'location_id', location.id,
        'name', CASE WHEN taken.id IS NULL THEN was ->> 'name'
                     ELSE left(was ->> 'name', 242) || '-' || right(before.id::text, 12) END)) AS namespace
WHERE step = 'ipam 0031 namespace';

-- In which namespace the way back found what is in that VRF still.
CREATE TEMPORARY TABLE found ON COMMIT DROP AS
SELECT step, before.id, became, namespace.id AS namespace_id
FROM extras_before before JOIN ipam_namespace namespace ON namespace.id = (was ->> 'namespace_id')::uuid
WHERE step IN ('ipam 0031 vrf', 'ipam 0031 prefix', 'ipam 0031 ipaddress');

-- Otherwise each VRF has a namespace of its own, and all that is in none has a common one. The key of a
-- VRF's is that of the VRF, or a digest of it where the VRF did not ask for unique addresses, which thus
-- can be told on the way back. Where people have put another of its name there it is in a second one of its
-- own, and so on.
CREATE TEMPORARY TABLE settled ON COMMIT DROP AS
SELECT vrf.id, name, found.namespace_id
FROM ipam_vrf vrf JOIN found ON found.step = 'ipam 0031 vrf' AND found.id = vrf.id
WHERE found.became ->> 'name' = name;

CREATE TEMPORARY TABLE base ON COMMIT DROP AS
SELECT id AS vrf_id, name, namespace_id FROM settled
UNION ALL
SELECT vrf.id, name, free.namespace_id
FROM ipam_vrf vrf
CROSS JOIN LATERAL (
    SELECT CASE WHEN enforce_unique THEN vrf.id ELSE md5('namespace of ' || vrf.id)::uuid END
) AS its (own_id)
CROSS JOIN LATERAL (
    SELECT room.namespace_id
    FROM generate_series(1, (SELECT count(*) + 1 FROM settled)) AS number
    CROSS JOIN LATERAL (
        SELECT CASE number WHEN 1 THEN own_id
                           ELSE md5('namespace ' || number || ' of ' || own_id)::uuid END
    ) AS room (namespace_id)
    WHERE (room.namespace_id, vrf.name) NOT IN (SELECT namespace_id, name FROM settled)
    ORDER BY number LIMIT 1
) AS free
WHERE vrf.id NOT IN (SELECT id FROM settled)
UNION ALL
SELECT NULL, 'Global', '5a0c3f63-5ac5-4e2f-9a4e-0f6f2c1d4001';

CREATE TEMPORARY TABLE place ON COMMIT DROP AS
SELECT model, object.id, base.vrf_id, base.name, base.namespace_id AS base_id, object.network,
       object.length, created, 1 AS number,
       CASE row_number() OVER (PARTITION BY model, found.namespace_id, network, length
                               ORDER BY created, object.id)
           WHEN 1 THEN found.namespace_id END AS namespace_id
FROM (
    SELECT 'prefix', id, created, vrf_id, network, prefix_length FROM ipam_prefix
    UNION ALL
    SELECT 'ipaddress', id, created, vrf_id, host, 0 FROM ipam_ipaddress
) AS object (model, id, created, vrf_id, network, length)
JOIN base ON base.vrf_id IS NOT DISTINCT FROM object.vrf_id
LEFT JOIN found ON found.step = 'ipam 0031 ' || model AND found.id = object.id
    AND found.became ->> 'vrf_id' IS NOT DISTINCT FROM object.vrf_id::text;

-- The second of one network, or of one address, is in a second namespace, and so on. A namespace in which
-- the way back found such a network is passed over.
CREATE TEMPORARY TABLE room ON COMMIT DROP AS
SELECT model, base_id, network, length, number, room.namespace_id,
       row_number() OVER (PARTITION BY model, base_id, network, length ORDER BY number) AS nth
FROM (
    SELECT DISTINCT model, base_id, network, length, all_of_it
    FROM (
        SELECT *, count(*) OVER (PARTITION BY model, network, length) AS all_of_it FROM place
    ) AS counted
    WHERE namespace_id IS NULL
) AS wanted
CROSS JOIN LATERAL generate_series(1, all_of_it) AS number
CROSS JOIN LATERAL (
    SELECT CASE number WHEN 1 THEN base_id
                       ELSE md5('namespace ' || number || ' of ' || base_id)::uuid END
) AS room (namespace_id)
WHERE NOT EXISTS (
    SELECT FROM place taken
    WHERE (taken.model, taken.namespace_id, taken.network, taken.length)
        = (wanted.model, room.namespace_id, wanted.network, wanted.length));

UPDATE place SET namespace_id = room.namespace_id, number = room.number
FROM (
    SELECT model, id, row_number() OVER (PARTITION BY model, base_id, network, length
                                         ORDER BY created, id) AS nth
    FROM place WHERE namespace_id IS NULL
) AS waiting, room
WHERE (waiting.model, waiting.id) = (place.model, place.id)
  AND (room.model, room.base_id, room.network, room.length, room.nth)
    = (place.model, place.base_id, place.network, place.length, waiting.nth);

INSERT INTO ipam_namespace (id, created, last_updated, _custom_field_data, name, description)
SELECT id, now(), now(), '{}',
       CASE WHEN row_number() OVER (PARTITION BY name ORDER BY vrf_id NULLS FIRST) > 1
              OR EXISTS (SELECT FROM ipam_namespace taken WHERE taken.name = wanted.name)
            THEN name || '-' || right(id::text, 12) ELSE name END,
       description
FROM (
    SELECT namespace_id, vrf_id, name,
           CASE WHEN vrf_id IS NULL THEN 'What is in no VRF' ELSE 'What is in the VRF' END
    FROM base WHERE vrf_id IS NOT NULL OR namespace_id IN (SELECT namespace_id FROM place)
    UNION ALL
    SELECT DISTINCT ON (namespace_id) namespace_id, vrf_id, name || ' (' || number || ')',
           'What is there more than once'
    FROM place WHERE number > 1
    ORDER BY namespace_id, vrf_id
) AS wanted (id, vrf_id, name, description)
WHERE id NOT IN (SELECT id FROM ipam_namespace);

UPDATE ipam_vrf SET namespace_id = base.namespace_id FROM base WHERE base.vrf_id = ipam_vrf.id;
UPDATE ipam_prefix SET namespace_id = place.namespace_id
FROM place WHERE place.model = 'prefix' AND place.id = ipam_prefix.id;

-- That a prefix is in a VRF is a row of its own, with the key of the prefix.
INSERT INTO ipam_vrfprefixassignment (id, vrf_id, prefix_id)
SELECT id, vrf_id, id FROM ipam_prefix WHERE vrf_id IS NOT NULL
ON CONFLICT DO NOTHING;

DELETE FROM extras_before WHERE starts_with(step, 'ipam 0031 ');
