-- What was made here goes, unless somebody has said something in it since: what may run, for how long, and
-- so on. Then it stays with what is linked to it, as what somebody else has made does.
CREATE TEMPORARY TABLE made ON COMMIT DROP AS
SELECT id FROM extras_job
WHERE id = md5('job ' || source || '/' || module_name || '/' || job_class_name)::uuid
  AND (grouping, name, description) = (module_name, job_class_name, '')
  AND NOT (installed OR enabled OR approval_required OR hidden OR read_only) AND commit_default
  AND soft_time_limit = 0 AND time_limit = 0
  AND NOT (grouping_override OR name_override OR description_override OR approval_required_override
           OR hidden_override OR read_only_override OR commit_default_override
           OR soft_time_limit_override OR time_limit_override)
  AND _custom_field_data = '{}';

UPDATE extras_jobresult SET job_model_id = NULL WHERE job_model_id IN (SELECT id FROM made);
UPDATE extras_scheduledjob SET job_model_id = NULL WHERE job_model_id IN (SELECT id FROM made);
DELETE FROM extras_job WHERE id IN (SELECT id FROM made);
