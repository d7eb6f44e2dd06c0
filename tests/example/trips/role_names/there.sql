-- Three do it in a ring.
UPDATE ipam_role SET name = 'meanwhile' WHERE name = 'Inside';
UPDATE ipam_role SET name = 'Inside' WHERE name = 'Outside';
UPDATE ipam_role SET name = 'Outside' WHERE name = 'Transfer';
UPDATE ipam_role SET name = 'Transfer' WHERE name = 'meanwhile';
