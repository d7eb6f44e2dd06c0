-- What nobody has changed since is as it was.
CREATE TEMPORARY TABLE unchanged ON COMMIT DROP AS
SELECT schedule.id, was
FROM extras_scheduledjob schedule
JOIN extras_before before ON before.step = '0091' AND before.id = schedule.id
WHERE became = jsonb_build_object('kwargs', kwargs, 'celery_kwargs', celery_kwargs);

UPDATE extras_scheduledjob SET kwargs = was -> 'kwargs', celery_kwargs = was -> 'celery_kwargs'
FROM unchanged
WHERE unchanged.id = extras_scheduledjob.id;

-- Of the others all arguments go under "data" again, beside what is said to Celery.
UPDATE extras_scheduledjob schedule
SET kwargs = celery_kwargs || jsonb_build_object('data', kwargs),
    celery_kwargs = '{}'
WHERE (job_model_id IS NOT NULL
       OR EXISTS (SELECT FROM extras_before before WHERE before.step = '0091' AND before.id = schedule.id))
  AND jsonb_typeof(kwargs) = 'object' AND jsonb_typeof(celery_kwargs) = 'object'
  AND id NOT IN (SELECT id FROM unchanged);

DELETE FROM extras_before WHERE step = '0091';
