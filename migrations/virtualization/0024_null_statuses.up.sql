-- The status that things without one get.
-- Whether statuses still have slugs here depends on the plan: a column that is not there is left out.
INSERT INTO extras_status
SELECT filled.*
FROM (VALUES
    ('Active', 'active', '4caf50', 'In use')
) AS wanted (name, slug, color, description)
CROSS JOIN LATERAL jsonb_populate_record(NULL::extras_status, to_jsonb(wanted) || jsonb_build_object(
    'id', md5('status ' || wanted.slug)::uuid, '_custom_field_data', '{}'::jsonb,
    'created', now(), 'last_updated', now()
)) AS filled
ON CONFLICT DO NOTHING;

-- A status is known by its key, which extras 0004 made of its slug, or by its slug, as long as there are
-- slugs, or else by its name.
CREATE OR REPLACE FUNCTION pg_temp.status(wanted text, wanted_slug text) RETURNS uuid
LANGUAGE sql STABLE AS $$
  SELECT id
  FROM extras_status status CROSS JOIN LATERAL (
      SELECT md5('status ' || wanted_slug)::uuid, to_jsonb(status) ->> 'slug'
  ) AS its (key, slug)
  WHERE status.id = its.key OR its.slug = wanted_slug OR status.name = wanted
  ORDER BY status.id = its.key DESC, its.slug = wanted_slug DESC LIMIT 1
$$;

INSERT INTO django_content_type (app_label, model) VALUES
    ('virtualization', 'virtualmachine'), ('virtualization', 'vminterface')
ON CONFLICT (app_label, model) DO NOTHING;
INSERT INTO extras_status_content_types (status_id, contenttype_id)
SELECT pg_temp.status('Active', 'active'), id FROM django_content_type
WHERE app_label = 'virtualization' AND model IN ('virtualmachine', 'vminterface')
ON CONFLICT DO NOTHING;

UPDATE virtualization_virtualmachine SET status_id = pg_temp.status('Active', 'active')
WHERE status_id IS NULL;
UPDATE virtualization_vminterface SET status_id = pg_temp.status('Active', 'active')
WHERE status_id IS NULL;
