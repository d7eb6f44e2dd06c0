UPDATE extras_note SET created = (was ->> 'created')::timestamptz
FROM extras_before before
WHERE before.step = '0095' AND before.id = extras_note.id
  AND created = (became ->> 'created')::timestamptz;
DELETE FROM extras_before WHERE step = '0095';
