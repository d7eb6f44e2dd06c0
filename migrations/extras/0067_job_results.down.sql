UPDATE extras_jobresult
SET status = CASE status
    WHEN 'PENDING' THEN 'pending'
    WHEN 'RECEIVED' THEN 'pending'
    WHEN 'STARTED' THEN 'running'
    WHEN 'RETRY' THEN 'running'
    WHEN 'SUCCESS' THEN 'completed'
    ELSE CASE WHEN data ? 'errored' THEN 'errored' ELSE 'failed' END END,
    data = CASE
    WHEN status <> 'FAILURE' OR NOT data ? 'errored' THEN data
    WHEN data = '{"errored": null}' THEN NULL
    ELSE data - 'errored' END;
