-- {"run": {"success": 1, "log": [["2021-03-01T12:00:00+00:00", "success", "a name", "/a/page/", "well"]]}}

-- NULL for a day that no month has.
CREATE OR REPLACE FUNCTION pg_temp.moment(text) RETURNS timestamptz LANGUAGE plpgsql AS $$
BEGIN
    RETURN $1::timestamptz;
EXCEPTION
    WHEN data_exception THEN RETURN NULL;
END
$$;

-- Whether it has five parts, and its time is one that Python has written, in whichever zone.
CREATE OR REPLACE FUNCTION pg_temp.is_line(line jsonb) RETURNS boolean LANGUAGE sql AS $$
    SELECT CASE WHEN jsonb_typeof(line) <> 'array' THEN false
                WHEN jsonb_array_length(line) <> 5 THEN false
                WHEN line ->> 0 ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?(Z|[+-]\d\d:\d\d)$'
                THEN pg_temp.moment(line ->> 0) IS NOT NULL
                ELSE false END
$$;

-- A log in which a line looks otherwise is left alone: it stays in the data.
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
    WHERE NOT pg_temp.is_line(line));

-- The end of a row's key counts the lines of its log, for they have an order besides their times.
CREATE TEMPORARY TABLE line ON COMMIT DROP AS
SELECT overlay(md5(result_id || grouping) PLACING lpad(to_hex(number), 8, '0') FROM 25)::uuid AS id,
       result_id, grouping, line AS parts
FROM log
CROSS JOIN LATERAL jsonb_array_elements(lines) WITH ORDINALITY AS item (line, number);

INSERT INTO extras_joblogentry
    (id, log_level, grouping, message, created, log_object, absolute_url, job_result_id)
SELECT id, coalesce(left(parts ->> 1, 32), 'default'), left(grouping, 100), coalesce(parts ->> 4, ''),
       (parts ->> 0)::timestamptz, left(parts ->> 2, 200), left(parts ->> 3, 255), result_id
FROM line
ORDER BY result_id, grouping, id;

-- What the way back would not make of the row.
INSERT INTO extras_before (step, id, was, became)
SELECT '0018', line.id, jsonb_build_object('grouping', line.grouping, 'parts', parts), to_jsonb(entry)
FROM line JOIN extras_joblogentry entry ON entry.id = line.id
WHERE entry.grouping <> line.grouping
   OR parts <> jsonb_build_array(
          replace(to_char(created AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '.000000', '')
              || '+00:00',
          log_level, log_object, absolute_url, message);

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
