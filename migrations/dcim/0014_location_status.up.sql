-- The statuses a location may have.
INSERT INTO extras_status
    (id, created, last_updated, _custom_field_data, name, slug, color, description)
SELECT gen_random_uuid(), now(), now(), '{}', name, slug, color, description
FROM (VALUES
    ('Active', 'active', '4caf50', 'In use'),
    ('Planned', 'planned', '00bcd4', 'Has yet to be set up'),
    ('Decommissioning', 'decommissioning', 'ffc107', 'Is being taken out of use'),
    ('Staging', 'staging', '2196f3', 'Is being set up'),
    ('Retired', 'retired', 'f44336', 'No longer used')
) AS wanted (name, slug, color, description)
ON CONFLICT DO NOTHING;

INSERT INTO django_content_type (app_label, model) VALUES
    ('dcim', 'location')
ON CONFLICT (app_label, model) DO NOTHING;
INSERT INTO extras_status_content_types (status_id, contenttype_id)
SELECT status.id, content_type.id
FROM extras_status status, django_content_type content_type
WHERE status.name IN ('Active', 'Planned', 'Staging', 'Decommissioning', 'Retired')
  AND content_type.app_label = 'dcim' AND content_type.model = 'location'
ON CONFLICT DO NOTHING;

UPDATE dcim_location SET status_id = (SELECT id FROM extras_status WHERE name = 'Active')
WHERE status_id IS NULL;
