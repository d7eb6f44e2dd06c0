# Faults of the migration files: all of them in one report, and nothing is touched.

file migrations/shop/0001_initial.json
    {
      "dependencies": [],
      "operatoins": [],
      "operations": [
        {"op": "CreateModle", "name": "Item", "fields": []},
        {"op": "CreateModel", "name": "Item", "fields": [
          {"name": "id", "type": "BigAutoFeild", "primary_key": true},
          {"name": "title", "type": "CharField", "max_lenght": 10, "null": "no"}]},
        {"op": "AddField", "model_name": "item", "name": "shop",
         "field": {"type": "ForeignKey", "to": "shop.Shop", "on_delete": "CASCAD"}},
        {"op": "AddField", "model_name": "item", "name": 5, "field": {"type": "TextField"}}
      ]
    }

file migrations/shop/0002_syntax.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [,]}

file migrations/till/0001_initial.json
    {"dependencies": [["shop"]], "operations": {}}

file migrations/shop/0003_twice.json
    {"dependencies": [], "operations": [],
     "dependencies": []}

file migrations/till/0002_list.json
    []

$ : > migrations/till/0003_empty.json

$ printf '{"dependencies": [], "operations": [], "x\377": 1}' > migrations/till/0004_bytes.json

$ ln -s loop migrations/till/loop && ln -s nowhere.json migrations/till/0005_dangling.json

$ mkdir migrations/till/0006_folder.json

$ migrator migrate
! migrations/shop/0001_initial.json:3: $.operatoins: unknown key 'operatoins' (did you mean 'operations'?)
! migrations/shop/0001_initial.json:5: $.operations[0].op: unknown operation 'CreateModle' (did you mean 'CreateModel'?)
! migrations/shop/0001_initial.json:7: $.operations[1].fields[0].type: unknown field type 'BigAutoFeild' (did you mean 'BigAutoField'?)
! migrations/shop/0001_initial.json:8: $.operations[1].fields[1].null: must be true or false, not a text
! migrations/shop/0001_initial.json:8: $.operations[1].fields[1].max_lenght: unknown key 'max_lenght' (did you mean 'max_length'?)
! migrations/shop/0001_initial.json:10: $.operations[2].field.on_delete: unknown on_delete 'CASCAD' (did you mean 'CASCADE'?)
! migrations/shop/0001_initial.json:11: $.operations[3].name: must be a text, not an integer
! migrations/shop/0002_syntax.json:2: $.operations[0]: syntax error at column 17: value - unexpected ','; expected '[', '{', or a literal
! migrations/shop/0003_twice.json:2: $.dependencies: the key 'dependencies' is given twice
! migrations/till/0001_initial.json:1: $.dependencies[0]: must be a pair: [app, migration]
! migrations/till/0001_initial.json:1: $.operations: must be a list of operations, not an object
! migrations/till/0002_list.json:1: $: must be an object, not a list
! migrations/till/0003_empty.json:1: $: the file is empty
! migrations/till/0004_bytes.json:1: $: the file is not UTF-8: byte 0xff
! migrations/till/0005_dangling.json: cannot be read: No such file or directory
! migrations/till/0006_folder.json: is a folder, not a file
exit 1

$ migrator showmigrations shop
! migrations/shop/0001_initial.json:3: $.operatoins: unknown key 'operatoins' (did you mean 'operations'?)
! migrations/shop/0001_initial.json:5: $.operations[0].op: unknown operation 'CreateModle' (did you mean 'CreateModel'?)
! migrations/shop/0001_initial.json:7: $.operations[1].fields[0].type: unknown field type 'BigAutoFeild' (did you mean 'BigAutoField'?)
! migrations/shop/0001_initial.json:8: $.operations[1].fields[1].null: must be true or false, not a text
! migrations/shop/0001_initial.json:8: $.operations[1].fields[1].max_lenght: unknown key 'max_lenght' (did you mean 'max_length'?)
! migrations/shop/0001_initial.json:10: $.operations[2].field.on_delete: unknown on_delete 'CASCAD' (did you mean 'CASCADE'?)
! migrations/shop/0001_initial.json:11: $.operations[3].name: must be a text, not an integer
! migrations/shop/0002_syntax.json:2: $.operations[0]: syntax error at column 17: value - unexpected ','; expected '[', '{', or a literal
! migrations/shop/0003_twice.json:2: $.dependencies: the key 'dependencies' is given twice
! migrations/till/0001_initial.json:1: $.dependencies[0]: must be a pair: [app, migration]
! migrations/till/0001_initial.json:1: $.operations: must be a list of operations, not an object
! migrations/till/0002_list.json:1: $: must be an object, not a list
! migrations/till/0003_empty.json:1: $: the file is empty
! migrations/till/0004_bytes.json:1: $: the file is not UTF-8: byte 0xff
! migrations/till/0005_dangling.json: cannot be read: No such file or directory
! migrations/till/0006_folder.json: is a folder, not a file
exit 1

$ sql "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
| 0

# Depth and size do not matter.

$ rm -r migrations/* && mkdir migrations/deep

$ head -c 100000 /dev/zero | tr '\0' '[' > migrations/deep/0001_initial.json

$ migrator showmigrations
! migrations/deep/0001_initial.json:1: $[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0…[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]: the file is nested more than 200 levels deep, the most that is read
exit 1

# What the files say together.

$ rm -r migrations/*

file migrations/shop/0001_initial.json
    {"dependencies": [["till", "0001_intial"]], "operations": []}

file migrations/till/0001_initial.json
    {"dependencies": [["shop", "0002_nothing"]], "operations": []}

$ migrator showmigrations
! CommandError: Migration shop.0001_initial dependencies reference nonexistent parent node ('till', '0001_intial')
!   in migrations/shop/0001_initial.json (did you mean '0001_initial'?)
! Migration till.0001_initial dependencies reference nonexistent parent node ('shop', '0002_nothing')
!   in migrations/till/0001_initial.json
exit 1

file migrations/shop/0001_initial.json
    {"dependencies": [["till", "0001_initial"]], "operations": []}

file migrations/till/0001_initial.json
    {"dependencies": [["shop", "0001_initial"]], "operations": []}

$ migrator migrate
! CommandError: shop.0001_initial, till.0001_initial
!   is a circle: each is to be applied before the next, and till.0001_initial before shop.0001_initial. Take one of these dependencies out.
exit 1

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": []}

file migrations/shop/0001_other.json
    {"dependencies": [], "operations": []}

$ migrator migrate
! CommandError: Conflicting migrations detected; multiple leaf nodes in the migration graph: (0001_initial, 0001_other in shop).
! To fix them run 'python manage.py makemigrations --merge'
exit 1
