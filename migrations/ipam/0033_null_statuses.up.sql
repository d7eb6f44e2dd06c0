-- The status that things without one get.
-- Whether statuses still have slugs here depends on the plan: a column that is not there is left out.
INSERT INTO extras_status
SELECT filled.*
FROM (VALUES
    ('Active', 'active', '4caf50', 'In use')
) AS wanted (name, slug, color, description)
CROSS JOIN LATERAL jsonb_populate_record(NULL::extras_status, to_jsonb(wanted) || jsonb_build_object(
    'id', gen_random_uuid(), 'created', now(), 'last_updated', now(), '_custom_field_data', '{}'::jsonb
)) AS filled
ON CONFLICT DO NOTHING;

INSERT INTO django_content_type (app_label, model) VALUES
    ('ipam', 'ipaddress'), ('ipam', 'prefix'), ('ipam', 'vlan')
ON CONFLICT (app_label, model) DO NOTHING;
INSERT INTO extras_status_content_types (status_id, contenttype_id)
SELECT status.id, content_type.id
FROM extras_status status, django_content_type content_type
WHERE status.name = 'Active'
  AND content_type.app_label = 'ipam'
  AND content_type.model IN ('ipaddress', 'prefix', 'vlan')
ON CONFLICT DO NOTHING;

UPDATE ipam_ipaddress SET status_id = (SELECT id FROM extras_status WHERE name = 'Active')
WHERE status_id IS NULL;
UPDATE ipam_prefix SET status_id = (SELECT id FROM extras_status WHERE name = 'Active')
WHERE status_id IS NULL;
UPDATE ipam_vlan SET status_id = (SELECT id FROM extras_status WHERE name = 'Active')
WHERE status_id IS NULL;
