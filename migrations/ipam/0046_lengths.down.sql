-- What is longer than the columns were is cut, and its end stays lost. Where a name has to be unique
-- the end of the key of its own row stands for what is cut off.
UPDATE ipam_ipaddress
SET description = left(description, 200)
WHERE length(description) > 200;
UPDATE ipam_namespace
SET description = left(description, 200)
WHERE length(description) > 200;
UPDATE ipam_prefix
SET description = left(description, 200),
    type = left(type, 50)
WHERE length(description) > 200
   OR length(type) > 50;
UPDATE ipam_rir
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 100;
UPDATE ipam_routetarget
SET description = left(description, 200),
    name = CASE WHEN length(name) > 21 THEN left(name, 8) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 21;
UPDATE ipam_service
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END,
    protocol = left(protocol, 50)
WHERE length(description) > 200
   OR length(name) > 100
   OR length(protocol) > 50;
UPDATE ipam_vlan
SET description = left(description, 200)
WHERE length(description) > 200;
UPDATE ipam_vlangroup
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 100;
UPDATE ipam_vrf
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END,
    rd = CASE WHEN length(rd) > 21 THEN left(rd, 8) || '-' || right(id::text, 12) ELSE rd END
WHERE length(description) > 200
   OR length(name) > 100
   OR length(rd) > 21;
UPDATE ipam_vrfdeviceassignment
SET name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END,
    rd = CASE WHEN length(rd) > 21 THEN left(rd, 8) || '-' || right(id::text, 12) ELSE rd END
WHERE length(name) > 100
   OR length(rd) > 21;
