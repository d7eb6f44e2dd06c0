UPDATE extras_jobresult SET job_kwargs = task_kwargs WHERE task_kwargs <> '{}';
UPDATE extras_jobresult SET result = data #>> '{}', data = NULL WHERE jsonb_typeof(data) = 'string';
