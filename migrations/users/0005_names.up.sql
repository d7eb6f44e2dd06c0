-- One of those with the same name keeps it; the others get the end of their own key behind it.
UPDATE users_objectpermission
SET name = left(name, 87) || '-' || right(users_objectpermission.id::text, 12)
FROM (
    SELECT id, row_number() OVER (PARTITION BY name ORDER BY id) AS number FROM users_objectpermission
) AS namesake
WHERE namesake.id = users_objectpermission.id AND namesake.number > 1;
