-- The statuses that things without one get.
-- Whether statuses still have slugs here depends on the plan: a column that is not there is left out.
INSERT INTO extras_status
SELECT filled.*
FROM (VALUES
    ('Active', 'active', '4caf50', 'In use'),
    ('Connected', 'connected', '4caf50', 'Both ends are plugged in')
) AS wanted (name, slug, color, description)
CROSS JOIN LATERAL jsonb_populate_record(NULL::extras_status, to_jsonb(wanted) || jsonb_build_object(
    'id', gen_random_uuid(), 'created', now(), 'last_updated', now(), '_custom_field_data', '{}'::jsonb
)) AS filled
ON CONFLICT DO NOTHING;

INSERT INTO django_content_type (app_label, model) VALUES
    ('dcim', 'cable'), ('dcim', 'device'), ('dcim', 'deviceredundancygroup'),
    ('dcim', 'interface'), ('dcim', 'interfaceredundancygroup'), ('dcim', 'location'),
    ('dcim', 'powerfeed'), ('dcim', 'rack')
ON CONFLICT (app_label, model) DO NOTHING;
INSERT INTO extras_status_content_types (status_id, contenttype_id)
SELECT status.id, content_type.id
FROM extras_status status, django_content_type content_type
WHERE status.name = 'Connected'
  AND content_type.app_label = 'dcim' AND content_type.model = 'cable'
ON CONFLICT DO NOTHING;
INSERT INTO extras_status_content_types (status_id, contenttype_id)
SELECT status.id, content_type.id
FROM extras_status status, django_content_type content_type
WHERE status.name = 'Active'
  AND content_type.app_label = 'dcim'
  AND content_type.model IN (
        'device', 'deviceredundancygroup', 'interface', 'interfaceredundancygroup',
        'location', 'powerfeed', 'rack')
ON CONFLICT DO NOTHING;

UPDATE dcim_cable SET status_id = (SELECT id FROM extras_status WHERE name = 'Connected')
WHERE status_id IS NULL;
UPDATE dcim_device SET status_id = (SELECT id FROM extras_status WHERE name = 'Active')
WHERE status_id IS NULL;
UPDATE dcim_deviceredundancygroup SET status_id = (SELECT id FROM extras_status WHERE name = 'Active')
WHERE status_id IS NULL;
UPDATE dcim_interface SET status_id = (SELECT id FROM extras_status WHERE name = 'Active')
WHERE status_id IS NULL;
UPDATE dcim_interfaceredundancygroup SET status_id = (SELECT id FROM extras_status WHERE name = 'Active')
WHERE status_id IS NULL;
UPDATE dcim_location SET status_id = (SELECT id FROM extras_status WHERE name = 'Active')
WHERE status_id IS NULL;
UPDATE dcim_powerfeed SET status_id = (SELECT id FROM extras_status WHERE name = 'Active')
WHERE status_id IS NULL;
UPDATE dcim_rack SET status_id = (SELECT id FROM extras_status WHERE name = 'Active')
WHERE status_id IS NULL;
