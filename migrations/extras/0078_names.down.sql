-- A field that is newer has its key as its name. Keys are unique as names are; where an older field had
-- that name, the end of its own key tells the two apart.
UPDATE extras_customfield field SET name = CASE
    WHEN EXISTS (SELECT FROM extras_before before
                 WHERE before.step = '0078' AND before.was ->> 'name' = field.key)
    THEN left(key, 37) || '-' || right(id::text, 12) ELSE key END;

UPDATE extras_customfield field
SET name = was ->> 'name',
    label = CASE WHEN label = became ->> 'label' THEN was ->> 'label' ELSE label END
FROM extras_before before
WHERE before.step = '0078' AND before.id = field.id;
DELETE FROM extras_before WHERE step = '0078';
