-- What is longer than the column was is cut, and its end stays lost: who waits for such a code asks for
-- another one. The row's key stands behind it, so that it is nobody else's address, and unique.
UPDATE social_auth_code SET email = left(email, 74 - length(id::text)) || '-' || id
WHERE length(email) > 75;
