-- Of a name that was longer than 87 characters the end stays lost: the column has no room for more.
-- Nobody else writes the end of that very key behind a name. It stays where groups of that name have
-- come to one location since.
UPDATE ipam_vlangroup SET name = plain.name
FROM (
    SELECT id, plain.name,
           row_number() OVER (PARTITION BY location_id, plain.name
                              ORDER BY plain.name <> vlan_group.name, created, id) AS number
    FROM ipam_vlangroup vlan_group
    CROSS JOIN LATERAL (
        SELECT CASE WHEN right(name, 13) = '-' || right(id::text, 12) THEN left(name, -13) ELSE name END
    ) AS plain (name)
) AS plain
WHERE plain.id = ipam_vlangroup.id AND plain.name <> ipam_vlangroup.name
  AND (plain.number = 1 OR ipam_vlangroup.location_id IS NULL);
