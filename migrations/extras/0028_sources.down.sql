UPDATE extras_job SET source = was ->> 'source'
FROM extras_before before
WHERE before.step = '0028' AND before.id = extras_job.id AND source = became ->> 'source';
DELETE FROM extras_before WHERE step = '0028';
