-- The oldest of the groups of one name keeps it; the others get the end of their own key behind it.
UPDATE ipam_vlangroup SET name = left(name, 87) || '-' || right(ipam_vlangroup.id::text, 12)
FROM (
    SELECT id, row_number() OVER (PARTITION BY name ORDER BY created, id) AS number
    FROM ipam_vlangroup
) AS namesake
WHERE namesake.id = ipam_vlangroup.id AND namesake.number > 1;
