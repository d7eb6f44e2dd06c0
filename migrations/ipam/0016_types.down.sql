-- There may be no such status any more, or no prefix may have it. The one that extras 0004 made is known
-- by its key, whatever it is called. A prefix has one status only: what else a container was is not
-- kept.
INSERT INTO extras_status (id, created, last_updated, _custom_field_data, name, slug, color, description)
SELECT md5('status container')::uuid, now(), now(), '{}', 'Container', 'container', '9e9e9e',
       'Holds other prefixes'
WHERE EXISTS (SELECT FROM ipam_prefix WHERE type = 'container')
ON CONFLICT DO NOTHING;

CREATE TEMPORARY TABLE container ON COMMIT DROP AS
SELECT id FROM extras_status
WHERE id = md5('status container')::uuid OR slug = 'container' OR name = 'Container'
ORDER BY id = md5('status container')::uuid DESC, slug = 'container' DESC LIMIT 1;

INSERT INTO django_content_type (app_label, model) VALUES ('ipam', 'prefix')
ON CONFLICT (app_label, model) DO NOTHING;
INSERT INTO extras_status_content_types (status_id, contenttype_id)
SELECT container.id, content_type.id
FROM container, django_content_type content_type
WHERE content_type.app_label = 'ipam' AND content_type.model = 'prefix'
ON CONFLICT DO NOTHING;

UPDATE ipam_prefix SET type = 'network', status_id = (SELECT id FROM container)
WHERE type = 'container';
UPDATE ipam_prefix SET type = 'network', is_pool = true WHERE type = 'pool';
