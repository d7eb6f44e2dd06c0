-- A day becomes its first second, of UTC. Who has no status yet gets one in 0033.
INSERT INTO ipam_prefix
    (id, created, last_updated, _custom_field_data, network, broadcast, prefix_length, type, description,
     status_id, tenant_id, rir_id, date_allocated)
SELECT id, created, last_updated, _custom_field_data, network, broadcast, prefix_length, 'container',
       description, (SELECT id FROM extras_status WHERE name = 'Active'), tenant_id, rir_id,
       date_added::timestamp AT TIME ZONE 'UTC'
FROM ipam_aggregate
-- One that has been here before and was used as a prefix has stayed on the way back.
ON CONFLICT (id) DO UPDATE SET rir_id = excluded.rir_id, date_allocated = excluded.date_allocated;
