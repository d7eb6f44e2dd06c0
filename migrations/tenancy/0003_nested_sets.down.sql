-- The numbers of the nested sets, counted anew: siblings are in the order of their names.
WITH RECURSIVE ranked AS (
    SELECT id, parent_id, row_number() OVER (PARTITION BY parent_id ORDER BY name, id) AS place
    FROM tenancy_tenantgroup
), walk AS (
    SELECT id, place AS tree, 0 AS depth, ARRAY[place] AS path FROM ranked WHERE parent_id IS NULL
    UNION ALL
    SELECT ranked.id, walk.tree, walk.depth + 1, walk.path || ranked.place
    FROM walk JOIN ranked ON ranked.parent_id = walk.id
), below AS (
    SELECT id AS top, id FROM tenancy_tenantgroup
    UNION
    SELECT below.top, child.id
    FROM below JOIN tenancy_tenantgroup child ON child.parent_id = below.id
), numbered AS (
    SELECT id, tree, depth, count(*) AS size,
           2 * row_number() OVER (PARTITION BY tree ORDER BY path) - depth - 1 AS opened
    FROM walk JOIN (SELECT top FROM below) AS below ON below.top = walk.id
    GROUP BY id, tree, depth, path
)
UPDATE tenancy_tenantgroup SET tree_id = tree, level = depth, lft = opened, rght = opened + 2 * size - 1
FROM numbered WHERE numbered.id = tenancy_tenantgroup.id;
