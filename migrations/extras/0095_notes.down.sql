-- Nobody writes two notes within a millionth of a second: those that are so close were of one moment.
UPDATE extras_note SET created = spread.first
FROM (
    SELECT id, min(created) OVER (
        PARTITION BY assigned_object_type_id, assigned_object_id, user_name,
                     created - number * interval '1 microsecond') AS first
    FROM (
        SELECT *, row_number() OVER (
            PARTITION BY assigned_object_type_id, assigned_object_id, user_name ORDER BY created, id) AS number
        FROM extras_note
    ) AS numbered
) AS spread
WHERE spread.id = extras_note.id AND spread.first <> extras_note.created;
