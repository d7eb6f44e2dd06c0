-- Of a name that was longer than 85 characters the end stays lost: the column has no room for more.
UPDATE extras_job SET name = left(name, -15), name_override = false
WHERE right(name, 15) = ' (' || right(id::text, 12) || ')';
UPDATE extras_job SET name = left(name, -15)
WHERE right(name, 15) = ' [' || right(id::text, 12) || ']';
