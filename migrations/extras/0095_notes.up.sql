-- Of somebody's notes on a thing each is at least a millionth of a second after the one before.
CREATE TEMPORARY TABLE spread ON COMMIT DROP AS
SELECT id, number * interval '1 microsecond' + max(created - number * interval '1 microsecond') OVER (
    PARTITION BY assigned_object_type_id, assigned_object_id, user_name ORDER BY number) AS created
FROM (
    SELECT *, row_number() OVER (
        PARTITION BY assigned_object_type_id, assigned_object_id, user_name
        ORDER BY created, last_updated, id) AS number
    FROM extras_note
    WHERE created IS NOT NULL
) AS numbered;

INSERT INTO extras_before (step, id, was, became)
SELECT '0095', id, jsonb_build_object('created', note.created),
       jsonb_build_object('created', spread.created)
FROM extras_note note JOIN spread USING (id)
WHERE note.created <> spread.created;

UPDATE extras_note SET created = (became ->> 'created')::timestamptz
FROM extras_before before
WHERE before.step = '0095' AND before.id = extras_note.id;
