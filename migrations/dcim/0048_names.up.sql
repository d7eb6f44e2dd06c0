-- The oldest of those with one name keeps it; the others get the end of their own key behind it.
UPDATE dcim_virtualchassis SET name = left(name, 51) || '-' || right(dcim_virtualchassis.id::text, 12)
FROM (
    SELECT id, row_number() OVER (PARTITION BY name ORDER BY created, id) AS number
    FROM dcim_virtualchassis
) AS namesake
WHERE namesake.id = dcim_virtualchassis.id AND namesake.number > 1;
