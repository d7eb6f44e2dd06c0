-- Long names first, while they are what they became.
UPDATE ipam_service SET name = was ->> 'name'
FROM extras_before before
WHERE step = 'ipam 0035' AND before.id = ipam_service.id AND became ->> 'name' = name;
DELETE FROM extras_before WHERE step = 'ipam 0035';

-- Nobody else writes the end of that very key behind a name.
UPDATE ipam_service SET name = left(name, -13)
WHERE right(name, 13) = '-' || right(id::text, 12);
