-- There may be no such status any more, or no prefix may have it.
INSERT INTO extras_status (id, created, last_updated, _custom_field_data, name, slug, color, description)
SELECT gen_random_uuid(), now(), now(), '{}', 'Container', 'container', '9e9e9e', 'Holds other prefixes'
WHERE EXISTS (SELECT FROM ipam_prefix WHERE type = 'container')
ON CONFLICT DO NOTHING;
INSERT INTO django_content_type (app_label, model) VALUES ('ipam', 'prefix')
ON CONFLICT (app_label, model) DO NOTHING;
INSERT INTO extras_status_content_types (status_id, contenttype_id)
SELECT status.id, content_type.id
FROM extras_status status, django_content_type content_type
WHERE status.name = 'Container'
  AND content_type.app_label = 'ipam' AND content_type.model = 'prefix'
ON CONFLICT DO NOTHING;

UPDATE ipam_prefix
SET type = 'network', status_id = (SELECT id FROM extras_status WHERE name = 'Container')
WHERE type = 'container';
UPDATE ipam_prefix SET type = 'network', is_pool = true WHERE type = 'pool';
