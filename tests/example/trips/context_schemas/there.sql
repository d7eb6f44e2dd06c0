UPDATE extras_configcontextschema SET owner_object_id = pg_temp.key('repository 2')
 WHERE id = pg_temp.key('schema 3');
