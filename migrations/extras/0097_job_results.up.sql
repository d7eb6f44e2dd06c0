-- What a task gave is the job's data where it has none.
UPDATE extras_jobresult SET data = to_jsonb(result) WHERE data IS NULL AND result IS NOT NULL;
