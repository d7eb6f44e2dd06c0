-- Of those that are the same all but the oldest get the end of their own id behind it, which the way
-- back takes off again.
UPDATE extras_relationship SET key = left(key, 87) || '_' || right(extras_relationship.id::text, 12)
FROM (
    SELECT id, row_number() OVER (
        PARTITION BY lower(translate(key, '-', '_')) ORDER BY created, id) AS number
    FROM extras_relationship
) AS namesake
WHERE namesake.id = extras_relationship.id AND namesake.number > 1;
