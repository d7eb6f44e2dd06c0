UPDATE extras_dynamicgroup SET group_type = 'dynamic-set'
WHERE group_type = 'dynamic-filter'
  AND id IN (SELECT parent_group_id FROM extras_dynamicgroupmembership);
