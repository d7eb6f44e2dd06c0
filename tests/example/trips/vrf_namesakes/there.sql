-- And there the others get their names.
UPDATE ipam_vrf SET name = 'blue' WHERE name = 'red';
UPDATE ipam_vrf SET name = 'lime' WHERE name = 'green';
