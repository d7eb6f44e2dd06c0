UPDATE extras_configcontext SET name = left(name, 87) || '-' || right(extras_configcontext.id::text, 12)
FROM (
    SELECT id, row_number() OVER (
        PARTITION BY name ORDER BY created, id) AS number
    FROM extras_configcontext
) AS namesake
WHERE namesake.id = extras_configcontext.id AND namesake.number > 1;
