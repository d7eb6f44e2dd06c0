-- The repository is called otherwise by now, and somebody has said what may run.
UPDATE extras_gitrepository SET slug = 'tasks';
UPDATE extras_job SET enabled = true, time_limit = 60, time_limit_override = true WHERE job_class_name = 'Run';
