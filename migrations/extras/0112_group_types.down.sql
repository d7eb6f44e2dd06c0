UPDATE extras_dynamicgroup SET group_type = was ->> 'group_type'
FROM extras_before before
WHERE before.step = '0112' AND before.id = extras_dynamicgroup.id
  AND group_type = became ->> 'group_type';
DELETE FROM extras_before WHERE step = '0112';
