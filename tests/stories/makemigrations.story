# makemigrations: the models are compared with the migrations, and what differs is written.

file models/shop.json
    {"models": [{"name": "Item", "fields": [{"name": "title", "type": "CharField", "max_length": 40}]}]}

file models/till.json
    {"models": [{"name": "Till", "fields": []}]}

$ mkdir -p migrations/shop

# An app with an empty folder gets its first migration, one without a folder only by name.

$ migrator --models models makemigrations
| Migrations for 'shop':
|   migrations/shop/0001_initial.json
|     + Create model Item

$ cat migrations/shop/0001_initial.json
| {
|   "initial": true,
|   "dependencies": [],
|   "operations": [
|     {
|       "op": "CreateModel",
|       "name": "Item",
|       "fields": [
|         {
|           "name": "id",
|           "type": "BigAutoField",
|           "primary_key": true,
|           "auto_created": true,
|           "serialize": false,
|           "verbose_name": "ID"
|         },
|         {"name": "title", "type": "CharField", "max_length": 40}
|       ]
|     }
|   ]
| }

$ migrator --models models makemigrations
| No changes detected

$ migrator --models models makemigrations till --dry-run
| Migrations for 'till':
|   migrations/till/0001_initial.json
|     + Create model Till

$ ls migrations
| shop

$ migrator --models models makemigrations till shop
| Migrations for 'till':
|   migrations/till/0001_initial.json
|     + Create model Till

$ migrator --models models makemigrations till shop nope gone
! No installed app with label 'gone'.
! No installed app with label 'nope'.
exit 2

$ migrator --models models makemigrations shop till
| No changes detected in apps 'shop', 'till'

$ migrator --models models migrate
| Operations to perform:
|   Apply all migrations: shop, till
| Running migrations:
|   Applying shop.0001_initial... OK
|   Applying till.0001_initial... OK

# --check and --dry-run write nothing; --check has an exit status. The files in full at -v 3.

file models/shop.json
    {"models": [{"name": "Item", "fields": [{"name": "title", "type": "CharField", "max_length": 50},
                                            {"name": "price", "type": "IntegerField", "default": 0}]}]}

$ migrator --models models makemigrations --check
| Migrations for 'shop':
|   migrations/shop/0002_item_price_alter_item_title.json
|     + Add field price to item
|     ~ Alter field title on item
exit 1

$ migrator --models models makemigrations --dry-run -v 0

$ migrator --models models makemigrations --dry-run -v 3
| Migrations for 'shop':
|   migrations/shop/0002_item_price_alter_item_title.json
|     + Add field price to item
|     ~ Alter field title on item
| Full migrations file '0002_item_price_alter_item_title.json':
| {
|   "dependencies": [["shop", "0001_initial"]],
|   "operations": [
|     {"op": "AddField", "model_name": "item", "name": "price", "field": {"type": "IntegerField", "default": 0}},
|     {
|       "op": "AlterField",
|       "model_name": "item",
|       "name": "title",
|       "field": {"type": "CharField", "max_length": 50}
|     }
|   ]
| }

$ migrator --models models makemigrations --dry-run -n prices
| Migrations for 'shop':
|   migrations/shop/0002_prices.json
|     + Add field price to item
|     ~ Alter field title on item

$ migrator --models models makemigrations --dry-run -n 'no name'
! CommandError: The migration name must be a valid Python identifier.
exit 1

$ migrator --models models makemigrations --check --format json
| {
|   "migrations": [
|     {
|       "app": "shop",
|       "name": "0002_item_price_alter_item_title",
|       "path": "migrations/shop/0002_item_price_alter_item_title.json",
|       "dependencies": [["shop", "0001_initial"]],
|       "operations": [
|         {
|           "category": "+",
|           "description": "Add field price to item",
|           "operation": {
|             "op": "AddField",
|             "model_name": "item",
|             "name": "price",
|             "field": {"type": "IntegerField", "default": 0}
|           }
|         },
|         {
|           "category": "~",
|           "description": "Alter field title on item",
|           "operation": {
|             "op": "AlterField",
|             "model_name": "item",
|             "name": "title",
|             "field": {"type": "CharField", "max_length": 50}
|           }
|         }
|       ]
|     }
|   ]
| }
exit 1

