# A new column that takes no null needs a value for the rows that are there.

file migrations/shop/0001_initial.json
    {"initial": true, "dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "auto_created": true, "primary_key": true,
         "serialize": false, "verbose_name": "ID"},
        {"name": "code", "type": "IntegerField", "null": true}]}]}

file models/shop.json
    {"models": [{"name": "Item", "fields": [
      {"name": "code", "type": "IntegerField", "null": true},
      {"name": "size", "type": "IntegerField"},
      {"name": "made", "type": "DateTimeField", "auto_now_add": true}]}]}

file migrator.json
    {"models": "models"}

# Where nobody is to be asked it has to be given.

$ migrator makemigrations --noinput
| Field 'made' on model 'item' not migrated: it is impossible to add a field with 'auto_now_add=True' without specifying a default.
exit 3

$ migrator makemigrations --noinput -v 0
exit 3

$ migrator makemigrations --noinput --default shop.Item.size=7
| Field 'made' on model 'item' not migrated: it is impossible to add a field with 'auto_now_add=True' without specifying a default.
exit 3

$ migrator makemigrations --default size=7
! migrator: error: --default size=7: write --default app.Model.field=VALUE
exit 2

$ migrator makemigrations --default shop.Item.size=many
! migrator: error: --default shop.Item.size=many: the value is neither JSON as in a migration ('"text"', 0, '{"callable": "uuid.uuid4"}') nor Python: NameError: name 'many' is not defined
exit 2

$ migrator makemigrations --noinput --default shop.Item.size='"many"' --default shop.Item.made=timezone.now
! CommandError: migrations/shop/0002_item_made_item_size.json is not written, as it could not be read again:
!   migrations/shop/0002_item_made_item_size.json:19: $.operations[1].field.default: 'many' is not an integer
exit 1

$ migrator makemigrations --noinput --default shop.Item.size=7 --default shop.Item.made=timezone.now
| Migrations for 'shop':
|   migrations/shop/0002_item_made_item_size.json
|     + Add field made to item
|     + Add field size to item

$ cat migrations/shop/0002_*
| {
|   "dependencies": [["shop", "0001_initial"]],
|   "operations": [
|     {
|       "op": "AddField",
|       "model_name": "item",
|       "name": "made",
|       "field": {
|         "type": "DateTimeField",
|         "auto_now_add": true,
|         "default": {"callable": "django.utils.timezone.now"}
|       },
|       "preserve_default": false
|     },
|     {
|       "op": "AddField",
|       "model_name": "item",
|       "name": "size",
|       "field": {"type": "IntegerField", "default": 7},
|       "preserve_default": false
|     }
|   ]
| }

# A column that took null: without a value, those rows are the author's.

file models/shop.json
    {"models": [{"name": "Item", "fields": [
      {"name": "code", "type": "IntegerField"},
      {"name": "size", "type": "IntegerField"},
      {"name": "made", "type": "DateTimeField", "auto_now_add": true}]}]}

$ migrator makemigrations --noinput --dry-run
| Field 'code' on model 'item' given a default of NOT PROVIDED and must be corrected.
| Migrations for 'shop':
|   migrations/shop/0003_alter_item_code.json
|     ~ Alter field code on item

$ printf '3\n' | migrator makemigrations
| It is impossible to change a nullable field 'code' on item to non-nullable without providing a default. This is because the database needs something to populate existing rows.
| Please select a fix:
|  1) Provide a one-off default now (will be set on all existing rows with a null value for this column)
|  2) Ignore for now. Existing rows that contain NULL values will have to be handled manually, for example with a RunPython or RunSQL operation.
|  3) Quit and manually define a default value in models.py.
| Select an option:
\ no newline
exit 3

$ printf '2\n' | migrator makemigrations --dry-run -n without
| Migrations for 'shop':
|   migrations/shop/0003_without.json
|     ~ Alter field code on item

$ printf '2\n' | migrator makemigrations -n without
| It is impossible to change a nullable field 'code' on item to non-nullable without providing a default. This is because the database needs something to populate existing rows.
| Please select a fix:
|  1) Provide a one-off default now (will be set on all existing rows with a null value for this column)
|  2) Ignore for now. Existing rows that contain NULL values will have to be handled manually, for example with a RunPython or RunSQL operation.
|  3) Quit and manually define a default value in models.py.
| Select an option: Migrations for 'shop':
|   migrations/shop/0003_without.json
|     ~ Alter field code on item

$ cat migrations/shop/0003_without.json && rm migrations/shop/0003_without.json
| {
|   "dependencies": [["shop", "0002_item_made_item_size"]],
|   "operations": [
|     {"op": "AlterField", "model_name": "item", "name": "code", "field": {"type": "IntegerField"}}
|   ]
| }

