# Literals keep their backslashes after a RunSQL that lets PostgreSQL take them for escapes.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true}]},
      {"op": "RunSQL", "sql": "INSERT INTO shop_item DEFAULT VALUES; SET CONSTRAINTS ALL IMMEDIATE", "reverse_sql": "noop"},
      {"op": "RunSQL", "sql": "SET standard_conforming_strings = off", "reverse_sql": "noop"},
      {"op": "AddField", "model_name": "item", "name": "path", "field": {"type": "TextField", "default": "C:\\temp\\"}},
      {"op": "RunSQL", "sql": "COMMENT ON TABLE shop_item IS 'one\\ntwo'", "reverse_sql": "noop"},
      {"op": "AlterModelTableComment", "name": "item", "table_comment": "it's a \\"},
      {"op": "RunSQL", "sql": "INSERT INTO shop_item (path) SELECT current_setting('standard_conforming_strings')", "reverse_sql": "noop"}]}

$ migrator migrate -v 0

$ sql "SELECT path FROM shop_item; SELECT obj_description('shop_item'::regclass)"
| C:\temp\
| off
| it's a \