$ migrator --models models makemigrations till --check --format json
| {
|   "migrations": []
| }

$ migrator --models models makemigrations --format json
! migrator: error: --format json goes with --check or --dry-run, and not with --merge
exit 2

$ migrator --models models makemigrations --dry-run --format xml
! migrator: error: --format: xml not in {text,json}
exit 2

# migrate says that the models have moved on.

$ migrator --models models migrate
| Operations to perform:
|   Apply all migrations: shop, till
| Running migrations:
|   No migrations to apply.
|   Your models in app(s): 'shop' have changes that are not yet reflected in a migration, and so won't be applied.
|   Run 'manage.py makemigrations' to make new migrations, and then re-run 'manage.py migrate' to apply them.

# On a terminal there are colours; --scriptable leaves the paths alone on standard output.

tty$ migrator --models models makemigrations --dry-run
| \e[36;1mMigrations for 'shop':\e[0m
|   \e[1mmigrations/shop/0002_item_price_alter_item_title.json\e[0m
|     + Add field price to item
|     ~ Alter field title on item

$ migrator --models models makemigrations --scriptable
| migrations/shop/0002_item_price_alter_item_title.json
! Migrations for 'shop':
!   migrations/shop/0002_item_price_alter_item_title.json
!     + Add field price to item
!     ~ Alter field title on item

$ ls -A migrations/shop
| 0001_initial.json
| 0002_item_price_alter_item_title.json

# Without models there is nothing to compare with.

$ migrator makemigrations
| No changes detected

$ migrator makemigrations shop
| No changes detected in app 'shop'

$ migrator --models models migrate -v 0

file models/shop.json
    {"models": [{"name": "Item", "fields": [{"name": "title", "type": "CharField", "max_length": 50}]}]}

file models/till.json
    {"models": [{"name": "Till", "fields": [{"name": "notes", "type": "TextField", "default": ""}]}]}

# The history of the database has to fit, where it can be asked.

$ sql "DELETE FROM django_migrations WHERE name = '0001_initial' AND app = 'shop'"

$ migrator --models models makemigrations --check
! CommandError: Migration shop.0002_item_price_alter_item_title is applied before its dependency shop.0001_initial on database 'default'.
!   The table django_migrations contradicts the files: correct its rows, or the dependencies.
exit 1

$ env DATABASE_URL='postgresql:///x?host=/nowhere' migrator --models models makemigrations --check
| Migrations for 'shop':
|   migrations/shop/0003_remove_item_price.json
|     - Remove field price from item
| Migrations for 'till':
|   migrations/till/0002_till_notes.json
|     + Add field notes to till
! RuntimeWarning: Got an error checking a consistent migration history performed for database connection 'default': cannot connect to the server on socket "/nowhere/.s.PGSQL.5432": No such file or directory
exit 1

$ env -u DATABASE_URL migrator --models models makemigrations --check
| Migrations for 'shop':
|   migrations/shop/0003_remove_item_price.json
|     - Remove field price from item
| Migrations for 'till':
|   migrations/till/0002_till_notes.json
|     + Add field notes to till
exit 1

# Other folders, one of which is still to be made.

$ migrator --migrations new --models models makemigrations shop
| Migrations for 'shop':
|   new/shop/0001_initial.json
|     + Create model Item

$ cd models && migrator --migrations ../new --models . makemigrations till
| Migrations for 'till':
|   ../new/till/0001_initial.json
|     + Create model Till

$ migrator --migrations nowhere --models models makemigrations
! nowhere: there is no such folder; name the migrations' folder with --migrations
exit 1
