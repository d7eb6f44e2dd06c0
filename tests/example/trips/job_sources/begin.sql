-- Two places that are called alike but for the end.
INSERT INTO extras_job (id, created, last_updated, _custom_field_data, source, module_name,
                        job_class_name, slug, grouping, name, description, installed, enabled,
                        approval_required, hidden, read_only, commit_default, soft_time_limit,
                        time_limit, grouping_override, name_override, description_override,
                        approval_required_override, hidden_override, read_only_override,
                        commit_default_override, soft_time_limit_override, time_limit_override)
SELECT pg_temp.key(source), '2021-03-01', '2021-03-01 12:00Z', '{}', source, 'backup', 'Run', source, 'Jobs',
       source, '', true, true, false, false, false, true, 0, 0, false, false, false, false, false, false,
       false, false, false
  FROM unnest(ARRAY['warehouse-of-jobs-north', 'warehouse-of-jobs-south', 'local']) AS source;
