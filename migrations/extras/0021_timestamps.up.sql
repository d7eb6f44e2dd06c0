-- The log's flag 1 is an addition.
CREATE TEMPORARY TABLE known ON COMMIT DROP AS
SELECT field.id,
       (min(log.action_time) FILTER (WHERE log.action_flag = 1) AT TIME ZONE 'UTC')::date AS created,
       max(log.action_time) AS last_updated
FROM extras_customfield field
JOIN django_admin_log log ON log.object_id = field.id::text
JOIN django_content_type content_type ON content_type.id = log.content_type_id
WHERE content_type.app_label = 'extras' AND content_type.model = 'customfield'
GROUP BY field.id;

UPDATE extras_customfield it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.id = it.id;

-- Choices are edited on their field's page, under its name.
UPDATE extras_customfieldchoice it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.id = it.field_id;
