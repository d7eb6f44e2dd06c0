-- What the way back said is of no type known, is of none.
UPDATE extras_objectchange SET changed_object_type_id = NULL
FROM django_content_type type
WHERE type.app_label = 'extras' AND type.model = 'unknown' AND type.id = changed_object_type_id;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
