-- What is longer than the columns were is cut, and its end stays lost. Where a name has to be unique
-- the end of the key of its own row stands for what is cut off.
UPDATE virtualization_cluster
SET name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(name) > 100;
UPDATE virtualization_clustergroup
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 100;
UPDATE virtualization_clustertype
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 100;
UPDATE virtualization_virtualmachine
SET name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(name) > 64;
UPDATE virtualization_vminterface
SET _name = left(_name, 100),
    description = left(description, 200),
    mode = left(mode, 50),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(_name) > 100
   OR length(description) > 200
   OR length(mode) > 50
   OR length(name) > 64;
