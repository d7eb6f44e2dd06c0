-- A job's list is what it was if nobody has changed its queues since, or else their names now.
CREATE TEMPORARY TABLE named ON COMMIT DROP AS
SELECT job.id AS job_id, coalesce(jsonb_agg(queue.name ORDER BY _order, queue.name)
                                  FILTER (WHERE queue.id IS NOT NULL), '[]') AS names
FROM extras_job job
LEFT JOIN extras_jobqueueassignment assignment ON assignment.job_id = job.id
LEFT JOIN extras_jobqueue queue ON queue.id = job_queue_id
GROUP BY job.id;

UPDATE extras_job
SET task_queues = CASE WHEN names = became -> 'task_queues' THEN was -> 'task_queues' ELSE names END,
    default_job_queue_id = CASE
        WHEN default_job_queue_id::text = became ->> 'default_job_queue_id'
        THEN (was ->> 'default_job_queue_id')::uuid ELSE default_job_queue_id END
FROM named LEFT JOIN extras_before before ON before.step = '0118 job' AND before.id = job_id
WHERE job_id = extras_job.id;

-- So does a schedule, of which somebody may have changed the queue, or that queue's name.
UPDATE extras_scheduledjob SET queue = jobqueue.name
FROM extras_jobqueue jobqueue
WHERE jobqueue.id = job_queue_id;
UPDATE extras_scheduledjob schedule
SET queue = CASE WHEN job_queue_id IS NULL OR queue = became ->> 'queue' THEN was ->> 'queue' ELSE queue END,
    job_queue_id = (was ->> 'job_queue_id')::uuid
FROM extras_before before
WHERE before.step = '0118 scheduledjob' AND before.id = schedule.id
  AND job_queue_id::text IS NOT DISTINCT FROM became ->> 'job_queue_id';

DELETE FROM extras_before WHERE starts_with(step, '0118 ');

-- What was made here goes, but for a queue that somebody has changed since, or uses.
DELETE FROM extras_jobqueueassignment
WHERE id = md5('extras 0118: ' || job_queue_id || ' of ' || job_id)::uuid;
DELETE FROM extras_jobqueue queue
WHERE id = md5('extras 0118: ' || name)::uuid
  AND last_updated = created
  AND NOT EXISTS (SELECT FROM extras_jobqueueassignment WHERE job_queue_id = queue.id)
  AND NOT EXISTS (SELECT FROM extras_job WHERE default_job_queue_id = queue.id)
  AND NOT EXISTS (SELECT FROM extras_scheduledjob WHERE job_queue_id = queue.id);
