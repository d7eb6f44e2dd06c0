UPDATE extras_job
SET source = CASE WHEN length(repository.slug) <= 46 THEN 'git.' || repository.slug
                  ELSE left('git.' || repository.slug, 37) || '-' || left(md5('git.' || repository.slug), 12)
                  END,
    git_repository_id = NULL
FROM extras_gitrepository repository
WHERE source = 'git' AND git_repository_id = repository.id;

UPDATE extras_job SET source = was ->> 'source', module_name = was ->> 'module_name'
FROM extras_before before
WHERE before.step = '0027' AND before.id = extras_job.id
  AND source = 'git' AND module_name = became ->> 'module_name';
DELETE FROM extras_before WHERE step = '0027';

-- The repository of these went later.
UPDATE extras_job
SET source = left('git.' || split_part(module_name, '/', 1), 50),
    module_name = split_part(module_name, '/', 2)
WHERE source = 'git' AND module_name LIKE '%/%';
