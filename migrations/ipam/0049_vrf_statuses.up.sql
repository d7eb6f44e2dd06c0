-- The statuses of VRFs.
-- Their keys are made of what their slugs were: a status is the same one whatever it is called later. One
-- that was there before, with another key, is known by its name.
CREATE TEMPORARY TABLE vrf_status ON COMMIT DROP AS
SELECT md5('status ' || lower(name))::uuid AS id, name, color, description
FROM (VALUES
    ('Active', '4caf50', 'In use'),
    ('Decommissioning', 'ffc107', 'Is being taken out of use'),
    ('Deprecated', 'ff9800', 'To be replaced'),
    ('Planned', '00bcd4', 'Has yet to be set up')
) AS wanted (name, color, description);
INSERT INTO extras_status
    (id, created, last_updated, _custom_field_data, name, color, description)
SELECT id, now(), now(), '{}', name, color, description FROM vrf_status
ON CONFLICT DO NOTHING;

INSERT INTO django_content_type (app_label, model) VALUES ('ipam', 'vrf')
ON CONFLICT (app_label, model) DO NOTHING;
INSERT INTO extras_status_content_types (status_id, contenttype_id)
SELECT DISTINCT status.id, content_type.id
FROM vrf_status wanted
JOIN extras_status status ON status.id = wanted.id OR status.name = wanted.name
CROSS JOIN django_content_type content_type
WHERE content_type.app_label = 'ipam' AND content_type.model = 'vrf'
ON CONFLICT DO NOTHING;
