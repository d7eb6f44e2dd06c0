-- What the change log kept is there again, but for its author if there is none any more. A note on a
-- thing of a type that is gone stays in the log.
CREATE TEMPORARY TABLE kept ON COMMIT DROP AS
SELECT id, object_data
FROM extras_objectchange
WHERE request_id = '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be099'
  AND object_data ->> 'assigned_object_type_id' IN (SELECT id::text FROM django_content_type);

INSERT INTO extras_note
SELECT note.*
FROM kept
CROSS JOIN LATERAL jsonb_populate_record(NULL::extras_note, object_data || jsonb_build_object(
    'user_id', (SELECT id FROM users_user WHERE id::text = object_data ->> 'user_id')
)) AS note;

DELETE FROM extras_objectchange USING kept WHERE kept.id = extras_objectchange.id;
