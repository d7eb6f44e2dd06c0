-- What a job is to do was among its arguments under "data", beside who runs it and whether it commits.
-- Now it is all of them, and the rest is said to Celery.
UPDATE extras_scheduledjob
SET celery_kwargs = kwargs - 'data',
    kwargs = coalesce(kwargs -> 'data', '{}')
WHERE job_model_id IS NOT NULL;
