-- Nobody else writes the end of that very key behind a name. It stays where groups of that name have
-- come to one location since.
UPDATE ipam_vlangroup SET name = plain.name
FROM (
    SELECT vlan_group.id, plain.name,
           row_number() OVER (PARTITION BY location_id, plain.name
                              ORDER BY plain.name <> vlan_group.name, created, vlan_group.id) AS number
    FROM ipam_vlangroup vlan_group
    LEFT JOIN extras_before before ON before.step = 'ipam 0037' AND before.id = vlan_group.id
    CROSS JOIN LATERAL (
        SELECT CASE WHEN became ->> 'name' = name THEN was ->> 'name'
                    WHEN right(name, 13) = '-' || right(vlan_group.id::text, 12) THEN left(name, -13)
                    ELSE name END
    ) AS plain (name)
) AS plain
WHERE plain.id = ipam_vlangroup.id AND plain.name <> ipam_vlangroup.name
  AND (plain.number = 1 OR ipam_vlangroup.location_id IS NULL);
DELETE FROM extras_before WHERE step = 'ipam 0037';
