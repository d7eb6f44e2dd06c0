-- A job was known by its path: where it comes from, its module, its class. Of a repository with a long
-- slug there is the beginning, and a digest that no other one has. What is linked to a record has kept it
-- on the way back.
CREATE TEMPORARY TABLE known ON COMMIT DROP AS
SELECT path,
       CASE WHEN length(split_part(path, '/', 1)) <= 50 THEN split_part(path, '/', 1)
            ELSE left(split_part(path, '/', 1), 37) || '-' || left(md5(split_part(path, '/', 1)), 12)
            END AS source,
       split_part(path, '/', 2) AS module_name,
       split_part(path, '/', 3) AS job_class_name
FROM (
    SELECT name
    FROM extras_jobresult
    JOIN django_content_type content_type ON content_type.id = obj_type_id
    WHERE content_type.app_label = 'extras' AND content_type.model = 'job' AND job_model_id IS NULL
    UNION SELECT job_class FROM extras_scheduledjob WHERE job_model_id IS NULL
) AS named (path)
WHERE path ~ '^(local|plugins|system|examples|git\.[^/]+)/[^/]{1,100}/[^/]{1,100}$';

-- Whether the code is there is found out when the server starts. Keys are digests, by which the way
-- back knows what was made here; where a record has kept that key, and its repository has another slug by
-- now, this is another one.
INSERT INTO extras_job
    (id, created, last_updated, _custom_field_data, source, module_name, job_class_name, slug, grouping,
     name, description, installed, enabled, approval_required, hidden, read_only, commit_default,
     soft_time_limit, time_limit, grouping_override, name_override, description_override,
     approval_required_override, hidden_override, read_only_override, commit_default_override,
     soft_time_limit_override, time_limit_override)
SELECT id, now(), now(), '{}', source, module_name, job_class_name,
       CASE WHEN row_number() OVER (PARTITION BY slug ORDER BY id) > 1
              OR EXISTS (SELECT FROM extras_job taken WHERE taken.slug = job.slug)
            THEN slug || '-' || right(id::text, 12) ELSE slug END,
       module_name, job_class_name, '', false, false, false, false, false, true, 0, 0,
       false, false, false, false, false, false, false, false, false
FROM (
    SELECT coalesce(free.id, gen_random_uuid()) AS id, source, module_name, job_class_name,
           left(trim('-' FROM regexp_replace(
               lower(source || '-' || module_name || '-' || job_class_name), '[^a-z0-9_]+', '-', 'g')),
               307) AS slug
    FROM (SELECT DISTINCT source, module_name, job_class_name FROM known) AS named
    LEFT JOIN LATERAL (
        SELECT md5('job ' || source || '/' || module_name || '/' || job_class_name)::uuid
        EXCEPT SELECT id FROM extras_job
    ) AS free (id) ON true
) AS job
ORDER BY source, module_name, job_class_name
ON CONFLICT (source, module_name, job_class_name) DO NOTHING;

UPDATE extras_jobresult result SET job_model_id = job.id
FROM known JOIN extras_job job USING (source, module_name, job_class_name), django_content_type content_type
WHERE known.path = result.name AND job_model_id IS NULL
  AND content_type.id = obj_type_id
  AND content_type.app_label = 'extras' AND content_type.model = 'job';
UPDATE extras_scheduledjob schedule SET job_model_id = job.id
FROM known JOIN extras_job job USING (source, module_name, job_class_name)
WHERE known.path = schedule.job_class AND job_model_id IS NULL;
