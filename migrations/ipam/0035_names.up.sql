-- Of the services of one name at one device or virtual machine the oldest keeps it; the others get the
-- end of their own key behind it.
CREATE TEMPORARY TABLE namesake ON COMMIT DROP AS
SELECT id, name, left(name, 87) || '-' || right(id::text, 12) AS new_name
FROM (
    SELECT id, name, row_number() OVER (PARTITION BY coalesce(device_id, virtual_machine_id), name
                                        ORDER BY created, id) AS number
    FROM ipam_service
    WHERE coalesce(device_id, virtual_machine_id) IS NOT NULL
) AS counted
WHERE number > 1;

-- Of a longer name the end has no room; it is kept in the table of extras 0018.
INSERT INTO extras_before (step, id, was, became)
SELECT 'ipam 0035', id, jsonb_build_object('name', name), jsonb_build_object('name', new_name)
FROM namesake WHERE length(name) > 87;

UPDATE ipam_service SET name = new_name FROM namesake WHERE namesake.id = ipam_service.id;
