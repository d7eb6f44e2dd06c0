-- Relations know by their filter which kind of roles they were of, and so which of those that became
-- one is meant.
CREATE TEMPORARY TABLE kind ON COMMIT DROP AS
SELECT old.id, role.id AS role_id, old.app_label || '.' || old.model AS name,
       CASE old.model WHEN 'devicerole' THEN '["dcim.device"]'::jsonb
            WHEN 'rackrole' THEN '["dcim.rack"]'::jsonb END AS used_for
FROM django_content_type old
JOIN django_content_type role ON role.app_label = 'extras' AND role.model = 'role'
WHERE old.app_label = 'dcim' AND old.model IN ('devicerole', 'rackrole');

UPDATE extras_relationship
SET source_type_id = kind.id, source_filter = nullif(source_filter - 'content_types', '{}')
FROM kind
WHERE kind.role_id = source_type_id AND source_filter -> 'content_types' = kind.used_for;
UPDATE extras_relationship
SET destination_type_id = kind.id,
    destination_filter = nullif(destination_filter - 'content_types', '{}')
FROM kind
WHERE kind.role_id = destination_type_id AND destination_filter -> 'content_types' = kind.used_for;
UPDATE extras_relationshipassociation
SET source_type_id = kind.id, source_id = origin.id
FROM extras_relationship relationship, kind, extras_role_origin origin
WHERE relationship.id = relationship_id AND kind.id = relationship.source_type_id
  AND kind.role_id = extras_relationshipassociation.source_type_id
  AND origin.kind = kind.name AND origin.role_id = source_id;
UPDATE extras_relationshipassociation
SET destination_type_id = kind.id, destination_id = origin.id
FROM extras_relationship relationship, kind, extras_role_origin origin
WHERE relationship.id = relationship_id AND kind.id = relationship.destination_type_id
  AND kind.role_id = extras_relationshipassociation.destination_type_id
  AND origin.kind = kind.name AND origin.role_id = destination_id;

-- Nothing says this of a note or of a change: those of the role become those of the first that became
-- one, whose key it has. That fields, hooks and permissions may be used for roles takes nothing from
-- anyone, and stays.
CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
SELECT kind.role_id AS from_kind, kind.id AS to_kind, origin.id
FROM extras_role_origin origin JOIN kind ON kind.name = origin.kind
WHERE origin.role_id = origin.id;

UPDATE extras_note SET assigned_object_type_id = to_kind
FROM moved WHERE assigned_object_type_id = from_kind AND assigned_object_id = moved.id;
UPDATE extras_objectchange SET changed_object_type_id = to_kind
FROM moved WHERE changed_object_type_id = from_kind AND changed_object_id = moved.id;
UPDATE extras_objectchange SET related_object_type_id = to_kind
FROM moved WHERE related_object_type_id = from_kind AND related_object_id = moved.id;
