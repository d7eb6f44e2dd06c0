-- Of somebody's notes on a thing each is at least a millionth of a second after the one before.
UPDATE extras_note SET created = spread.created
FROM (
    SELECT id, number * interval '1 microsecond' + max(created - number * interval '1 microsecond') OVER (
        PARTITION BY assigned_object_type_id, assigned_object_id, user_name ORDER BY number) AS created
    FROM (
        SELECT *, row_number() OVER (
            PARTITION BY assigned_object_type_id, assigned_object_id, user_name
            ORDER BY created, last_updated, id) AS number
        FROM extras_note
        WHERE created IS NOT NULL
    ) AS numbered
) AS spread
WHERE spread.id = extras_note.id AND spread.created <> extras_note.created;
