-- A note names its object by content type and key, so the database cannot see it go. Where the table of
-- the type is there and the object is not, the note is a note on nothing.
INSERT INTO django_content_type (app_label, model) VALUES ('extras', 'note')
ON CONFLICT (app_label, model) DO NOTHING;

CREATE TEMPORARY TABLE dangling (id uuid PRIMARY KEY) ON COMMIT DROP;
DO $$
DECLARE
    kind record;
BEGIN
    FOR kind IN
        SELECT content_type.id, attrelid::regclass AS holder
        FROM django_content_type content_type
        JOIN pg_attribute ON attrelid = to_regclass(quote_ident(app_label || '_' || model))
        WHERE attname = 'id' AND atttypid = 'uuid'::regtype
          AND content_type.id IN (SELECT assigned_object_type_id FROM extras_note)
        ORDER BY content_type.id
    LOOP
        EXECUTE format($insert$
            INSERT INTO dangling
            SELECT id FROM extras_note
            WHERE assigned_object_type_id = %s
              AND NOT EXISTS (SELECT FROM %s object WHERE object.id = assigned_object_id)
        $insert$, kind.id, kind.holder);
    END LOOP;
END $$;

-- The change log keeps what a deleted object was, here as everywhere. The request is always the same,
-- and the way back knows by it what was deleted here.
INSERT INTO extras_objectchange
    (id, time, user_name, request_id, action, changed_object_id, object_repr, object_data,
     changed_object_type_id, change_context, change_context_detail)
SELECT gen_random_uuid(), now(), '', '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be099', 'delete', deleted.id,
       left(deleted.note, 200), to_jsonb(deleted), content_type.id, 'orm', 'a note on nothing'
FROM extras_note deleted
JOIN dangling USING (id)
JOIN django_content_type content_type
  ON content_type.app_label = 'extras' AND content_type.model = 'note';

DELETE FROM extras_note USING dangling WHERE dangling.id = extras_note.id;
