-- One address outside for one inside again: the first that was made stays.
UPDATE ipam_ipaddress SET nat_inside_id = NULL
FROM (
    SELECT id, row_number() OVER (PARTITION BY nat_inside_id ORDER BY created, id) AS number
    FROM ipam_ipaddress WHERE nat_inside_id IS NOT NULL
) AS outside
WHERE outside.id = ipam_ipaddress.id AND outside.number > 1;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
