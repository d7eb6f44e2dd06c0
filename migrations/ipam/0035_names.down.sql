-- Of a name that was longer than 87 characters the end stays lost: the column has no room for more.
-- Nobody else writes the end of that very key behind a name.
UPDATE ipam_service SET name = left(name, -13)
WHERE right(name, 13) = '-' || right(id::text, 12);
