# optimizemigration merges the operations of one migration and rewrites its file.

file migrations/shop/0001_initial.json
    // Comments are lost.
    {"$schema": "../../schema/migration.schema.json", "atomic": false, "dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item",
       "fields": [{"name": "id", "type": "BigAutoField", "primary_key": true}]},
      {"op": "HStoreExtension"},
      {"op": "AddIndexConcurrently", "model_name": "item",
       "index": {"type": "Index", "fields": ["id"], "name": "item_id"}},
      {"op": "RemoveIndexConcurrently", "model_name": "item", "name": "item_id"}]}

file migrations/shop/0002_more.json
    {"dependencies": [["shop", "0001_initial"]], "operations": [
      {"op": "RenameModel", "old_name": "Item", "new_name": "Thing"},
      {"op": "RenameModel", "old_name": "Thing", "new_name": "Object"}]}

$ migrator optimizemigration shop 0001 --check
| Optimizing from 4 operations to 2 operations.
exit 1

$ migrator optimizemigration shop 0001
| Optimizing from 4 operations to 2 operations.
| Optimized migration migrations/shop/0001_initial.json

$ cat migrations/shop/0001_initial.json
| {
|   "$schema": "../../schema/migration.schema.json",
|   "atomic": false,
|   "dependencies": [],
|   "operations": [
|     {
|       "op": "CreateModel",
|       "name": "Item",
|       "fields": [{"name": "id", "type": "BigAutoField", "primary_key": true}]
|     },
|     {"op": "HStoreExtension"}
|   ]
| }

$ migrator optimizemigration shop 0001
| No optimizations possible.

$ migrator optimizemigration shop 0002 -v 0

$ cat migrations/shop/0002_more.json
| {
|   "dependencies": [["shop", "0001_initial"]],
|   "operations": [
|     {"op": "RenameModel", "old_name": "Item", "new_name": "Object"}
|   ]
| }

# Through a symbolic link it is the file behind it that is written, with the rights that it has.

file elsewhere.json
    {"dependencies": [["shop", "0002_more"]], "operations": [
      {"op": "AddField", "model_name": "object", "name": "a", "field": {"type": "TextField"}},
      {"op": "RemoveField", "model_name": "object", "name": "a"}]}

$ ln -s ../../elsewhere.json migrations/shop/0003_linked.json; chmod 640 elsewhere.json

$ migrator optimizemigration shop 0003 -v 0; test -L migrations/shop/0003_linked.json; stat -c %a elsewhere.json; cat elsewhere.json
| 640
| {
|   "dependencies": [["shop", "0002_more"]],
|   "operations": []
| }

# What cannot be done.

file migrations/shop/0004_twice.json
    {"dependencies": [["shop", "0003_linked"]], "operations": [
      {"op": "CreateModel", "name": "Box", "fields": [{"name": "a", "type": "TextField"}]},
      {"op": "AddField", "model_name": "box", "name": "a", "field": {"type": "TextField"}}]}

$ migrator optimizemigration shop 0004
! CommandError: Found duplicate value a in CreateModel fields argument: the operations on model Box give it that field twice
exit 1

$ migrator optimizemigration shop 00
! CommandError: More than one migration matches '00' in app 'shop'. Please be more specific. (0001_initial, 0002_more, 0003_linked, 0004_twice)
exit 1

$ migrator optimizemigration nothing 0001
! CommandError: No installed app with label 'nothing'.
exit 1

$ migrator optimizemigration shop
! migrator: error: the following arguments are required: migration_name
exit 2
