-- All arguments go under "data" again, beside what is said to Celery.
UPDATE extras_scheduledjob
SET kwargs = celery_kwargs || jsonb_build_object('data', kwargs),
    celery_kwargs = '{}'
WHERE job_model_id IS NOT NULL;
