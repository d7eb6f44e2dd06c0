-- Two exchange their names.
UPDATE extras_role SET name = 'meanwhile' WHERE name = 'Leaf';
UPDATE extras_role SET name = 'Leaf' WHERE name = 'Spine';
UPDATE extras_role SET name = 'Spine' WHERE name = 'meanwhile';
