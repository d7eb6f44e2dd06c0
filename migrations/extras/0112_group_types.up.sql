INSERT INTO extras_before (step, id, was, became)
SELECT '0112', id, jsonb_build_object('group_type', group_type), '{"group_type": "dynamic-set"}'
FROM extras_dynamicgroup
WHERE group_type = 'dynamic-filter'
  AND id IN (SELECT parent_group_id FROM extras_dynamicgroupmembership);

UPDATE extras_dynamicgroup SET group_type = became ->> 'group_type'
FROM extras_before before
WHERE before.step = '0112' AND before.id = extras_dynamicgroup.id;
