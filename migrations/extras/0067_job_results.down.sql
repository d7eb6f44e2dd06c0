INSERT INTO extras_before (step, id, was, became)
SELECT '0067 back', id, jsonb_build_object('status', status),
       jsonb_build_object('status', CASE status
           WHEN 'RECEIVED' THEN 'pending' WHEN 'RETRY' THEN 'running' ELSE 'failed' END)
FROM extras_jobresult WHERE status IN ('RECEIVED', 'RETRY', 'REVOKED', 'REJECTED', 'IGNORED');

UPDATE extras_jobresult
SET status = coalesce(
    (SELECT was ->> 'status' FROM extras_before before
     WHERE before.step = '0067' AND before.id = extras_jobresult.id AND became ->> 'status' = status),
    (SELECT became ->> 'status' FROM extras_before before
     WHERE before.step = '0067 back' AND before.id = extras_jobresult.id),
    CASE status
        WHEN 'PENDING' THEN 'pending'
        WHEN 'STARTED' THEN 'running'
        WHEN 'SUCCESS' THEN 'completed'
        WHEN 'FAILURE' THEN 'failed'
        ELSE status END);
DELETE FROM extras_before WHERE step = '0067';
