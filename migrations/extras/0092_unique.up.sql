-- Of namesakes all but the oldest get the end of their own key behind their name, which the way back
-- takes off again. An owner that is not there was no owner like any other, and let names be the same.
UPDATE extras_exporttemplate SET name = left(name, 87) || '-' || right(extras_exporttemplate.id::text, 12)
FROM (
    SELECT id, row_number() OVER (
        PARTITION BY content_type_id, owner_content_type_id, owner_object_id, name
        ORDER BY created, id) AS number
    FROM extras_exporttemplate
) AS namesake
WHERE namesake.id = extras_exporttemplate.id AND namesake.number > 1;

UPDATE extras_scheduledjob SET name = left(name, 187) || '-' || right(extras_scheduledjob.id::text, 12)
FROM (
    SELECT id, row_number() OVER (PARTITION BY name ORDER BY start_time, id) AS number
    FROM extras_scheduledjob
) AS namesake
WHERE namesake.id = extras_scheduledjob.id AND namesake.number > 1;

UPDATE extras_fileproxy SET name = left(name, 242) || '-' || right(extras_fileproxy.id::text, 12)
FROM (
    SELECT id, row_number() OVER (
        PARTITION BY name, uploaded_at ORDER BY id) AS number
    FROM extras_fileproxy
) AS namesake
WHERE namesake.id = extras_fileproxy.id AND namesake.number > 1;

-- Of the changes of an object in a request each is at least a millionth of a second after the one
-- before.
UPDATE extras_objectchange SET time = spread.time
FROM (
    SELECT id, number * interval '1 microsecond' + max(time - number * interval '1 microsecond') OVER (
        PARTITION BY request_id, changed_object_type_id, changed_object_id ORDER BY number) AS time
    FROM (
        SELECT *, row_number() OVER (
            PARTITION BY request_id, changed_object_type_id, changed_object_id
            ORDER BY time, id) AS number
        FROM extras_objectchange
    ) AS numbered
) AS spread
WHERE spread.id = extras_objectchange.id AND spread.time <> extras_objectchange.time;
