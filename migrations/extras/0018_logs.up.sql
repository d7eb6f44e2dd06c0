-- {"run": {"success": 1, "log": [["2021-03-01T12:00:00+00:00", "success", "a name", "/a/page/", "well"]]}}
-- A log in which a line looks otherwise is left alone.
CREATE TEMPORARY TABLE log ON COMMIT DROP AS
SELECT result.id AS result_id, part.key AS grouping, part.value -> 'log' AS lines
FROM extras_jobresult result
CROSS JOIN LATERAL jsonb_each(
    CASE jsonb_typeof(result.data) WHEN 'object' THEN result.data END) AS part
WHERE jsonb_typeof(part.value -> 'log') = 'array'
  AND part.value -> 'log' <> '[]'
  AND NOT EXISTS (
    SELECT FROM jsonb_array_elements(
        CASE jsonb_typeof(part.value -> 'log') WHEN 'array' THEN part.value -> 'log' END) AS line
    WHERE CASE jsonb_typeof(line) WHEN 'array' THEN jsonb_array_length(line) <> 5 ELSE true END
       OR coalesce(line ->> 0 !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?\+00:00$', true));

-- The end of a row's key counts the lines of its log, for lines of the same moment have an order, too.
INSERT INTO extras_joblogentry
    (id, log_level, grouping, message, created, log_object, absolute_url, job_result_id)
SELECT overlay(md5(result_id || grouping) PLACING lpad(to_hex(number), 8, '0') FROM 25)::uuid,
       coalesce(left(line ->> 1, 32), 'default'),
       left(grouping, 100),
       coalesce(line ->> 4, ''),
       (line ->> 0)::timestamptz,
       left(line ->> 2, 200),
       left(line ->> 3, 255),
       result_id
FROM log
CROSS JOIN LATERAL jsonb_array_elements(lines) WITH ORDINALITY AS item (line, number)
ORDER BY result_id, grouping, number;

UPDATE extras_jobresult result
SET data = rest.data
FROM (
    SELECT id, jsonb_object_agg(
                   part.key, CASE WHEN result_id IS NULL THEN part.value ELSE part.value - 'log' END
               ) FILTER (WHERE result_id IS NULL OR part.value - 'log' <> '{}') AS data
    FROM extras_jobresult
    CROSS JOIN LATERAL jsonb_each(data) AS part
    LEFT JOIN log ON result_id = id AND log.grouping = part.key
    WHERE id IN (SELECT result_id FROM log)
    GROUP BY id
) AS rest
WHERE rest.id = result.id;