$ printf ' +1 \n{"sql": "1 + 1"}\n' | migrator makemigrations
| It is impossible to change a nullable field 'code' on item to non-nullable without providing a default. This is because the database needs something to populate existing rows.
| Please select a fix:
|  1) Provide a one-off default now (will be set on all existing rows with a null value for this column)
|  2) Ignore for now. Existing rows that contain NULL values will have to be handled manually, for example with a RunPython or RunSQL operation.
|  3) Quit and manually define a default value in models.py.
| Select an option: Please enter the default value as valid Python.
| The datetime and django.utils.timezone modules are available, so it is possible to provide e.g. timezone.now as a value.
| Type 'exit' to exit this prompt
| >>>
\ no newline
! CommandError: migrations/shop/0003_alter_item_code.json is not written, as it could not be read again:
!   migrations/shop/0003_alter_item_code.json:8: $.operations[0].field.default: an SQL expression can only be a db_default
exit 1

$ printf '1\n\nexit\n' | migrator makemigrations
| It is impossible to change a nullable field 'code' on item to non-nullable without providing a default. This is because the database needs something to populate existing rows.
| Please select a fix:
|  1) Provide a one-off default now (will be set on all existing rows with a null value for this column)
|  2) Ignore for now. Existing rows that contain NULL values will have to be handled manually, for example with a RunPython or RunSQL operation.
|  3) Quit and manually define a default value in models.py.
| Select an option: Please enter the default value as valid Python.
| The datetime and django.utils.timezone modules are available, so it is possible to provide e.g. timezone.now as a value.
| Type 'exit' to exit this prompt
| >>> Please enter some code, or 'exit' (without quotes) to exit.
| >>>
\ no newline
exit 1

$ printf '1\n1 +\n' | migrator makemigrations
| It is impossible to change a nullable field 'code' on item to non-nullable without providing a default. This is because the database needs something to populate existing rows.
| Please select a fix:
|  1) Provide a one-off default now (will be set on all existing rows with a null value for this column)
|  2) Ignore for now. Existing rows that contain NULL values will have to be handled manually, for example with a RunPython or RunSQL operation.
|  3) Quit and manually define a default value in models.py.
| Select an option: Please enter the default value as valid Python.
| The datetime and django.utils.timezone modules are available, so it is possible to provide e.g. timezone.now as a value.
| Type 'exit' to exit this prompt
| >>> SyntaxError: invalid syntax
| >>>
\ no newline
! CommandError: EOF when reading a line: nobody is there to answer; --noinput does not ask
exit 1

$ printf ' +1 \n0x10\n' | migrator makemigrations -n asked --dry-run
| Migrations for 'shop':
|   migrations/shop/0003_asked.json
|     ~ Alter field code on item

$ migrator makemigrations --default shop.item.code=16
| Migrations for 'shop':
|   migrations/shop/0003_alter_item_code.json
|     ~ Alter field code on item

$ cat migrations/shop/0003_*
| {
|   "dependencies": [["shop", "0002_item_made_item_size"]],
|   "operations": [
|     {
|       "op": "AlterField",
|       "model_name": "item",
|       "name": "code",
|       "field": {"type": "IntegerField", "default": 16},
|       "preserve_default": false
|     }
|   ]
| }

$ sql "SELECT 1" && migrator migrate -v 0 && migrator makemigrations --check
| 1
| No changes detected

# A unique field whose default gives all rows one value.

file models/shop.json
    {"models": [{"name": "Item", "fields": [
      {"name": "code", "type": "IntegerField"},
      {"name": "size", "type": "IntegerField"},
      {"name": "key", "type": "UUIDField", "unique": true, "default": {"callable": "uuid.uuid4"}},
      {"name": "made", "type": "DateTimeField", "auto_now_add": true}]}]}

$ printf '2\n' | migrator makemigrations
| Callable default on unique field item.key will not generate unique values upon migrating.
| Please choose how to proceed:
|  1) Continue making this migration as the first step in writing a manual migration to generate unique values described here: https://docs.djangoproject.com/en/5.2/howto/writing-migrations/#migrations-that-add-unique-fields.
|  2) Quit and edit field options in models.py.
| Select an option:
\ no newline
exit 3

$ printf '1\n' | migrator makemigrations --scriptable
| migrations/shop/0004_item_key.json
! Callable default on unique field item.key will not generate unique values upon migrating.
! Please choose how to proceed:
!  1) Continue making this migration as the first step in writing a manual migration to generate unique values described here: https://docs.djangoproject.com/en/5.2/howto/writing-migrations/#migrations-that-add-unique-fields.
!  2) Quit and edit field options in models.py.
! Select an option: Migrations for 'shop':
!   migrations/shop/0004_item_key.json
!     + Add field key to item
