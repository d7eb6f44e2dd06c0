-- A change of an object must have its type: where that is gone, it is one that stands for all such.
INSERT INTO django_content_type (app_label, model)
SELECT 'extras', 'unknown'
WHERE EXISTS (SELECT FROM extras_objectchange WHERE changed_object_type_id IS NULL)
ON CONFLICT (app_label, model) DO NOTHING;

UPDATE extras_objectchange SET changed_object_type_id = type.id
FROM django_content_type type
WHERE type.app_label = 'extras' AND type.model = 'unknown' AND changed_object_type_id IS NULL;

-- A table cannot be altered while checks of its rows are pending.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
