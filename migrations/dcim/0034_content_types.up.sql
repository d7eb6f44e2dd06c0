-- What a site could hold, a location of that type can.
INSERT INTO django_content_type (app_label, model) VALUES
    ('dcim', 'location'), ('dcim', 'device'), ('dcim', 'rack'), ('dcim', 'rackgroup'),
    ('dcim', 'powerpanel'), ('ipam', 'prefix'), ('ipam', 'vlan'), ('ipam', 'vlangroup'),
    ('virtualization', 'cluster'), ('circuits', 'circuittermination')
ON CONFLICT (app_label, model) DO NOTHING;

INSERT INTO dcim_locationtype_content_types (locationtype_id, contenttype_id)
SELECT location_type.id, content_type.id
FROM dcim_locationtype location_type
LEFT JOIN extras_before before ON before.step = 'dcim 0034 locationtype' AND before.id = location_type.id
CROSS JOIN django_content_type content_type
-- What people have added or taken away before the way back.
WHERE location_type.id IN ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001', '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002')
  AND was -> 'content_types' ? (app_label || '.' || model)
   OR was IS NULL AND location_type.id = '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002'
  AND (content_type.app_label, content_type.model) IN (
        ('dcim', 'device'), ('dcim', 'rack'), ('dcim', 'rackgroup'),
        ('dcim', 'powerpanel'), ('ipam', 'prefix'), ('ipam', 'vlan'), ('ipam', 'vlangroup'),
        ('virtualization', 'cluster'), ('circuits', 'circuittermination'));

-- Tags, pictures, notes, the change log and relations name their object by its content type and its
-- key. The key is the same.
CREATE TEMPORARY TABLE kind ON COMMIT DROP AS
SELECT content_type.id, model, coalesce(location_type.name, initcap(model)) AS type_name
FROM django_content_type content_type
LEFT JOIN dcim_locationtype location_type ON location_type.id = CASE model
    WHEN 'region' THEN '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001'::uuid
    WHEN 'site' THEN '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002'::uuid END
WHERE app_label = 'dcim' AND model IN ('region', 'site', 'location');

CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
SELECT old.id AS from_kind, location.id AS to_kind, object.id
FROM (
    SELECT 'region', id FROM dcim_region UNION ALL SELECT 'site', id FROM dcim_site
) AS object (model, id)
JOIN kind old ON old.model = object.model
JOIN kind location ON location.model = 'location';

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

-- Statuses, tags, custom fields, hooks and permissions for regions or sites are for locations too.
INSERT INTO extras_status_content_types (status_id, contenttype_id)
SELECT DISTINCT status_id, location.id
FROM extras_status_content_types
JOIN kind old ON old.id = contenttype_id AND old.model <> 'location'
JOIN kind location ON location.model = 'location'
ON CONFLICT DO NOTHING;
INSERT INTO extras_tag_content_types (tag_id, contenttype_id)
SELECT DISTINCT tag_id, location.id
FROM extras_tag_content_types
JOIN kind old ON old.id = contenttype_id AND old.model <> 'location'
JOIN kind location ON location.model = 'location'
ON CONFLICT DO NOTHING;
INSERT INTO extras_customfield_content_types (customfield_id, contenttype_id)
SELECT DISTINCT customfield_id, location.id
FROM extras_customfield_content_types
JOIN kind old ON old.id = contenttype_id AND old.model <> 'location'
JOIN kind location ON location.model = 'location'
ON CONFLICT DO NOTHING;
INSERT INTO extras_webhook_content_types (webhook_id, contenttype_id)
SELECT DISTINCT webhook_id, location.id
FROM extras_webhook_content_types
JOIN kind old ON old.id = contenttype_id AND old.model <> 'location'
JOIN kind location ON location.model = 'location'
ON CONFLICT DO NOTHING;
INSERT INTO extras_jobhook_content_types (jobhook_id, contenttype_id)
SELECT DISTINCT jobhook_id, location.id
FROM extras_jobhook_content_types
JOIN kind old ON old.id = contenttype_id AND old.model <> 'location'
JOIN kind location ON location.model = 'location'
ON CONFLICT DO NOTHING;
INSERT INTO users_objectpermission_object_types (objectpermission_id, contenttype_id)
SELECT DISTINCT objectpermission_id, location.id
FROM users_objectpermission_object_types
JOIN kind old ON old.id = contenttype_id AND old.model <> 'location'
JOIN kind location ON location.model = 'location'
ON CONFLICT DO NOTHING;

-- Groups and relations of regions or of sites are of the locations of that type, which a filter says.
UPDATE extras_dynamicgroup
SET content_type_id = location.id,
    filter = coalesce(filter, '{}')
        || jsonb_build_object('location_type', jsonb_build_array(old.type_name))
FROM kind old, kind location
WHERE old.id = content_type_id AND old.model <> 'location' AND location.model = 'location';
UPDATE extras_relationship
SET source_type_id = location.id,
    source_filter = coalesce(source_filter, '{}')
        || jsonb_build_object('location_type', jsonb_build_array(old.type_name))
FROM kind old, kind location
WHERE old.id = source_type_id AND old.model <> 'location' AND location.model = 'location';
UPDATE extras_relationship
SET destination_type_id = location.id,
    destination_filter = coalesce(destination_filter, '{}')
        || jsonb_build_object('location_type', jsonb_build_array(old.type_name))
FROM kind old, kind location
WHERE old.id = destination_type_id AND old.model <> 'location' AND location.model = 'location';
