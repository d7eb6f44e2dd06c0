UPDATE extras_dynamicgroup SET group_type = 'static'
WHERE group_type = 'dynamic-filter'
  AND filter = '{}'
  AND id IN (SELECT dynamic_group_id FROM extras_staticgroupassociation);
