INSERT INTO extras_before (step, id, was, became)
SELECT '0090', id, jsonb_build_object('log_level', log_level),
       jsonb_build_object('log_level', CASE log_level WHEN 'default' THEN 'info' ELSE log_level END)
FROM extras_joblogentry WHERE log_level IN ('default', 'error');

UPDATE extras_joblogentry SET log_level = 'info' WHERE log_level = 'default';
UPDATE extras_joblogentry SET log_level = 'error' WHERE log_level = 'failure';
