-- The name of a queue is what Celery knows it by: a shorter one would be another queue.
DO $$
DECLARE
    job record;
BEGIN
    SELECT name INTO job FROM extras_job
    WHERE CASE jsonb_typeof(task_queues)
        WHEN 'array' THEN jsonb_path_exists(task_queues, 'strict $[*] ? (@.type() != "string")')
        ELSE task_queues NOT IN ('{}', 'null') END
    ORDER BY name LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the queues of the job "%" are not a list of texts', job.name
            USING HINT = 'Make task_queues of this row of extras_job one, [] where there are none.';
    END IF;

    SELECT extras_job.name, queue INTO job
    FROM extras_job CROSS JOIN LATERAL jsonb_path_query(task_queues, '$[*]') AS item (queue)
    WHERE length(queue #>> '{}') > 255
    ORDER BY extras_job.name LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the job "%" names a queue with more than 255 characters', job.name
            USING HINT = 'Give that queue a shorter name in task_queues of this row of extras_job.';
    END IF;
END
$$;

-- An empty name is no queue, and a queue that is named twice is one.
CREATE TEMPORARY TABLE named ON COMMIT DROP AS
SELECT job.id AS job_id, item.name, min(number) AS number
FROM extras_job job
CROSS JOIN LATERAL jsonb_array_elements_text(
    CASE jsonb_typeof(task_queues) WHEN 'array' THEN task_queues ELSE '[]' END)
    WITH ORDINALITY AS item (name, number)
WHERE item.name <> ''
GROUP BY job.id, item.name;

-- Every queue that a job or a schedule names gets a row. Keys are digests, by which the way back knows
-- what was made here. Where somebody has called that queue otherwise since, the way back has left it, and
-- this is another one.
INSERT INTO extras_jobqueue
    (id, created, last_updated, _custom_field_data, name, description, queue_type)
SELECT CASE WHEN EXISTS (
           SELECT FROM extras_jobqueue taken WHERE taken.id = md5('extras 0118: ' || wanted.name)::uuid
       ) THEN gen_random_uuid() ELSE md5('extras 0118: ' || name)::uuid END,
       now(), now(), '{}', name, '', 'celery'
FROM (
    SELECT name FROM named
    UNION SELECT queue FROM extras_scheduledjob WHERE queue <> ''
) AS wanted (name)
ORDER BY name
ON CONFLICT (name) DO NOTHING;

INSERT INTO extras_jobqueueassignment (id, _order, job_id, job_queue_id)
SELECT md5('extras 0118: ' || queue.id || ' of ' || job_id)::uuid, number - 1, job_id, queue.id
FROM named JOIN extras_jobqueue queue USING (name)
ORDER BY job_id, number
ON CONFLICT DO NOTHING;

-- The first is the one that is taken if nobody says which.
CREATE TEMPORARY TABLE first ON COMMIT DROP AS
SELECT DISTINCT ON (job_id) job_id, queue.id AS queue_id
FROM named JOIN extras_jobqueue queue USING (name)
ORDER BY job_id, number;

-- Lists as they were, with empty names and what is named twice.
INSERT INTO extras_before (step, id, was, became)
SELECT '0118 job', job.id,
       jsonb_build_object('task_queues', task_queues, 'default_job_queue_id', default_job_queue_id),
       jsonb_build_object(
           'task_queues', coalesce((
               SELECT jsonb_agg(queue.name ORDER BY _order, queue.name)
               FROM extras_jobqueueassignment assignment
               JOIN extras_jobqueue queue ON queue.id = job_queue_id
               WHERE assignment.job_id = job.id), '[]'),
           'default_job_queue_id', coalesce(default_job_queue_id, queue_id))
FROM extras_job job LEFT JOIN first ON first.job_id = job.id;
INSERT INTO extras_before (step, id, was, became)
SELECT '0118 scheduledjob', schedule.id,
       jsonb_build_object('queue', schedule.queue, 'job_queue_id', job_queue_id),
       jsonb_build_object('queue', queue.name, 'job_queue_id', queue.id)
FROM extras_scheduledjob schedule
LEFT JOIN extras_jobqueue queue
  ON CASE WHEN job_queue_id IS NULL THEN queue.name = schedule.queue ELSE queue.id = job_queue_id END;

UPDATE extras_job SET default_job_queue_id = (became ->> 'default_job_queue_id')::uuid
FROM extras_before before
WHERE before.step = '0118 job' AND before.id = extras_job.id;
UPDATE extras_scheduledjob SET job_queue_id = (became ->> 'job_queue_id')::uuid
FROM extras_before before
WHERE before.step = '0118 scheduledjob' AND before.id = extras_scheduledjob.id;
