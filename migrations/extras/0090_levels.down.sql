UPDATE extras_joblogentry SET log_level = 'failure' WHERE log_level = 'error';
UPDATE extras_joblogentry SET log_level = was ->> 'log_level'
FROM extras_before before
WHERE before.step = '0090' AND before.id = extras_joblogentry.id
  AND log_level = CASE became ->> 'log_level' WHEN 'error' THEN 'failure' ELSE 'info' END;
DELETE FROM extras_before WHERE step = '0090';
