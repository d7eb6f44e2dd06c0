SELECT pg_temp.add_types('dcim.device');
INSERT INTO extras_objectchange (id, time, user_name, request_id, action, changed_object_id, object_repr,
                                 object_data, changed_object_type_id, change_context,
                                 change_context_detail)
SELECT pg_temp.key('change ' || n), timestamptz '2024-03-01 12:00Z' + n * interval '1 second', 'olga',
       pg_temp.key('request'), 'update',
       pg_temp.key('device'), 'device', '{}', pg_temp.type_of('dcim.device'), 'web',
       rpad('/dcim/devices/', n, 'long')
  FROM unnest(ARRAY[80, 400]) AS n;
