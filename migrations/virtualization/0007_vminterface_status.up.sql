-- The statuses an interface of a virtual machine may have.
CREATE TEMPORARY TABLE wanted_status ON COMMIT DROP AS
SELECT md5('status ' || slug)::uuid AS id, name, slug, color, description
FROM (VALUES
    ('Active', 'active', '4caf50', 'In use'),
    ('Planned', 'planned', '00bcd4', 'Has yet to be set up'),
    ('Maintenance', 'maintenance', '9e9e9e', 'Is being worked on'),
    ('Failed', 'failed', 'f44336', 'Has failed'),
    ('Decommissioning', 'decommissioning', 'ffc107', 'Is being taken out of use')
) AS listed (name, slug, color, description);

-- Whether statuses have slugs depends on how far the plan is: a column that is not there is left out.
INSERT INTO extras_status
SELECT filled.*
FROM wanted_status
CROSS JOIN LATERAL jsonb_populate_record(NULL::extras_status, to_jsonb(wanted_status)
    || jsonb_build_object('created', now(), 'last_updated', now(), '_custom_field_data', '{}'::jsonb)
) AS filled
ON CONFLICT DO NOTHING;

-- The key is made of the slug: a status is the same one whatever it is called later. One that was there
-- before, with another key, is known by its slug, or else by its name.
CREATE TEMPORARY TABLE found_status ON COMMIT DROP AS
SELECT DISTINCT ON (wanted.slug) wanted.slug, status.id
FROM wanted_status wanted
CROSS JOIN extras_status status
CROSS JOIN LATERAL (SELECT to_jsonb(status) ->> 'slug') AS its (slug)
WHERE status.id = wanted.id OR its.slug = wanted.slug OR status.name = wanted.name
ORDER BY wanted.slug, its.slug IS NOT DISTINCT FROM wanted.slug DESC, status.id = wanted.id DESC;

-- Django makes content types after all migrations have run, which is too late for us.
CREATE TEMPORARY TABLE offer ON COMMIT DROP AS
SELECT app_label, model, unnest(string_to_array(slugs, ' ')) AS slug
FROM (VALUES
    ('virtualization', 'vminterface', 'active planned maintenance failed decommissioning')
) AS offers (app_label, model, slugs);
INSERT INTO django_content_type (app_label, model)
SELECT DISTINCT app_label, model FROM offer ORDER BY app_label, model
ON CONFLICT (app_label, model) DO NOTHING;
INSERT INTO extras_status_content_types (status_id, contenttype_id)
SELECT found_status.id, content_type.id
FROM offer
JOIN found_status USING (slug)
JOIN django_content_type content_type USING (app_label, model)
ORDER BY app_label, model, slug
ON CONFLICT DO NOTHING;

UPDATE virtualization_vminterface SET status_id = (SELECT id FROM found_status WHERE slug = 'active')
WHERE status_id IS NULL;
