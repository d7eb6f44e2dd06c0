-- Of a name that was longer than 87 characters (of a scheduled job 187, of a file 242) the end stays
-- lost: the column has no room for more.
UPDATE extras_exporttemplate SET name = left(name, -13)
WHERE right(name, 13) = '-' || right(id::text, 12);
UPDATE extras_scheduledjob SET name = left(name, -13)
WHERE right(name, 13) = '-' || right(id::text, 12);
UPDATE extras_fileproxy SET name = left(name, -13)
WHERE right(name, 13) = '-' || right(id::text, 12);

-- Nothing changes twice within a millionth of a second: what is so close was of one moment.
UPDATE extras_objectchange SET time = spread.first
FROM (
    SELECT id, min(time) OVER (
        PARTITION BY request_id, changed_object_type_id, changed_object_id,
                     time - number * interval '1 microsecond') AS first
    FROM (
        SELECT *, row_number() OVER (
            PARTITION BY request_id, changed_object_type_id, changed_object_id ORDER BY time, id) AS number
        FROM extras_objectchange
    ) AS numbered
) AS spread
WHERE spread.id = extras_objectchange.id AND spread.first <> extras_objectchange.time;
