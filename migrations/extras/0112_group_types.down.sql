UPDATE extras_dynamicgroup SET group_type = 'dynamic-filter'
WHERE group_type = 'dynamic-set';
