-- The statuses of VRFs.
-- Whether statuses still have slugs here depends on the plan: a column that is not there is left out.
INSERT INTO extras_status
SELECT filled.*
FROM (VALUES
    ('Active', 'active', '4caf50', 'In use'),
    ('Decommissioning', 'decommissioning', 'ffc107', 'Being taken out of use'),
    ('Deprecated', 'deprecated', 'ff9800', 'To be replaced'),
    ('Planned', 'planned', '00bcd4', 'Has yet to be set up')
) AS wanted (name, slug, color, description)
CROSS JOIN LATERAL jsonb_populate_record(NULL::extras_status, to_jsonb(wanted) || jsonb_build_object(
    'id', gen_random_uuid(), 'created', now(), 'last_updated', now(), '_custom_field_data', '{}'::jsonb
)) AS filled
ON CONFLICT DO NOTHING;

INSERT INTO django_content_type (app_label, model) VALUES ('ipam', 'vrf')
ON CONFLICT (app_label, model) DO NOTHING;
INSERT INTO extras_status_content_types (status_id, contenttype_id)
SELECT status.id, content_type.id
FROM extras_status status, django_content_type content_type
WHERE status.name IN ('Active', 'Decommissioning', 'Deprecated', 'Planned')
  AND content_type.app_label = 'ipam' AND content_type.model = 'vrf'
ON CONFLICT DO NOTHING;
