-- An address can be the primary one of one virtual machine only again: the oldest keeps it.
UPDATE virtualization_virtualmachine SET primary_ip4_id = NULL
FROM (
    SELECT id, row_number() OVER (PARTITION BY primary_ip4_id ORDER BY created, id) AS number
    FROM virtualization_virtualmachine WHERE primary_ip4_id IS NOT NULL
) AS user_of
WHERE user_of.id = virtualization_virtualmachine.id AND user_of.number > 1;
UPDATE virtualization_virtualmachine SET primary_ip6_id = NULL
FROM (
    SELECT id, row_number() OVER (PARTITION BY primary_ip6_id ORDER BY created, id) AS number
    FROM virtualization_virtualmachine WHERE primary_ip6_id IS NOT NULL
) AS user_of
WHERE user_of.id = virtualization_virtualmachine.id AND user_of.number > 1;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
