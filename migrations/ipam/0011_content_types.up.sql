-- Notes, the change log and relations name their object by its content type and its key.
INSERT INTO django_content_type (app_label, model) VALUES ('extras', 'role')
ON CONFLICT (app_label, model) DO NOTHING;

CREATE TEMPORARY TABLE kind ON COMMIT DROP AS
SELECT old.id, role.id AS role_id, old.app_label || '.' || old.model AS name,
       '["ipam.prefix", "ipam.vlan"]'::jsonb AS used_for
FROM django_content_type old
JOIN django_content_type role ON role.app_label = 'extras' AND role.model = 'role'
WHERE old.app_label = 'ipam' AND old.model = 'role';

CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
SELECT kind.id AS from_kind, kind.role_id AS to_kind, origin.id AS from_id, origin.role_id AS to_id
FROM extras_role_origin origin JOIN kind ON kind.name = origin.kind;

UPDATE extras_note SET assigned_object_type_id = to_kind, assigned_object_id = to_id
FROM moved WHERE assigned_object_type_id = from_kind AND assigned_object_id = from_id;
UPDATE extras_objectchange SET changed_object_type_id = to_kind, changed_object_id = to_id
FROM moved WHERE changed_object_type_id = from_kind AND changed_object_id = from_id;
UPDATE extras_objectchange SET related_object_type_id = to_kind, related_object_id = to_id
FROM moved WHERE related_object_type_id = from_kind AND related_object_id = from_id;
UPDATE extras_relationshipassociation SET source_type_id = to_kind, source_id = to_id
FROM moved WHERE source_type_id = from_kind AND source_id = from_id;
UPDATE extras_relationshipassociation SET destination_type_id = to_kind, destination_id = to_id
FROM moved WHERE destination_type_id = from_kind AND destination_id = from_id;

-- Relations of one kind of roles are of the roles for what that kind was for, which a filter says.
UPDATE extras_relationship
SET source_type_id = kind.role_id,
    source_filter = coalesce(source_filter, '{}')
        || jsonb_build_object('content_types', kind.used_for)
FROM kind WHERE kind.id = source_type_id;
UPDATE extras_relationship
SET destination_type_id = kind.role_id,
    destination_filter = coalesce(destination_filter, '{}')
        || jsonb_build_object('content_types', kind.used_for)
FROM kind WHERE kind.id = destination_type_id;

-- Custom fields, hooks and permissions for roles of the old kinds are for roles, too.
INSERT INTO extras_customfield_content_types (customfield_id, contenttype_id)
SELECT DISTINCT customfield_id, kind.role_id FROM extras_customfield_content_types JOIN kind ON kind.id = contenttype_id
ON CONFLICT DO NOTHING;
INSERT INTO extras_webhook_content_types (webhook_id, contenttype_id)
SELECT DISTINCT webhook_id, kind.role_id FROM extras_webhook_content_types JOIN kind ON kind.id = contenttype_id
ON CONFLICT DO NOTHING;
INSERT INTO extras_jobhook_content_types (jobhook_id, contenttype_id)
SELECT DISTINCT jobhook_id, kind.role_id FROM extras_jobhook_content_types JOIN kind ON kind.id = contenttype_id
ON CONFLICT DO NOTHING;
INSERT INTO users_objectpermission_object_types (objectpermission_id, contenttype_id)
SELECT DISTINCT objectpermission_id, kind.role_id FROM users_objectpermission_object_types JOIN kind ON kind.id = contenttype_id
ON CONFLICT DO NOTHING;
