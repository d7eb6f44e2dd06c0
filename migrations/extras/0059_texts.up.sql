INSERT INTO extras_before (step, id, was)
SELECT '0059 joblogentry', id,
       jsonb_build_object('log_object', log_object, 'absolute_url', absolute_url)
FROM extras_joblogentry WHERE log_object = '' OR absolute_url = ''
UNION ALL
SELECT '0059 scheduledjob', id, jsonb_build_object('queue', queue)
FROM extras_scheduledjob WHERE queue = ''
UNION ALL
SELECT '0059 webhook', id, jsonb_build_object('ca_file_path', ca_file_path)
FROM extras_webhook WHERE ca_file_path = '';

UPDATE extras_joblogentry SET log_object = '' WHERE log_object IS NULL;
UPDATE extras_joblogentry SET absolute_url = '' WHERE absolute_url IS NULL;
UPDATE extras_scheduledjob SET queue = '' WHERE queue IS NULL;
UPDATE extras_webhook SET ca_file_path = '' WHERE ca_file_path IS NULL;
