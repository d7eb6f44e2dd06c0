-- Every queue that a job or a schedule names gets a row. Keys are digests, by which the way back knows
-- what was made here.
INSERT INTO extras_jobqueue
    (id, created, last_updated, _custom_field_data, name, description, queue_type)
SELECT md5('extras 0118: ' || name)::uuid, now(), now(), '{}', name, '', 'celery'
FROM (
    SELECT jsonb_array_elements_text(task_queues) FROM extras_job
    UNION SELECT queue FROM extras_scheduledjob
) AS named (name)
WHERE name <> ''
ORDER BY name
ON CONFLICT (name) DO NOTHING;

INSERT INTO extras_jobqueueassignment (id, _order, job_id, job_queue_id)
SELECT md5('extras 0118: ' || queue.id || ' of ' || job.id)::uuid, named.number - 1, job.id, queue.id
FROM extras_job job
CROSS JOIN LATERAL jsonb_array_elements_text(job.task_queues) WITH ORDINALITY AS named (name, number)
JOIN extras_jobqueue queue ON queue.name = named.name
ORDER BY job.id, named.number
ON CONFLICT DO NOTHING;

-- The first is the one that is taken if nobody says which.
UPDATE extras_job SET default_job_queue_id = queue.id
FROM extras_jobqueue queue
WHERE queue.name = task_queues ->> 0 AND default_job_queue_id IS NULL;
UPDATE extras_scheduledjob SET job_queue_id = queue.id
FROM extras_jobqueue queue
WHERE queue.name = extras_scheduledjob.queue AND job_queue_id IS NULL;
