UPDATE extras_job SET source = 'git', git_repository_id = repository.id
FROM extras_gitrepository repository
WHERE source = left('git.' || repository.slug, 50);

-- A repository that is gone leaves its slug in front of the module, where no other job has a slash.
UPDATE extras_job SET source = 'git', module_name = left(substr(source, 5) || '/' || module_name, 100)
WHERE source LIKE 'git.%';
