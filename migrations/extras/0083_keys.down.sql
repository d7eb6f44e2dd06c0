-- Of a key that was longer than 87 characters the end stays lost: the column has no room for more.
UPDATE extras_relationship SET key = left(key, -13)
WHERE right(key, 13) = '_' || right(id::text, 12);
