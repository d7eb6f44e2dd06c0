-- A pool had a flag, a container was a prefix of that status. What was both is a pool, and keeps its
-- status, so that nothing is lost. A status is known by the key that extras 0004 has made of its slug,
-- or by its slug or its name.
UPDATE ipam_prefix SET type = 'pool' WHERE is_pool;
UPDATE ipam_prefix
SET type = 'container', status_id = (
    SELECT id FROM extras_status
    WHERE id = md5('status active')::uuid OR slug = 'active' OR name = 'Active'
    ORDER BY id = md5('status active')::uuid DESC, slug = 'active' DESC LIMIT 1
)
WHERE NOT is_pool AND status_id = (
    SELECT id FROM extras_status
    WHERE id = md5('status container')::uuid OR slug = 'container' OR name = 'Container'
    ORDER BY id = md5('status container')::uuid DESC, slug = 'container' DESC LIMIT 1
);
