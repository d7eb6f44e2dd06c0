UPDATE ipam_aggregate
   SET description = 'to the tenant', tenant_id = pg_temp.key('tenant'), last_updated = '2024-04-01 12:00Z'
 WHERE description LIKE '%given away';
UPDATE ipam_aggregate SET date_added = '2024-03-02' WHERE description = 'other day';
