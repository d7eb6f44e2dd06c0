-- A termination is at the nearest site that its location is in, or is one.
CREATE TEMPORARY TABLE site_of ON COMMIT DROP AS
WITH RECURSIVE climb AS (
    SELECT id AS location_id, id AS place_id FROM dcim_location
    UNION
    SELECT climb.location_id, location.parent_id
    FROM climb JOIN dcim_location location ON location.id = climb.place_id
    WHERE climb.place_id NOT IN (SELECT id FROM dcim_site)
)
SELECT location_id, place_id AS site_id FROM climb WHERE place_id IN (SELECT id FROM dcim_site);

UPDATE circuits_circuittermination SET site_id = site_of.site_id
FROM site_of WHERE site_of.location_id = circuits_circuittermination.location_id;
