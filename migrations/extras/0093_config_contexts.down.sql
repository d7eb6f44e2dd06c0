INSERT INTO extras_before (step, id, was, became)
SELECT '0093', id, jsonb_build_object('name', name),
       jsonb_build_object('name', left(name, 87) || '-' || right(id::text, 12))
FROM (
    SELECT *, row_number() OVER (PARTITION BY name ORDER BY created, id) AS number
    FROM extras_configcontext
) AS namesake
WHERE number > 1;

UPDATE extras_configcontext SET name = became ->> 'name'
FROM extras_before before
WHERE before.step = '0093' AND before.id = extras_configcontext.id;
