-- The status of contacts. Its key is made of what its slug was: it is the same one whatever it is called
-- later. One that was there before, with another key, is known by its name.
INSERT INTO extras_status
    (id, created, last_updated, _custom_field_data, name, color, description)
VALUES (md5('status active')::uuid, now(), now(), '{}', 'Active', '4caf50', 'In use')
ON CONFLICT DO NOTHING;

INSERT INTO django_content_type (app_label, model) VALUES ('extras', 'contactassociation')
ON CONFLICT (app_label, model) DO NOTHING;
INSERT INTO extras_status_content_types (status_id, contenttype_id)
SELECT status.id, content_type.id
FROM extras_status status, django_content_type content_type
WHERE (status.id = md5('status active')::uuid OR status.name = 'Active')
  AND content_type.app_label = 'extras' AND content_type.model = 'contactassociation'
ON CONFLICT DO NOTHING;

-- The roles of contacts. Their keys are fixed: by them the way back knows what was made here. One that
-- it left, because somebody had changed or used it, is there already with what it is for.
CREATE TEMPORARY TABLE wanted ON COMMIT DROP AS
SELECT * FROM (VALUES
    ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be106'::uuid, 'Administrative', '2196f3', 'Decides about it'),
    ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be206', 'Billing', '4caf50', 'Pays for it'),
    ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be306', 'On Site', '111111', 'Can go there'),
    ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be406', 'Support', 'ffeb3b', 'Knows how to mend it')
) AS listed (id, name, color, description)
WHERE id NOT IN (SELECT id FROM extras_role);

-- A role of the same name is taken for it as it is.
INSERT INTO extras_role
    (id, created, last_updated, _custom_field_data, name, color, description, weight)
SELECT id, now(), now(), '{}', name, color, description, NULL FROM wanted
ON CONFLICT (name) DO NOTHING;
INSERT INTO extras_role_content_types (role_id, contenttype_id)
SELECT role.id, content_type.id
FROM wanted
JOIN extras_role role ON role.name = wanted.name
CROSS JOIN django_content_type content_type
WHERE content_type.app_label = 'extras' AND content_type.model = 'contactassociation'
ORDER BY role.name
ON CONFLICT DO NOTHING;
