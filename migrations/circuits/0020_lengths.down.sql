-- What is longer than the columns were is cut, and its end stays lost. Where a name has to be unique
-- the end of the key of its own row stands for what is cut off.
UPDATE circuits_circuit
SET cid = CASE WHEN length(cid) > 100 THEN left(cid, 87) || '-' || right(id::text, 12) ELSE cid END,
    description = left(description, 200)
WHERE length(cid) > 100
   OR length(description) > 200;
UPDATE circuits_circuittermination
SET description = left(description, 200),
    pp_info = left(pp_info, 100),
    xconnect_id = left(xconnect_id, 50)
WHERE length(description) > 200
   OR length(pp_info) > 100
   OR length(xconnect_id) > 50;
UPDATE circuits_circuittype
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 100;
UPDATE circuits_provider
SET account = left(account, 100),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(account) > 100
   OR length(name) > 100;
UPDATE circuits_providernetwork
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 100;
