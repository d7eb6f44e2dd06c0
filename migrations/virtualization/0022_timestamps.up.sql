-- What the change log knows of interfaces: when each was made, and when last changed.
CREATE TEMPORARY TABLE known ON COMMIT DROP AS
SELECT content_type.model, change.changed_object_id AS id,
       min(change.time) FILTER (WHERE change.action = 'create') AS created,
       max(change.time) AS last_updated
FROM extras_objectchange change
JOIN django_content_type content_type ON content_type.id = change.changed_object_type_id
WHERE content_type.app_label = 'virtualization'
GROUP BY content_type.model, change.changed_object_id;

UPDATE virtualization_vminterface it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'vminterface' AND known.id = it.id;
