-- Of the services of one name at one device or virtual machine the oldest keeps it; the others get the
-- end of their own key behind it.
UPDATE ipam_service SET name = left(name, 87) || '-' || right(ipam_service.id::text, 12)
FROM (
    SELECT id, row_number() OVER (PARTITION BY coalesce(device_id, virtual_machine_id), name
                                  ORDER BY created, id) AS number
    FROM ipam_service
    WHERE coalesce(device_id, virtual_machine_id) IS NOT NULL
) AS namesake
WHERE namesake.id = ipam_service.id AND namesake.number > 1;
