-- What is linked to a record that somebody else has made stays so.
CREATE TEMPORARY TABLE made ON COMMIT DROP AS
SELECT id FROM extras_job
WHERE id = md5('job ' || source || '/' || module_name || '/' || job_class_name)::uuid;

UPDATE extras_jobresult SET job_model_id = NULL WHERE job_model_id IN (SELECT id FROM made);
UPDATE extras_scheduledjob SET job_model_id = NULL WHERE job_model_id IN (SELECT id FROM made);
DELETE FROM extras_job WHERE id IN (SELECT id FROM made);
