UPDATE extras_job SET task_queues = named.names
FROM (
    SELECT job_id, jsonb_agg(queue.name ORDER BY _order, queue.name)
    FROM extras_jobqueueassignment
    JOIN extras_jobqueue queue ON queue.id = job_queue_id
    GROUP BY job_id
) AS named (job_id, names)
WHERE named.job_id = extras_job.id;
UPDATE extras_scheduledjob SET queue = jobqueue.name, job_queue_id = NULL
FROM extras_jobqueue jobqueue
WHERE jobqueue.id = job_queue_id;

-- What was made here goes.
UPDATE extras_job SET default_job_queue_id = NULL
FROM extras_jobqueueassignment assignment
WHERE assignment.job_id = extras_job.id AND assignment.job_queue_id = default_job_queue_id
  AND assignment.id = md5('extras 0118: ' || assignment.job_queue_id || ' of ' || assignment.job_id)::uuid;
DELETE FROM extras_jobqueueassignment
WHERE id = md5('extras 0118: ' || job_queue_id || ' of ' || job_id)::uuid;
DELETE FROM extras_jobqueue queue
WHERE id = md5('extras 0118: ' || name)::uuid
  AND NOT EXISTS (SELECT FROM extras_jobqueueassignment WHERE job_queue_id = queue.id)
  AND NOT EXISTS (SELECT FROM extras_job WHERE default_job_queue_id = queue.id);
