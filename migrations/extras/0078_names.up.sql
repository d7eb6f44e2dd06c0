-- A label was empty where the name said it all.
INSERT INTO extras_before (step, id, was, became)
SELECT '0078', id, jsonb_build_object('name', name, 'label', label),
       jsonb_build_object('label', coalesce(nullif(label, ''), nullif(name, ''), key))
FROM extras_customfield;

UPDATE extras_customfield SET label = became ->> 'label'
FROM extras_before before
WHERE before.step = '0078' AND before.id = extras_customfield.id;
