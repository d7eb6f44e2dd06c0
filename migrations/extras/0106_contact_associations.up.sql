INSERT INTO django_content_type (app_label, model) VALUES ('extras', 'contactassociation')
ON CONFLICT (app_label, model) DO NOTHING;

INSERT INTO extras_status
    (id, created, last_updated, _custom_field_data, name, color, description)
VALUES (gen_random_uuid(), now(), now(), '{}', 'Active', '4caf50', 'In use')
ON CONFLICT (name) DO NOTHING;
INSERT INTO extras_status_content_types (status_id, contenttype_id)
SELECT status.id, content_type.id
FROM extras_status status, django_content_type content_type
WHERE status.name = 'Active'
  AND content_type.app_label = 'extras' AND content_type.model = 'contactassociation'
ON CONFLICT DO NOTHING;

-- The keys are fixed: by them the way back knows what was made here.
INSERT INTO extras_role
    (id, created, last_updated, _custom_field_data, name, color, description, weight)
VALUES
    ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be106', now(), now(), '{}', 'Administrative', '2196f3',
     'Decides about it', NULL),
    ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be206', now(), now(), '{}', 'Billing', '4caf50',
     'Pays for it', NULL),
    ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be306', now(), now(), '{}', 'On Site', '111111',
     'Can go there', NULL),
    ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be406', now(), now(), '{}', 'Support', 'ffeb3b',
     'Knows how to mend it', NULL)
ON CONFLICT (name) DO NOTHING;
INSERT INTO extras_role_content_types (role_id, contenttype_id)
SELECT role.id, content_type.id
FROM extras_role role, django_content_type content_type
WHERE role.name IN ('Administrative', 'Billing', 'On Site', 'Support')
  AND content_type.app_label = 'extras' AND content_type.model = 'contactassociation'
ORDER BY role.name
ON CONFLICT DO NOTHING;
