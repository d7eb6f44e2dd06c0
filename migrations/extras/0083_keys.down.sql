UPDATE extras_relationship SET key = left(key, -13)
WHERE right(key, 13) = '_' || right(id::text, 12);
