-- Of the time of an allocation an aggregate knows only the day; 0022 remembers the rest.
INSERT INTO ipam_aggregate
    (id, created, last_updated, _custom_field_data, network, broadcast, prefix_length, date_added,
     description, rir_id, tenant_id)
SELECT id, created, last_updated, _custom_field_data, network, broadcast, prefix_length,
       (date_allocated AT TIME ZONE 'UTC')::date, description, rir_id, tenant_id
FROM ipam_prefix
WHERE rir_id IS NOT NULL;
