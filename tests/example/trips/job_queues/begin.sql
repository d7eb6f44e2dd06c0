INSERT INTO extras_job (id, created, last_updated, _custom_field_data, source, module_name,
                        job_class_name, grouping, name, description, installed, enabled,
                        approval_required, hidden, read_only, soft_time_limit, time_limit,
                        grouping_override, name_override, description_override,
                        approval_required_override, hidden_override, read_only_override,
                        soft_time_limit_override, time_limit_override, has_sensitive_variables,
                        has_sensitive_variables_override, is_job_hook_receiver, supports_dryrun,
                        dryrun_default, dryrun_default_override, task_queues, task_queues_override)
VALUES (pg_temp.key('job'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'local', 'backup', 'Backup',
        'Jobs', 'Back up', '', true, true, false, false, false, 0, 0, false, false, false, false, false,
        false, false, false, false, false, false, false, false, false, '["celery", "slow"]', true);
INSERT INTO extras_scheduledjob (id, name, task, job_class, interval, args, kwargs, queue, one_off,
                                 start_time, enabled, total_run_count, date_changed, description,
                                 approval_required, crontab, celery_kwargs, time_zone)
SELECT pg_temp.key(queue), 'back up, ' || queue, 'run', 'local/backup/Backup', 'daily', '[]', '{}',
       queue, false, '2024-03-01 08:00Z', true, 0, '2024-03-01 08:00Z', '', false, '', '{}', 'UTC'
  FROM (VALUES ('celery'), ('slow')) AS named (queue);
