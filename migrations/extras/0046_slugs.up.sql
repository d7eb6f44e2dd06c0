-- A label that is the name need not have been made of it.
INSERT INTO extras_before (step, id, was)
SELECT '0046', id, jsonb_build_object('slug', slug, 'label', label) FROM extras_customfield;

-- Small letters, digits and underscores, no digit first: so that a slug can be a word of GraphQL.
UPDATE extras_customfield
SET slug = left(regexp_replace(
    coalesce(nullif(trim('_' FROM regexp_replace(lower(name), '[^a-z0-9_]+', '_', 'g')), ''), 'unnamed'),
    '^(?=\d)', '_'), 50)
WHERE coalesce(slug, '') = '';

-- Namesakes are parted by the end of their key; first comes the field that always had that name.
UPDATE extras_customfield
SET slug = left(slug, 37) || '_' || right(extras_customfield.id::text, 12)
FROM (
    SELECT id, row_number() OVER (PARTITION BY slug ORDER BY name <> slug, name) AS number
    FROM extras_customfield
) AS namesake
WHERE namesake.id = extras_customfield.id AND namesake.number > 1;

-- A field without a label shows its name.
UPDATE extras_customfield SET label = name WHERE label = '';

UPDATE extras_before before SET became = jsonb_build_object('slug', slug, 'label', label)
FROM extras_customfield field
WHERE before.step = '0046' AND before.id = field.id;
