-- Every row is a line again, written as Python writes a time, or as the line was if nobody has changed
-- the row since. The table goes in 0017.
CREATE TEMPORARY TABLE line ON COMMIT DROP AS
SELECT entry.id, job_result_id AS result_id, entry.created,
       coalesce(was ->> 'grouping', grouping) AS grouping,
       coalesce(was -> 'parts', jsonb_build_array(
           replace(to_char(created AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '.000000', '')
               || '+00:00',
           log_level, log_object, absolute_url, message)) AS parts
FROM extras_joblogentry entry
LEFT JOIN extras_before before
  ON before.step = '0018' AND before.id = entry.id
 AND jsonb_populate_record(NULL::extras_joblogentry, became) = entry;  -- in whichever zone times were written

-- First come the lines that were there before, by their numbers.
CREATE TEMPORARY TABLE log ON COMMIT DROP AS
SELECT result_id, grouping,
       jsonb_agg(parts ORDER BY
           CASE WHEN starts_with(id::text, left(md5(result_id || grouping)::uuid::text, 28))
                THEN right(id::text, 8) END NULLS LAST, created, id) AS lines
FROM line
GROUP BY result_id, grouping;

-- Data that is no object has no place for a log beside it: it goes to where jobs put their output.
UPDATE extras_jobresult
SET data = CASE jsonb_typeof(coalesce(data, 'null'))
               WHEN 'object' THEN data
               WHEN 'null' THEN '{}'
               ELSE jsonb_build_object('output', data) END || logs.parts
FROM (
    SELECT result.id,
           jsonb_object_agg(
               log.grouping,
               CASE jsonb_typeof(result.data -> log.grouping) WHEN 'object'
                   THEN result.data -> log.grouping ELSE '{}' END
                   || jsonb_build_object('log', log.lines)) AS parts
    FROM extras_jobresult result JOIN log ON log.result_id = result.id
    GROUP BY result.id
) AS logs
WHERE logs.id = extras_jobresult.id;

DELETE FROM extras_joblogentry;
