UPDATE extras_exporttemplate SET name = was ->> 'name'
FROM extras_before before
WHERE before.step = '0092 exporttemplate' AND before.id = extras_exporttemplate.id
  AND name = became ->> 'name';
UPDATE extras_scheduledjob SET name = was ->> 'name'
FROM extras_before before
WHERE before.step = '0092 scheduledjob' AND before.id = extras_scheduledjob.id
  AND name = became ->> 'name';
UPDATE extras_fileproxy SET name = was ->> 'name'
FROM extras_before before
WHERE before.step = '0092 fileproxy' AND before.id = extras_fileproxy.id
  AND name = became ->> 'name';
UPDATE extras_objectchange SET time = (was ->> 'time')::timestamptz
FROM extras_before before
WHERE before.step = '0092 objectchange' AND before.id = extras_objectchange.id
  AND time = (became ->> 'time')::timestamptz;

DELETE FROM extras_before WHERE starts_with(step, '0092 ');
