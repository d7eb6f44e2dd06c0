-- A job that broke off (errored) and one that says it went wrong (failed) are both failures to Celery.
-- Which of the two it was is kept for the way back, as is a state of no list.
INSERT INTO extras_before (step, id, was, became)
SELECT '0067', id, jsonb_build_object('status', status),
       jsonb_build_object('status', CASE status WHEN 'errored' THEN 'FAILURE' ELSE status END)
FROM extras_jobresult WHERE status NOT IN ('pending', 'running', 'completed', 'failed');

-- States that the way back had no word for come first.
UPDATE extras_jobresult
SET status = coalesce(
    (SELECT was ->> 'status' FROM extras_before before
     WHERE before.step = '0067 back' AND before.id = extras_jobresult.id
       AND became ->> 'status' = status),
    CASE status
        WHEN 'pending' THEN 'PENDING'
        WHEN 'running' THEN 'STARTED'
        WHEN 'completed' THEN 'SUCCESS'
        WHEN 'failed' THEN 'FAILURE'
        WHEN 'errored' THEN 'FAILURE'
        ELSE status END);
DELETE FROM extras_before WHERE step = '0067 back';
