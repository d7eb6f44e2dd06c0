UPDATE extras_configcontextschema
SET name = left(name, 187) || '-' || right(extras_configcontextschema.id::text, 12)
FROM (
    SELECT id, row_number() OVER (PARTITION BY name ORDER BY created, id) AS number
    FROM extras_configcontextschema
) AS namesake
WHERE namesake.id = extras_configcontextschema.id AND namesake.number > 1;
