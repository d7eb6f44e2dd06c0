INSERT INTO django_content_type (app_label, model) VALUES ('ipam', 'prefix')
ON CONFLICT (app_label, model) DO NOTHING;

-- Tags, pictures, notes, the change log and relations name their object by its content type and its
-- key. The key is the same.
CREATE TEMPORARY TABLE kind ON COMMIT DROP AS
SELECT id, model FROM django_content_type WHERE app_label = 'ipam' AND model IN ('aggregate', 'prefix');

CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
SELECT aggregate.id AS from_kind, prefix.id AS to_kind, object.id
FROM ipam_aggregate object
JOIN kind aggregate ON aggregate.model = 'aggregate'
JOIN kind prefix ON prefix.model = 'prefix';

UPDATE extras_taggeditem SET content_type_id = to_kind
FROM moved WHERE content_type_id = from_kind AND object_id = moved.id;
UPDATE extras_imageattachment SET content_type_id = to_kind
FROM moved WHERE content_type_id = from_kind AND object_id = moved.id;
UPDATE extras_note SET assigned_object_type_id = to_kind
FROM moved WHERE assigned_object_type_id = from_kind AND assigned_object_id = moved.id;
UPDATE extras_objectchange SET changed_object_type_id = to_kind
FROM moved WHERE changed_object_type_id = from_kind AND changed_object_id = moved.id;
UPDATE extras_objectchange SET related_object_type_id = to_kind
FROM moved WHERE related_object_type_id = from_kind AND related_object_id = moved.id;
UPDATE extras_relationshipassociation SET source_type_id = to_kind
FROM moved WHERE source_type_id = from_kind AND source_id = moved.id;
UPDATE extras_relationshipassociation SET destination_type_id = to_kind
FROM moved WHERE destination_type_id = from_kind AND destination_id = moved.id;

-- Tags, custom fields, hooks and permissions for aggregates are for prefixes too.
INSERT INTO extras_tag_content_types (tag_id, contenttype_id)
SELECT tag_id, prefix.id
FROM extras_tag_content_types
JOIN kind aggregate ON aggregate.id = contenttype_id AND aggregate.model = 'aggregate'
JOIN kind prefix ON prefix.model = 'prefix'
ON CONFLICT DO NOTHING;
INSERT INTO extras_customfield_content_types (customfield_id, contenttype_id)
SELECT customfield_id, prefix.id
FROM extras_customfield_content_types
JOIN kind aggregate ON aggregate.id = contenttype_id AND aggregate.model = 'aggregate'
JOIN kind prefix ON prefix.model = 'prefix'
ON CONFLICT DO NOTHING;
INSERT INTO extras_webhook_content_types (webhook_id, contenttype_id)
SELECT webhook_id, prefix.id
FROM extras_webhook_content_types
JOIN kind aggregate ON aggregate.id = contenttype_id AND aggregate.model = 'aggregate'
JOIN kind prefix ON prefix.model = 'prefix'
ON CONFLICT DO NOTHING;
INSERT INTO extras_jobhook_content_types (jobhook_id, contenttype_id)
SELECT jobhook_id, prefix.id
FROM extras_jobhook_content_types
JOIN kind aggregate ON aggregate.id = contenttype_id AND aggregate.model = 'aggregate'
JOIN kind prefix ON prefix.model = 'prefix'
ON CONFLICT DO NOTHING;
INSERT INTO users_objectpermission_object_types (objectpermission_id, contenttype_id)
SELECT objectpermission_id, prefix.id
FROM users_objectpermission_object_types
JOIN kind aggregate ON aggregate.id = contenttype_id AND aggregate.model = 'aggregate'
JOIN kind prefix ON prefix.model = 'prefix'
ON CONFLICT DO NOTHING;

-- Groups and relations of aggregates are of the prefixes that have a registry, which a filter says.
UPDATE extras_dynamicgroup
SET content_type_id = prefix.id, filter = coalesce(filter, '{}') || '{"has_rir": true}'
FROM kind aggregate, kind prefix
WHERE aggregate.id = content_type_id AND aggregate.model = 'aggregate' AND prefix.model = 'prefix';
UPDATE extras_relationship
SET source_type_id = prefix.id, source_filter = coalesce(source_filter, '{}') || '{"has_rir": true}'
FROM kind aggregate, kind prefix
WHERE aggregate.id = source_type_id AND aggregate.model = 'aggregate' AND prefix.model = 'prefix';
UPDATE extras_relationship
SET destination_type_id = prefix.id,
    destination_filter = coalesce(destination_filter, '{}') || '{"has_rir": true}'
FROM kind aggregate, kind prefix
WHERE aggregate.id = destination_type_id AND aggregate.model = 'aggregate' AND prefix.model = 'prefix';
