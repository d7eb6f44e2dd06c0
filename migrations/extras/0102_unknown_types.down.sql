-- A change of an object must have its type: where that is gone, it is one that stands for all such, with
-- the model "unknown". Two changes of one moment, of one request and of one key are of two types, as they
-- must be: the second's model is "unknown2", and so on.
CREATE TEMPORARY TABLE unknown ON COMMIT DROP AS
SELECT id, 'unknown' || coalesce(nullif(row_number() OVER (
               PARTITION BY time, request_id, changed_object_id ORDER BY id), 1)::text, '') AS model
FROM extras_objectchange WHERE changed_object_type_id IS NULL;

INSERT INTO django_content_type (app_label, model)
SELECT DISTINCT 'extras', model FROM unknown ORDER BY model
ON CONFLICT (app_label, model) DO NOTHING;

UPDATE extras_objectchange SET changed_object_type_id = type.id
FROM unknown JOIN django_content_type type ON type.app_label = 'extras' AND type.model = unknown.model
WHERE unknown.id = extras_objectchange.id;

-- A table cannot be altered while checks of its rows are pending.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
