-- A pool had a flag, a container was a prefix of that status. What was both is a pool, and keeps its
-- status, so that nothing is lost.
UPDATE ipam_prefix SET type = 'pool' WHERE is_pool;
UPDATE ipam_prefix
SET type = 'container', status_id = (SELECT id FROM extras_status WHERE name = 'Active')
WHERE NOT is_pool AND status_id = (SELECT id FROM extras_status WHERE name = 'Container');
