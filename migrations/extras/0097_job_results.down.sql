-- What nobody has changed since is as it was. Of the others, a text is what a task gave.
CREATE TEMPORARY TABLE unchanged ON COMMIT DROP AS
SELECT result.id, was
FROM extras_jobresult result
JOIN extras_before before ON before.step = '0097' AND before.id = result.id
WHERE became -> 'data' IS NOT DISTINCT FROM data AND became -> 'task_kwargs' = task_kwargs;

UPDATE extras_jobresult
SET data = was -> 'data', result = was ->> 'result',
    task_kwargs = was -> 'task_kwargs', job_kwargs = was -> 'job_kwargs'
FROM unchanged
WHERE unchanged.id = extras_jobresult.id;

UPDATE extras_jobresult SET job_kwargs = task_kwargs
WHERE task_kwargs <> '{}' AND id NOT IN (SELECT id FROM unchanged);
UPDATE extras_jobresult SET result = data #>> '{}', data = NULL
WHERE jsonb_typeof(data) = 'string' AND id NOT IN (SELECT id FROM unchanged);

DELETE FROM extras_before WHERE step = '0097';
