-- Long names first, while they are what they became.
UPDATE dcim_virtualchassis SET name = was ->> 'name'
FROM extras_before before
WHERE step = 'dcim 0048' AND before.id = dcim_virtualchassis.id AND became ->> 'name' = name;
DELETE FROM extras_before WHERE step = 'dcim 0048';

-- Nobody else writes the end of that very key behind a name.
UPDATE dcim_virtualchassis SET name = left(name, -13)
WHERE right(name, 13) = '-' || right(id::text, 12);
