-- Of namesakes all but the oldest get the end of their own key behind their name, which the way back
-- takes off again. An owner that is not there was no owner like any other, and let names be the same.
INSERT INTO extras_before (step, id, was, became)
SELECT '0092 exporttemplate', id, jsonb_build_object('name', name),
       jsonb_build_object('name', left(name, 87) || '-' || right(id::text, 12))
FROM (
    SELECT *, row_number() OVER (
        PARTITION BY content_type_id, owner_content_type_id, owner_object_id, name
        ORDER BY created, id) AS number
    FROM extras_exporttemplate
) AS namesake
WHERE number > 1;
INSERT INTO extras_before (step, id, was, became)
SELECT '0092 scheduledjob', id, jsonb_build_object('name', name),
       jsonb_build_object('name', left(name, 187) || '-' || right(id::text, 12))
FROM (
    SELECT *, row_number() OVER (PARTITION BY name ORDER BY start_time, id) AS number
    FROM extras_scheduledjob
) AS namesake
WHERE number > 1;
INSERT INTO extras_before (step, id, was, became)
SELECT '0092 fileproxy', id, jsonb_build_object('name', name),
       jsonb_build_object('name', left(name, 242) || '-' || right(id::text, 12))
FROM (
    SELECT *, row_number() OVER (PARTITION BY name, uploaded_at ORDER BY id) AS number
    FROM extras_fileproxy
) AS namesake
WHERE number > 1;

UPDATE extras_exporttemplate SET name = became ->> 'name'
FROM extras_before before
WHERE before.step = '0092 exporttemplate' AND before.id = extras_exporttemplate.id;
UPDATE extras_scheduledjob SET name = became ->> 'name'
FROM extras_before before
WHERE before.step = '0092 scheduledjob' AND before.id = extras_scheduledjob.id;
UPDATE extras_fileproxy SET name = became ->> 'name'
FROM extras_before before
WHERE before.step = '0092 fileproxy' AND before.id = extras_fileproxy.id;

-- Of the changes of an object in a request each is at least a millionth of a second after the one
-- before.
CREATE TEMPORARY TABLE spread ON COMMIT DROP AS
SELECT id, number * interval '1 microsecond' + max(time - number * interval '1 microsecond') OVER (
    PARTITION BY request_id, changed_object_type_id, changed_object_id ORDER BY number) AS time
FROM (
    SELECT *, row_number() OVER (
        PARTITION BY request_id, changed_object_type_id, changed_object_id
        ORDER BY time, id) AS number
    FROM extras_objectchange
) AS numbered;

INSERT INTO extras_before (step, id, was, became)
SELECT '0092 objectchange', id, jsonb_build_object('time', change.time),
       jsonb_build_object('time', spread.time)
FROM extras_objectchange change JOIN spread USING (id)
WHERE change.time <> spread.time;

UPDATE extras_objectchange SET time = (became ->> 'time')::timestamptz
FROM extras_before before
WHERE before.step = '0092 objectchange' AND before.id = extras_objectchange.id;
