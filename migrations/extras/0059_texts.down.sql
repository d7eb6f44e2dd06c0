UPDATE extras_joblogentry entry SET log_object = NULL
WHERE log_object = '' AND NOT EXISTS (
    SELECT FROM extras_before before
    WHERE before.step = '0059 joblogentry' AND before.id = entry.id AND was ->> 'log_object' = '');
UPDATE extras_joblogentry entry SET absolute_url = NULL
WHERE absolute_url = '' AND NOT EXISTS (
    SELECT FROM extras_before before
    WHERE before.step = '0059 joblogentry' AND before.id = entry.id AND was ->> 'absolute_url' = '');
UPDATE extras_scheduledjob schedule SET queue = NULL
WHERE queue = '' AND NOT EXISTS (
    SELECT FROM extras_before before WHERE before.step = '0059 scheduledjob' AND before.id = schedule.id);
UPDATE extras_webhook webhook SET ca_file_path = NULL
WHERE ca_file_path = '' AND NOT EXISTS (
    SELECT FROM extras_before before WHERE before.step = '0059 webhook' AND before.id = webhook.id);

DELETE FROM extras_before WHERE starts_with(step, '0059 ');
