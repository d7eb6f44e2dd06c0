-- The statuses an interface may have; most are there since the first ones were made.
INSERT INTO extras_status
    (id, created, last_updated, _custom_field_data, name, slug, color, description)
SELECT gen_random_uuid(), now(), now(), '{}', name, slug, color, description
FROM (VALUES
    ('Active', 'active', '4caf50', 'In use'),
    ('Planned', 'planned', '00bcd4', 'Has yet to be set up'),
    ('Maintenance', 'maintenance', '9e9e9e', 'Is being worked on'),
    ('Failed', 'failed', 'f44336', 'Has failed'),
    ('Decommissioning', 'decommissioning', 'ffc107', 'Is being taken out of use')
) AS wanted (name, slug, color, description)
ON CONFLICT DO NOTHING;

INSERT INTO django_content_type (app_label, model) VALUES
    ('dcim', 'interface')
ON CONFLICT (app_label, model) DO NOTHING;
INSERT INTO extras_status_content_types (status_id, contenttype_id)
SELECT status.id, content_type.id
FROM extras_status status, django_content_type content_type
WHERE status.name IN ('Active', 'Planned', 'Maintenance', 'Failed', 'Decommissioning')
  AND content_type.app_label = 'dcim' AND content_type.model = 'interface'
ON CONFLICT DO NOTHING;

UPDATE dcim_interface SET status_id = (SELECT id FROM extras_status WHERE name = 'Active')
WHERE status_id IS NULL;
