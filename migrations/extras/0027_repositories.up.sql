-- A long slug is written as in 0024.
UPDATE extras_job SET source = 'git', git_repository_id = repository.id
FROM (
    SELECT id, 'git.' || slug AS source FROM extras_gitrepository WHERE length(slug) <= 46
    UNION ALL
    SELECT id, left('git.' || slug, 37) || '-' || left(md5('git.' || slug), 12)
    FROM extras_gitrepository WHERE length(slug) > 46
) AS repository
WHERE repository.source = extras_job.source;

-- A repository that is gone leaves its slug in front of the module, where no other job has a slash.
INSERT INTO extras_before (step, id, was, became)
SELECT '0027', id, jsonb_build_object('source', source, 'module_name', module_name),
       jsonb_build_object('module_name', CASE
           WHEN length(source || module_name) <= 103 THEN substr(source, 5) || '/' || module_name
           ELSE left(substr(source, 5) || '/' || module_name, 87) || '-' || right(id::text, 12) END)
FROM extras_job WHERE source LIKE 'git.%';

UPDATE extras_job SET source = 'git', module_name = became ->> 'module_name'
FROM extras_before before
WHERE before.step = '0027' AND before.id = extras_job.id;
