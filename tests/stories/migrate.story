# migrate: forwards, to a point, to zero; what it prints at each verbosity.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true},
        {"name": "name", "type": "CharField", "max_length": 100}]}]}

file migrations/shop/0002_price.json
    {"dependencies": [["shop", "0001_initial"]], "operations": [
      {"op": "AddField", "model_name": "item", "name": "price", "field": {"type": "IntegerField", "default": 0}}]}

file migrations/shop/0003_backfill.json
    {"dependencies": [["shop", "0002_price"]], "operations": [
      {"op": "RunSQL", "sql": "UPDATE shop_item SET price = 1 WHERE price = 0", "reverse_sql": "noop"}]}

file migrations/till/0001_initial.json
    {"dependencies": [["shop", "0002_price"]], "operations": [
      {"op": "CreateModel", "name": "Sale", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true},
        {"name": "item", "type": "ForeignKey", "to": "shop.Item", "on_delete": "CASCADE"}]}]}

# --plan and --check look and do nothing; --check returns 1 while there is something to do.

$ migrator migrate --plan
| Planned operations:
| shop.0001_initial
|     Create model Item
| shop.0002_price
|     Add field price to item
| shop.0003_backfill
|     Raw SQL operation -> UPDATE shop_item SET price = 1 WHER…
| till.0001_initial
|     Create model Sale

$ migrator migrate --check
exit 1

$ migrator migrate shop 0001 --plan --check -v 0
| Planned operations:
| shop.0001_initial
|     Create model Item
exit 1

$ sql "SELECT to_regclass('django_migrations') IS NULL"
| t

# A prefix is enough.

$ migrator migrate shop 0002
| Operations to perform:
|   Target specific migration: 0002_price, from shop
| Running migrations:
|   Applying shop.0001_initial... OK
|   Applying shop.0002_price... OK

$ migrator migrate
| Operations to perform:
|   Apply all migrations: shop, till
| Running migrations:
|   Applying shop.0003_backfill... OK
|   Applying till.0001_initial... OK

$ migrator migrate
| Operations to perform:
|   Apply all migrations: shop, till
| Running migrations:
|   No migrations to apply.

$ migrator migrate --check

$ migrator migrate --plan
| Planned operations:
|   No planned migration operations.

$ sql "SELECT app, name FROM django_migrations ORDER BY id"
| shop|0001_initial
| shop|0002_price
| shop|0003_backfill
| till|0001_initial

# Back to a point takes what depends on it, of other apps too.

$ migrator migrate shop 0001 --plan
| Planned operations:
| till.0001_initial
|     Undo Create model Sale
| shop.0003_backfill
|     Raw SQL operation
| shop.0002_price
|     Undo Add field price to item

$ migrator migrate shop 0001 -v 2
| Operations to perform:
|   Target specific migration: 0001_initial, from shop
| Running migrations:
|   Rendering model states... DONE (<elapsed>)
|   Unapplying till.0001_initial... OK (<elapsed>)
|   Unapplying shop.0003_backfill... OK (<elapsed>)
|   Unapplying shop.0002_price... OK (<elapsed>)

$ migrator migrate shop zero
| Operations to perform:
|   Unapply all migrations: shop
| Running migrations:
|   Rendering model states... DONE
|   Unapplying shop.0001_initial... OK

$ sql "SELECT count(*) FROM django_migrations"
| 0

$ sql "SELECT to_regclass('shop_item') IS NULL"
| t

$ migrator migrate -v 3
| Operations to perform:
|   Apply all migrations: shop, till
| Running migrations:
|   Applying shop.0001_initial... OK (<elapsed>)
|   Applying shop.0002_price... OK (<elapsed>)
|   Applying shop.0003_backfill... OK (<elapsed>)
|   Applying till.0001_initial... OK (<elapsed>)

$ migrator migrate till zero -v 0

$ migrator migrate till
| Operations to perform:
|   Apply all migrations: till
| Running migrations:
|   Applying till.0001_initial... OK

# What cannot be found.

$ migrator migrate nothing
! CommandError: No installed app with label 'nothing'.
exit 1

$ migrator migrate shop 000
! CommandError: More than one migration matches '000' in app 'shop'. Please be more specific. (0001_initial, 0002_price, 0003_backfill)
exit 1

$ migrator migrate shop 0009
! CommandError: Cannot find a migration matching '0009' from app 'shop'.
exit 1

$ migrator migrate shop Zero
! CommandError: Cannot find a migration matching 'Zero' from app 'shop'.
exit 1

$ migrator migrate --prune
! CommandError: Migrations can be pruned only when an app is specified.
exit 1

$ mkdir migrations/empty && migrator migrate empty
| Operations to perform:
|   Apply all migrations: (none)
| Running migrations:
|   No migrations to apply.

$ echo '{"apps": ["legacy"]}' > settings.json && migrator --settings settings.json migrate legacy
! CommandError: App 'legacy' does not have migrations.
exit 1

# On one terminal or in one file an error starts its own line.

$ echo '{"dependencies": [["shop", "0003_backfill"]], "operations": [{"op": "RunSQL", "sql": "SELECT 1/0"}]}' > migrations/shop/0004_fails.json

$ migrator migrate shop 2>&1
| Operations to perform:
|   Apply all migrations: shop
| Running migrations:
|   Applying shop.0004_fails...
| CommandError: division by zero
|   in shop.0004_fails, Raw SQL operation (migrations/shop/0004_fails.json:1)
|   statement: SELECT 1/0
|   SQLSTATE: 22012
|   shop.0004_fails was rolled back; nothing of it remains.
exit 1
