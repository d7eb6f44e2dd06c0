# sqlmigrate says so where an operation has no SQL.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Tag", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true},
        {"name": "slug", "type": "CharField", "max_length": 20}]},
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true},
        {"name": "name", "type": "CharField", "max_length": 50},
        {"name": "size", "type": "IntegerField", "null": true},
        {"name": "tag", "type": "ForeignKey", "to": "shop.Tag", "on_delete": "CASCADE", "null": true},
        {"name": "tags", "type": "ManyToManyField", "to": "shop.Tag", "related_name": "+"}],
       "options": {
         "indexes": [{"type": "Index", "fields": ["size"], "name": "item_size_idx"},
                     {"type": "Index", "fields": ["name"], "name": "item_name_idx"}],
         "constraints": [{"type": "CheckConstraint", "condition": "size >= 0", "name": "item_size_check"}]}}]}

$ migrator migrate shop 0001 -v 0

file migrations/shop/0002_noop.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterModelOptions", "name": "item", "options": {"ordering": ["size"]}},
       {"op": "AlterModelManagers", "name": "item", "managers": []},
       {"op": "AlterConstraint", "model_name": "item", "name": "item_size_check", "constraint": {"type": "CheckConstraint", "condition": "size >= 0", "name": "item_size_check", "violation_error_message": "no"}},
       {"op": "AlterModelTable", "name": "item", "table": "shop_item"},
       {"op": "AlterUniqueTogether", "name": "item", "unique_together": []},
       {"op": "AlterIndexTogether", "name": "item", "index_together": null},
       {"op": "AlterOrderWithRespectTo", "name": "item", "order_with_respect_to": null},
       {"op": "AlterField", "model_name": "item", "name": "size", "field": {"type": "IntegerField", "null": true, "help_text": "more"}},
       {"op": "RenameIndex", "model_name": "item", "old_name": "item_size_idx", "new_name": "item_size_idx"},
       {"op": "CreateModel", "name": "P", "options": {"proxy": true}, "bases": ["shop.item"], "fields": []},
       {"op": "RenameModel", "old_name": "P", "new_name": "Q"},
       {"op": "DeleteModel", "name": "Q"},
       {"op": "CreateModel", "name": "U", "options": {"managed": false}, "fields": [{"name": "id", "type": "BigAutoField", "primary_key": true}, {"name": "a", "type": "IntegerField", "null": true}]},
       {"op": "AddField", "model_name": "u", "name": "b", "field": {"type": "IntegerField", "null": true}},
       {"op": "AlterField", "model_name": "u", "name": "b", "field": {"type": "TextField"}},
       {"op": "RenameField", "model_name": "u", "old_name": "b", "new_name": "c"},
       {"op": "RemoveField", "model_name": "u", "name": "c"},
       {"op": "AddIndex", "model_name": "u", "index": {"type": "Index", "fields": ["a"], "name": "u_i"}},
       {"op": "RenameIndex", "model_name": "u", "old_name": "u_i", "new_name": "u_j"},
       {"op": "RemoveIndex", "model_name": "u", "name": "u_j"},
       {"op": "AddConstraint", "model_name": "u", "constraint": {"type": "CheckConstraint", "condition": "a > 0", "name": "u_c"}},
       {"op": "ValidateConstraint", "model_name": "u", "name": "u_c"},
       {"op": "RemoveConstraint", "model_name": "u", "name": "u_c"},
       {"op": "AlterModelTableComment", "name": "u", "table_comment": "x"},
       {"op": "DeleteModel", "name": "U"},
       {"op": "RunSQL", "sql": "noop", "reverse_sql": "noop"},
       {"op": "RunPython", "code": "noop", "reverse_code": "noop"},
       {"op": "SeparateDatabaseAndState"}]}

$ migrator sqlmigrate shop 0002
| BEGIN;
| --
| -- Change Meta options on item
| --
| -- (no-op)
| --
| -- Change managers on item
| --
| -- (no-op)
| --
| -- Alter constraint item_size_check on item
| --
| -- (no-op)
| --
| -- Rename table for item to shop_item
| --
| -- (no-op)
| --
| -- Alter unique_together for item (0 constraint(s))
| --
| -- (no-op)
| --
| -- Alter index_together for item (0 constraint(s))
| --
| -- (no-op)
| --
| -- Set order_with_respect_to on item to None
| --
| -- (no-op)
| --
| -- Alter field size on item
| --
| -- (no-op)
| --
| -- Rename index item_size_idx on item to item_size_idx
| --
| -- (no-op)
| --
| -- Create proxy model P
| --
| -- (no-op)
| --
| -- Rename model P to Q
| --
| -- (no-op)
| --
| -- Delete model Q
| --
| -- (no-op)
| --
| -- Create model U
| --
| -- (no-op)
| --
| -- Add field b to u
| --
| -- (no-op)
| --
| -- Alter field b on u
| --
| -- (no-op)
| --
| -- Rename field b on u to c
| --
| -- (no-op)
| --
| -- Remove field c from u
| --
| -- (no-op)
| --
| -- Create index u_i on field(s) a of model u
| --
| -- (no-op)
| --
| -- Rename index u_i on u to u_j
| --
| -- (no-op)
| --
| -- Remove index u_j from u
| --
| -- (no-op)
| --
| -- Create constraint u_c on model u
| --
| -- (no-op)
| --
| -- Validate constraint u_c on model u
| --
| -- (no-op)
| --
| -- Remove constraint u_c from model u
| --
| -- (no-op)
| --
| -- Alter u table comment
| --
| -- (no-op)
| --
| -- Delete model U
| --
| -- (no-op)
| --
| -- Raw SQL operation
| --
| -- (no-op)
| --
| -- Raw Python operation
| --
| -- THIS OPERATION CANNOT BE WRITTEN AS SQL
| --
| -- Custom state/database change combination
| --
| -- (no-op)
| COMMIT;

$ migrator sqlmigrate shop 0002 --backwards > backwards.sql; grep -c no-op backwards.sql
| 27

$ migrator migrate -v 0

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [X] 0002_noop
