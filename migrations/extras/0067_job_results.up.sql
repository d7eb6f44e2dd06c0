-- A job that broke off (errored) and one that says it went wrong (failed) are both failures to
-- Celery. Which of the two it was is kept in the data, and the way back knows it.
UPDATE extras_jobresult
SET data = CASE WHEN data IS NULL THEN '{"errored": null}' ELSE data || '{"errored": true}' END
WHERE status = 'errored' AND (data IS NULL OR jsonb_typeof(data) = 'object');

UPDATE extras_jobresult
SET status = CASE status
    WHEN 'pending' THEN 'PENDING'
    WHEN 'running' THEN 'STARTED'
    WHEN 'completed' THEN 'SUCCESS'
    WHEN 'failed' THEN 'FAILURE'
    WHEN 'errored' THEN 'FAILURE'
    ELSE status END;
