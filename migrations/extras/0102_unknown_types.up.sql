-- What the way back said is of no type known, is of none, and its type goes.
CREATE TEMPORARY TABLE unknown ON COMMIT DROP AS
SELECT id FROM django_content_type WHERE app_label = 'extras' AND model ~ '^unknown\d*$';

UPDATE extras_objectchange SET changed_object_type_id = NULL
WHERE changed_object_type_id IN (SELECT id FROM unknown);
UPDATE extras_objectchange SET related_object_type_id = NULL
WHERE related_object_type_id IN (SELECT id FROM unknown);
DELETE FROM django_content_type WHERE id IN (SELECT id FROM unknown);

SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
