-- Three changes of things whose types are gone, two of them of one moment and of one key.
INSERT INTO extras_objectchange (id, time, user_name, request_id, action, changed_object_id, object_repr,
                                 object_data, change_context, change_context_detail)
SELECT pg_temp.key('change ' || n), timestamptz '2024-03-01 12:00Z' + n / 2 * interval '1 s', 'olga',
       pg_temp.key('request'), 'update', pg_temp.key('thing'), 'thing', '{}', 'web', ''
  FROM generate_series(1, 3) n;
