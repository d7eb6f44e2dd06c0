-- Objects that are aggregates again, and only that, are called so. That tags, fields, hooks and
-- permissions may be used for prefixes takes nothing from anyone, and stays.
INSERT INTO django_content_type (app_label, model) VALUES ('ipam', 'aggregate'), ('ipam', 'prefix')
ON CONFLICT (app_label, model) DO NOTHING;

CREATE TEMPORARY TABLE kind ON COMMIT DROP AS
SELECT id, model FROM django_content_type WHERE app_label = 'ipam' AND model IN ('aggregate', 'prefix');

CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
SELECT prefix.id AS from_kind, aggregate.id AS to_kind, object.id
FROM ipam_prefix object
JOIN ipam_aggregate ON ipam_aggregate.id = object.id
JOIN kind aggregate ON aggregate.model = 'aggregate'
JOIN kind prefix ON prefix.model = 'prefix'
WHERE object.type = 'container' AND object.role_id IS NULL AND object.location_id IS NULL
  AND object.vlan_id IS NULL AND object.vrf_id IS NULL;

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

UPDATE extras_dynamicgroup SET content_type_id = aggregate.id, filter = filter - 'has_rir'
FROM kind aggregate, kind prefix
WHERE prefix.id = content_type_id AND prefix.model = 'prefix' AND aggregate.model = 'aggregate'
  AND filter -> 'has_rir' = 'true';
UPDATE extras_relationship
SET source_type_id = aggregate.id, source_filter = nullif(source_filter - 'has_rir', '{}')
FROM kind aggregate, kind prefix
WHERE prefix.id = source_type_id AND prefix.model = 'prefix' AND aggregate.model = 'aggregate'
  AND source_filter -> 'has_rir' = 'true';
UPDATE extras_relationship
SET destination_type_id = aggregate.id, destination_filter = nullif(destination_filter - 'has_rir', '{}')
FROM kind aggregate, kind prefix
WHERE prefix.id = destination_type_id AND prefix.model = 'prefix' AND aggregate.model = 'aggregate'
  AND destination_filter -> 'has_rir' = 'true';
