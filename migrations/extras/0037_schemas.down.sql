INSERT INTO extras_before (step, id, was, became)
SELECT '0037', id, jsonb_build_object('name', name),
       jsonb_build_object('name', left(name, 187) || '-' || right(id::text, 12))
FROM (
    SELECT *, row_number() OVER (PARTITION BY name ORDER BY created, id) AS number
    FROM extras_configcontextschema
) AS namesake
WHERE number > 1;

UPDATE extras_configcontextschema SET name = became ->> 'name'
FROM extras_before before
WHERE before.step = '0037' AND before.id = extras_configcontextschema.id;
