UPDATE extras_job SET name = was ->> 'name', name_override = (was ->> 'name_override')::boolean
FROM extras_before before
WHERE before.step = '0073' AND before.id = extras_job.id AND name = became ->> 'name';
DELETE FROM extras_before WHERE step = '0073';
