-- What is longer than the columns were is cut, and its end stays lost. Where a name has to be unique
-- the end of the key of its own row stands for what is cut off.
UPDATE tenancy_tenant
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 100;
UPDATE tenancy_tenantgroup
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 100;
