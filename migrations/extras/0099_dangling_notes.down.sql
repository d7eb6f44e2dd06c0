-- What the change log kept is there again, but for its author if there is none any more.
INSERT INTO extras_note
SELECT note.*
FROM extras_objectchange change
CROSS JOIN LATERAL jsonb_populate_record(NULL::extras_note, change.object_data || jsonb_build_object(
    'user_id', (SELECT id FROM users_user WHERE id::text = change.object_data ->> 'user_id')
)) AS note
WHERE change.request_id = '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be099';

DELETE FROM extras_objectchange WHERE request_id = '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be099';
