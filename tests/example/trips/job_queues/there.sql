INSERT INTO extras_scheduledjob (id, name, task, job_class, interval, args, kwargs, queue, one_off,
                                 start_time, enabled, total_run_count, date_changed, description,
                                 approval_required, crontab, celery_kwargs, time_zone)
SELECT pg_temp.key('again'), 'again', task, job_class, interval, args, kwargs, 'celery', one_off,
       start_time, enabled, total_run_count, date_changed, description, approval_required, crontab,
       celery_kwargs, time_zone
  FROM extras_scheduledjob WHERE id = pg_temp.key('slow');
