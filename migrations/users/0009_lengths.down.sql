-- What is longer than the columns were is cut, and its end stays lost. Where a name has to be unique
-- the end of the key of its own row stands for what is cut off.
UPDATE users_objectpermission
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 100;
UPDATE users_token
SET description = left(description, 200)
WHERE length(description) > 200;
UPDATE users_user
SET first_name = left(first_name, 150),
    last_name = left(last_name, 150),
    password = left(password, 128),
    username = CASE WHEN length(username) > 150
                    THEN left(username, 137) || '-' || right(id::text, 12)
                    ELSE username END
WHERE length(first_name) > 150
   OR length(last_name) > 150
   OR length(password) > 128
   OR length(username) > 150;
