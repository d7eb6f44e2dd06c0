INSERT INTO extras_job (id, created, last_updated, _custom_field_data, source, module_name,
                        job_class_name, grouping, name, description, installed, enabled,
                        approval_required, hidden, read_only, soft_time_limit, time_limit,
                        grouping_override, name_override, description_override,
                        approval_required_override, hidden_override, read_only_override,
                        soft_time_limit_override, time_limit_override, has_sensitive_variables,
                        has_sensitive_variables_override, is_job_hook_receiver, supports_dryrun,
                        dryrun_default, dryrun_default_override, task_queues, task_queues_override)
SELECT md5(name)::uuid, '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'local', name, 'Work', 'Jobs',
       name, '', true, true, false, false, false, 0, 0, false, false, false, false, false, false, false,
       false, false, false, false, false, false, false, queues, true
  FROM (VALUES ('Fine', jsonb '{}'), ('Back up', '["fast", 1]')) AS job (name, queues);
