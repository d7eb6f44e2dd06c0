SELECT pg_temp.add_types('extras.job');
INSERT INTO extras_gitrepository (id, created, last_updated, _custom_field_data, name, slug,
                                  remote_url, branch, current_head, username, provided_contents)
VALUES (pg_temp.key('repository'), '2021-03-01', '2021-03-01 12:00Z', '{}', 'Jobs', 'jobs',
        'https://example.com/jobs.git', 'main', 'abc', '', '["extras.job"]');
INSERT INTO extras_jobresult (id, name, created, completed, status, job_id, obj_type_id, _custom_field_data)
SELECT pg_temp.key(name), name, '2021-03-01 12:00Z', '2021-03-01 12:01Z', 'completed',
       pg_temp.key('run of ' || name), pg_temp.type_of('extras.job'), '{}'
  FROM (VALUES ('git.jobs/backup/Run'), ('git.jobs/backup/Test'), ('local/backup/Run'), ('local/backup/Test')) AS job (name);
