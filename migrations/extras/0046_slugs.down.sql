UPDATE extras_customfield field
SET slug = CASE WHEN slug = became ->> 'slug' THEN was ->> 'slug' ELSE slug END,
    label = CASE WHEN label = became ->> 'label' THEN was ->> 'label' ELSE label END
FROM extras_before before
WHERE before.step = '0046' AND before.id = field.id;
DELETE FROM extras_before WHERE step = '0046';
