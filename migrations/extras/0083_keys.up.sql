-- Of those that are the same all but the oldest get the end of their own id behind it, which the way
-- back takes off again.
INSERT INTO extras_before (step, id, was, became)
SELECT '0083', id, jsonb_build_object('key', key),
       jsonb_build_object('key', left(key, 87) || '_' || right(id::text, 12))
FROM (
    SELECT *, row_number() OVER (
        PARTITION BY lower(translate(key, '-', '_')) ORDER BY created, id) AS number
    FROM extras_relationship
) AS namesake
WHERE number > 1;

UPDATE extras_relationship SET key = became ->> 'key'
FROM extras_before before
WHERE before.step = '0083' AND before.id = extras_relationship.id;
