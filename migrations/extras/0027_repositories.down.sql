UPDATE extras_job SET source = left('git.' || repository.slug, 50), git_repository_id = NULL
FROM extras_gitrepository repository
WHERE source = 'git' AND git_repository_id = repository.id;

UPDATE extras_job
SET source = left('git.' || split_part(module_name, '/', 1), 50),
    module_name = split_part(module_name, '/', 2)
WHERE source = 'git' AND module_name LIKE '%/%';
