INSERT INTO extras_jobresult (id, name, created, completed, status, job_id, obj_type_id, _custom_field_data)
SELECT pg_temp.key('again'), 'git.jobs/backup/Run', created, completed, status, pg_temp.key('run again'),
       obj_type_id, '{}'
  FROM extras_jobresult LIMIT 1;
