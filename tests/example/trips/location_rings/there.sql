UPDATE dcim_location SET site_id = pg_temp.key('site 2') WHERE name = 'house 3';
UPDATE dcim_location SET site_id = pg_temp.key('site 1') WHERE name = 'house 4';
-- The region of site 3, which is in house 5.
UPDATE dcim_location SET site_id = pg_temp.key('site 3') WHERE name = 'house 5';
