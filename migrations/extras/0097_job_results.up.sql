-- What a task gave is the job's data where it has none; what a job was called with is what its task was
-- called with, where nothing else is said (0068 has copied only what there was then).
CREATE TEMPORARY TABLE new ON COMMIT DROP AS
SELECT id, coalesce(nullif(data, 'null'), to_jsonb(result), data) AS data,
       CASE WHEN task_kwargs = '{}' THEN coalesce(nullif(job_kwargs, 'null'), '{}')
            ELSE task_kwargs END AS task_kwargs
FROM extras_jobresult;

-- NULL is not the null of JSON.
CREATE OR REPLACE FUNCTION pg_temp.if_there(key text, value jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT CASE WHEN value IS NULL THEN '{}' ELSE jsonb_build_object(key, value) END
$$;

-- Where both columns say something, the one that stays has room for one of them only, and people look
-- at the data. The other, and whatever else the way back would not make of what stays, is kept for it.
INSERT INTO extras_before (step, id, was, became)
SELECT '0097', old.id,
       pg_temp.if_there('data', old.data) || pg_temp.if_there('job_kwargs', old.job_kwargs)
           || jsonb_build_object('result', old.result, 'task_kwargs', old.task_kwargs),
       pg_temp.if_there('data', new.data) || jsonb_build_object('task_kwargs', new.task_kwargs)
FROM extras_jobresult old JOIN new USING (id)
WHERE old.result IS DISTINCT FROM CASE jsonb_typeof(new.data) WHEN 'string' THEN new.data #>> '{}' END
   OR old.data IS DISTINCT FROM CASE jsonb_typeof(new.data) WHEN 'string' THEN NULL ELSE new.data END
   OR old.job_kwargs IS DISTINCT FROM nullif(new.task_kwargs, '{}')
   OR old.task_kwargs <> new.task_kwargs;

UPDATE extras_jobresult SET data = new.data, task_kwargs = new.task_kwargs
FROM new
WHERE new.id = extras_jobresult.id
  AND (extras_jobresult.data IS DISTINCT FROM new.data OR extras_jobresult.task_kwargs <> new.task_kwargs);
