-- Every row is a line again, written as Python writes a time. The table goes in 0017.
CREATE TEMPORARY TABLE log ON COMMIT DROP AS
SELECT job_result_id AS result_id, grouping,
       jsonb_agg(
           jsonb_build_array(
               replace(to_char(created AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '.000000', '')
                   || '+00:00',
               log_level, log_object, absolute_url, message)
           ORDER BY created, id) AS lines
FROM extras_joblogentry
GROUP BY job_result_id, grouping;

UPDATE extras_jobresult
SET data = CASE jsonb_typeof(data) WHEN 'object' THEN data ELSE '{}' END || logs.parts
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
