SELECT pg_temp.add_types('extras.gitrepository');
INSERT INTO extras_configcontextschema (id, created, last_updated, _custom_field_data, name, description,
                                        data_schema, owner_content_type_id, owner_object_id)
SELECT pg_temp.key('schema ' || n), timestamptz '2024-03-01 00:00Z' + n * interval '1 day',
       '2024-03-05 12:00Z', '{}', 'Networks', 'of owner ' || n, '{}', pg_temp.type_of('extras.gitrepository'),
       pg_temp.key('repository ' || n)
  FROM generate_series(1, 4) n;
