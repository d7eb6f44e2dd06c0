-- The numbers of the nested sets, counted anew: siblings are in the order of their names.
WITH RECURSIVE ranked AS (
    SELECT id, parent_id, row_number() OVER (PARTITION BY parent_id ORDER BY name, id) AS place
    FROM dcim_inventoryitem
), walk AS (
    SELECT id, place AS tree, 0 AS depth, ARRAY[place] AS path FROM ranked WHERE parent_id IS NULL
    UNION ALL
    SELECT ranked.id, walk.tree, walk.depth + 1, walk.path || ranked.place
    FROM walk JOIN ranked ON ranked.parent_id = walk.id
), below AS (
    SELECT id AS top, id FROM dcim_inventoryitem
    UNION
    SELECT below.top, child.id
    FROM below JOIN dcim_inventoryitem child ON child.parent_id = below.id
), numbered AS (
    SELECT id, tree, depth, count(*) AS size,
           2 * row_number() OVER (PARTITION BY tree ORDER BY path) - depth - 1 AS opened
    FROM walk JOIN (SELECT top FROM below) AS below ON below.top = walk.id
    GROUP BY id, tree, depth, path
)
UPDATE dcim_inventoryitem SET tree_id = tree, level = depth, lft = opened, rght = opened + 2 * size - 1
FROM numbered WHERE numbered.id = dcim_inventoryitem.id;

WITH RECURSIVE ranked AS (
    SELECT id, parent_id, row_number() OVER (PARTITION BY parent_id ORDER BY name, id) AS place
    FROM dcim_rackgroup
), walk AS (
    SELECT id, place AS tree, 0 AS depth, ARRAY[place] AS path FROM ranked WHERE parent_id IS NULL
    UNION ALL
    SELECT ranked.id, walk.tree, walk.depth + 1, walk.path || ranked.place
    FROM walk JOIN ranked ON ranked.parent_id = walk.id
), below AS (
    SELECT id AS top, id FROM dcim_rackgroup
    UNION
    SELECT below.top, child.id
    FROM below JOIN dcim_rackgroup child ON child.parent_id = below.id
), numbered AS (
    SELECT id, tree, depth, count(*) AS size,
           2 * row_number() OVER (PARTITION BY tree ORDER BY path) - depth - 1 AS opened
    FROM walk JOIN (SELECT top FROM below) AS below ON below.top = walk.id
    GROUP BY id, tree, depth, path
)
UPDATE dcim_rackgroup SET tree_id = tree, level = depth, lft = opened, rght = opened + 2 * size - 1
FROM numbered WHERE numbered.id = dcim_rackgroup.id;

WITH RECURSIVE ranked AS (
    SELECT id, parent_id, row_number() OVER (PARTITION BY parent_id ORDER BY name, id) AS place
    FROM dcim_region
), walk AS (
    SELECT id, place AS tree, 0 AS depth, ARRAY[place] AS path FROM ranked WHERE parent_id IS NULL
    UNION ALL
    SELECT ranked.id, walk.tree, walk.depth + 1, walk.path || ranked.place
    FROM walk JOIN ranked ON ranked.parent_id = walk.id
), below AS (
    SELECT id AS top, id FROM dcim_region
    UNION
    SELECT below.top, child.id
    FROM below JOIN dcim_region child ON child.parent_id = below.id
), numbered AS (
    SELECT id, tree, depth, count(*) AS size,
           2 * row_number() OVER (PARTITION BY tree ORDER BY path) - depth - 1 AS opened
    FROM walk JOIN (SELECT top FROM below) AS below ON below.top = walk.id
    GROUP BY id, tree, depth, path
)
UPDATE dcim_region SET tree_id = tree, level = depth, lft = opened, rght = opened + 2 * size - 1
FROM numbered WHERE numbered.id = dcim_region.id;
