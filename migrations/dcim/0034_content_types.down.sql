-- Objects that are regions or sites again are called so. That statuses, tags, fields, hooks and
-- permissions may be used for locations takes nothing from anyone, and stays.
CREATE TEMPORARY TABLE kind ON COMMIT DROP AS
SELECT content_type.id, model, coalesce(location_type.name, initcap(model)) AS type_name
FROM django_content_type content_type
LEFT JOIN dcim_locationtype location_type ON location_type.id = CASE model
    WHEN 'region' THEN '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001'::uuid
    WHEN 'site' THEN '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002'::uuid END
WHERE app_label = 'dcim' AND model IN ('region', 'site', 'location');

CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
SELECT location_kind.id AS from_kind, old.id AS to_kind, location.id
FROM dcim_location location
JOIN kind location_kind ON location_kind.model = 'location'
JOIN kind old ON old.model = CASE location.location_type_id
    WHEN '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001' THEN 'region'
    WHEN '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002' THEN 'site' END;

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

UPDATE extras_dynamicgroup
SET content_type_id = old.id,
    filter = filter - 'location_type'
FROM kind old, kind location
WHERE location.id = content_type_id AND location.model = 'location' AND old.model <> 'location'
  AND filter -> 'location_type' = jsonb_build_array(old.type_name);
UPDATE extras_relationship
SET source_type_id = old.id,
    source_filter = nullif(source_filter - 'location_type', '{}')
FROM kind old, kind location
WHERE location.id = source_type_id AND location.model = 'location' AND old.model <> 'location'
  AND source_filter -> 'location_type' = jsonb_build_array(old.type_name);
UPDATE extras_relationship
SET destination_type_id = old.id,
    destination_filter = nullif(destination_filter - 'location_type', '{}')
FROM kind old, kind location
WHERE location.id = destination_type_id AND location.model = 'location' AND old.model <> 'location'
  AND destination_filter -> 'location_type' = jsonb_build_array(old.type_name);
