-- The statuses of software.
-- Whether statuses still have slugs here depends on the plan: a column that is not there is left out.
INSERT INTO extras_status
SELECT filled.*
FROM (VALUES
    ('Active', 'active', '4caf50', 'In use'),
    ('Deprecated', 'deprecated', 'ff9800', 'To be replaced'),
    ('End-of-Life', 'end-of-life', 'f44336', 'No longer supported'),
    ('Available', 'available', '4caf50', 'Can be used')
) AS wanted (name, slug, color, description)
CROSS JOIN LATERAL jsonb_populate_record(NULL::extras_status, to_jsonb(wanted) || jsonb_build_object(
    'id', gen_random_uuid(), 'created', now(), 'last_updated', now(), '_custom_field_data', '{}'::jsonb
)) AS filled
ON CONFLICT DO NOTHING;

INSERT INTO django_content_type (app_label, model) VALUES
    ('dcim', 'softwareversion'), ('dcim', 'softwareimagefile')
ON CONFLICT (app_label, model) DO NOTHING;
INSERT INTO extras_status_content_types (status_id, contenttype_id)
SELECT status.id, content_type.id
FROM extras_status status, django_content_type content_type
WHERE status.name IN ('Active', 'Available', 'Deprecated', 'End-of-Life')
  AND content_type.app_label = 'dcim'
  AND content_type.model IN ('softwareversion', 'softwareimagefile')
ON CONFLICT DO NOTHING;
