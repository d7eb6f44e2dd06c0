-- What a job is to do was among its arguments under "data", beside who runs it and whether it commits.
-- Now it is all of them, and the rest is said to Celery, if nothing else is said there already. Arguments
-- that are no object are left alone. What it was is kept: an empty "data" is not the same as none.
INSERT INTO extras_before (step, id, was, became)
SELECT '0091', id, jsonb_build_object('kwargs', kwargs, 'celery_kwargs', celery_kwargs),
       jsonb_build_object(
           'kwargs', CASE jsonb_typeof(kwargs -> 'data') WHEN 'object' THEN kwargs -> 'data' ELSE '{}' END,
           'celery_kwargs', kwargs - 'data' || celery_kwargs)
FROM extras_scheduledjob
WHERE job_model_id IS NOT NULL
  AND jsonb_typeof(kwargs) = 'object' AND jsonb_typeof(celery_kwargs) = 'object';

UPDATE extras_scheduledjob SET kwargs = became -> 'kwargs', celery_kwargs = became -> 'celery_kwargs'
FROM extras_before before
WHERE before.step = '0091' AND before.id = extras_scheduledjob.id;
