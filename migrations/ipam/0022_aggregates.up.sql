-- A day becomes its first second, of UTC. They get a status in 0033, with whatever has none.
INSERT INTO ipam_prefix
    (id, created, last_updated, _custom_field_data, network, broadcast, prefix_length, type, description,
     tenant_id, rir_id, date_allocated)
SELECT id, created, last_updated, _custom_field_data, network, broadcast, prefix_length, 'container',
       description, tenant_id, rir_id, date_added::timestamp AT TIME ZONE 'UTC'
FROM ipam_aggregate
-- One that has been here before and was used as a prefix has stayed on the way back.
ON CONFLICT (id) DO UPDATE SET rir_id = excluded.rir_id, date_allocated = excluded.date_allocated;
