-- What an aggregate and its prefix said when the way back made two of them.
CREATE TEMPORARY TABLE before ON COMMIT DROP AS
SELECT id, was, became FROM extras_before WHERE step = 'ipam 0022';
DELETE FROM extras_before WHERE step = 'ipam 0022';

-- A day becomes its first second, of UTC; or the very time that the prefix knew of that day. They get a
-- status in 0033, with whatever has none.
INSERT INTO ipam_prefix
    (id, created, last_updated, _custom_field_data, network, broadcast, prefix_length, type, description,
     tenant_id, status_id, rir_id, date_allocated)
SELECT aggregate.id, aggregate.created, aggregate.last_updated, aggregate._custom_field_data, network,
       broadcast, prefix_length, 'container', aggregate.description, tenant_id, status.id, rir_id,
       CASE WHEN date_added::text = became ->> 'date_added' THEN (was ->> 'date_allocated')::timestamptz
            ELSE date_added::timestamp AT TIME ZONE 'UTC' END
FROM ipam_aggregate aggregate
LEFT JOIN before USING (id)
LEFT JOIN extras_status status ON status.id = (was ->> 'status_id')::uuid
-- One that has been here before and was used as a prefix has stayed on the way back.
ON CONFLICT (id) DO UPDATE SET rir_id = excluded.rir_id, date_allocated = excluded.date_allocated;

-- What somebody has changed in the aggregate of such a prefix since is changed in the prefix.
CREATE TEMPORARY TABLE changed ON COMMIT DROP AS
SELECT aggregate.id,
       jsonb_object_agg(part.key, part.value) || jsonb_build_object('last_updated', last_updated) AS parts
FROM ipam_aggregate aggregate
JOIN before USING (id)
CROSS JOIN LATERAL jsonb_each(to_jsonb(aggregate) - 'created' - 'last_updated') AS part
WHERE part.value <> became -> part.key
GROUP BY aggregate.id;

UPDATE ipam_prefix
SET (last_updated, _custom_field_data, network, broadcast, prefix_length, description, tenant_id) = (
    SELECT last_updated, _custom_field_data, network, broadcast, prefix_length, description, tenant_id
    FROM jsonb_populate_record(ipam_prefix, parts))
FROM changed WHERE changed.id = ipam_prefix.id;
