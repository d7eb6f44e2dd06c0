-- The statuses an interface may have; most are there since the first ones were made.
-- Their keys are made of their slugs: a status is the same one whatever it is called later. One that was
-- there before, with another key, is known by its slug or its name.
CREATE TEMPORARY TABLE interface_status ON COMMIT DROP AS
SELECT md5('status ' || slug)::uuid AS id, name, slug, color, description
FROM (VALUES
    ('Active', 'active', '4caf50', 'In use'),
    ('Planned', 'planned', '00bcd4', 'Has yet to be set up'),
    ('Maintenance', 'maintenance', '9e9e9e', 'Is being worked on'),
    ('Failed', 'failed', 'f44336', 'Has failed'),
    ('Decommissioning', 'decommissioning', 'ffc107', 'Is being taken out of use')
) AS wanted (name, slug, color, description);
INSERT INTO extras_status
    (id, created, last_updated, _custom_field_data, name, slug, color, description)
SELECT id, now(), now(), '{}', name, slug, color, description FROM interface_status
ON CONFLICT DO NOTHING;

INSERT INTO django_content_type (app_label, model) VALUES
    ('dcim', 'interface')
ON CONFLICT (app_label, model) DO NOTHING;
INSERT INTO extras_status_content_types (status_id, contenttype_id)
SELECT DISTINCT status.id, content_type.id
FROM interface_status wanted
JOIN extras_status status
  ON status.id = wanted.id OR status.slug = wanted.slug OR status.name = wanted.name
CROSS JOIN django_content_type content_type
WHERE content_type.app_label = 'dcim' AND content_type.model = 'interface'
ON CONFLICT DO NOTHING;

UPDATE dcim_interface SET status_id = (
    SELECT id FROM extras_status
    WHERE id = md5('status active')::uuid OR slug = 'active' OR name = 'Active'
    ORDER BY id = md5('status active')::uuid DESC, slug = 'active' DESC LIMIT 1
)
WHERE status_id IS NULL;
