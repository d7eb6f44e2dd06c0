# Plans that cannot be carried out are refused before their first statement.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true}]}]}

file migrations/shop/0002_one_way.json
    {"dependencies": [["shop", "0001_initial"]], "operations": [
      {"op": "RunSQL", "sql": "SELECT 1"}]}

file migrations/shop/0003_more.json
    {"dependencies": [["shop", "0002_one_way"]], "operations": [
      {"op": "AddField", "model_name": "item", "name": "price", "field": {"type": "IntegerField", "null": true}}]}

$ migrator migrate -v 0

$ migrator migrate shop 0001
| Operations to perform:
|   Target specific migration: 0001_initial, from shop
! CommandError: Operation <RunSQL Raw SQL operation> in shop.0002_one_way is not reversible
!   at migrations/shop/0002_one_way.json:2. Nothing has been unapplied. `migrate shop 0002_one_way` goes back as far as can be. To go further, say in the file how to reverse it ("noop" if there is nothing to do), or use --fake to change the records alone.
exit 1

$ migrator migrate shop zero --plan
| Planned operations:
| shop.0003_more
|     Undo Add field price to item
| shop.0002_one_way
|     Raw SQL operation -> IRREVERSIBLE
| shop.0001_initial
|     Undo Create model Item

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [X] 0002_one_way
|  [X] 0003_more

$ migrator migrate shop zero --fake
| Operations to perform:
|   Unapply all migrations: shop
| Running migrations:
|   Rendering model states... DONE
|   Unapplying shop.0003_more... FAKED
|   Unapplying shop.0002_one_way... FAKED
|   Unapplying shop.0001_initial... FAKED

# Code is not run, so a migration that needs it does not start, nor do those before it.

file migrations/shop/0004_code.json
    {"dependencies": [["shop", "0003_more"]], "operations": [
      {"op": "RunPython", "code": "shop.migrations.fill_prices", "reverse_code": "noop"}]}

$ sql "DROP TABLE shop_item"

$ migrator migrate --plan shop 0004
| Planned operations:
| shop.0001_initial
|     Create model Item
| shop.0002_one_way
|     Raw SQL operation -> SELECT 1
| shop.0003_more
|     Add field price to item
| shop.0004_code
|     Raw Python operation

$ migrator migrate
| Operations to perform:
|   Apply all migrations: shop
! CommandError: shop.0004_code runs the Python function shop.migrations.fill_prices, which this program cannot (migrations/shop/0004_code.json:2). Nothing has been changed. Write what it does as RunSQL, or run the migration with Django and record it here with --fake.
exit 1

$ migrator showmigrations
| shop
|  [ ] 0001_initial
|  [ ] 0002_one_way
|  [ ] 0003_more
|  [ ] 0004_code

$ migrator migrate shop 0003 -v 0

$ migrator migrate shop 0004 --fake
| Operations to perform:
|   Target specific migration: 0004_code, from shop
| Running migrations:
|   Applying shop.0004_code... FAKED

$ migrator migrate shop 0003
| Operations to perform:
|   Target specific migration: 0003_more, from shop
| Running migrations:
|   Rendering model states... DONE
|   Unapplying shop.0004_code... OK

# Where the plan crosses apps the message names the commands that bring each of them back.

file others/a/0001_a.json
    {"dependencies": [], "operations": [{"op": "RunSQL", "sql": "SELECT 1"}]}

file others/b/0001_b.json
    {"dependencies": [["a", "0001_a"]], "operations": []}

file others/c/0001_c.json
    {"dependencies": [], "operations": []}

file others/c/0002_c.json
    {"dependencies": [["c", "0001_c"], ["a", "0001_a"]], "operations": []}

$ migrator migrate --migrations others -v 0 --allow-foreign-history

$ migrator migrate --migrations others a zero
| Operations to perform:
|   Unapply all migrations: a
! CommandError: Operation <RunSQL Raw SQL operation> in a.0001_a is not reversible
!   at others/a/0001_a.json:1. Nothing has been unapplied. `migrate b zero`, then `migrate c 0001_c` go back as far as can be. To go further, say in the file how to reverse it ("noop" if there is nothing to do), or use --fake to change the records alone.
exit 1

$ migrator migrate --migrations others c 0001_c
| Operations to perform:
|   Target specific migration: 0001_c, from c
| Running migrations:
|   Rendering model states... DONE
|   Unapplying c.0002_c... OK

$ migrator migrate --migrations others b zero
| Operations to perform:
|   Unapply all migrations: b
| Running migrations:
|   Rendering model states... DONE
|   Unapplying b.0001_b... OK

$ migrator migrate --migrations others a zero
| Operations to perform:
|   Unapply all migrations: a
! CommandError: Operation <RunSQL Raw SQL operation> in a.0001_a is not reversible
!   at others/a/0001_a.json:1. Nothing has been unapplied. Nothing of this plan can be. To go further, say in the file how to reverse it ("noop" if there is nothing to do), or use --fake to change the records alone.
exit 1
