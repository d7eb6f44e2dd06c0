# squashmigrations --prove writes a squash only if it does what its migrations do.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true},
        {"name": "title", "type": "CharField", "max_length": 40, "unique": true}]},
      {"op": "CreateModel", "name": "Sale", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true},
        {"name": "item", "type": "ForeignKey", "to": "shop.Item", "on_delete": "CASCADE"},
        {"name": "friends", "type": "ManyToManyField", "to": "self", "symmetrical": false}]}]}

file migrations/shop/0002_price.json
    {"dependencies": [["shop", "0001_initial"]], "operations": [
      {"op": "AddField", "model_name": "item", "name": "price", "field": {"type": "IntegerField", "default": 0}},
      {"op": "AddIndex", "model_name": "item", "index": {"type": "Index", "fields": ["price"], "name": "by_price"}},
      {"op": "RenameField", "model_name": "item", "old_name": "title", "new_name": "name"}]}

# Made behind the state's back, and gone with the squash, as it is elidable.
file migrations/shop/0003_hidden.json
    {"dependencies": [["shop", "0002_price"]], "operations": [
      {"op": "RunSQL", "sql": "ALTER TABLE shop_item ADD COLUMN hidden integer", "elidable": true},
      {"op": "RunSQL", "sql": "CREATE TYPE mood AS ENUM ('ok')", "elidable": true}]}

file migrations/shop/0004_python.json
    {"dependencies": [["shop", "0003_hidden"]], "operations": [{"op": "RunPython", "code": "shop.fill"}]}

$ migrator squashmigrations shop 0002 --noinput --prove
| Will squash the following migrations:
|  - 0001_initial
|  - 0002_price
| Optimizing...
|   Optimized from 5 operations to 4 operations.
| Proving in two sandboxes...
|   Equal in models and schema (37 facts).
| Created new squashed migration migrations/shop/0001_squashed_0002_price.json
|   You should commit this migration but leave the old ones in place;
|   the new migration will be used for new installs. Once you are sure
|   all instances of the codebase have applied the migrations you squashed,
|   you can delete them.

$ ls migrations/shop
| 0001_initial.json
| 0001_squashed_0002_price.json
| 0002_price.json
| 0003_hidden.json
| 0004_python.json

$ rm migrations/shop/*squashed*

$ migrator squashmigrations shop 0003 --noinput --prove
| Will squash the following migrations:
|  - 0001_initial
|  - 0002_price
|  - 0003_hidden
| Optimizing...
|   Optimized from 7 operations to 4 operations.
| Proving in two sandboxes...
! CommandError: the squash does not do what its migrations do, and is not written:
!   the migrations alone: shop_item: column hidden integer
!   the migrations alone: type mood 'ok'
exit 1

$ migrator squashmigrations shop 0002 0003 --noinput --prove -v 0
! CommandError: the squash does not do what its migrations do, and is not written:
!   the migrations alone: shop_item: column hidden integer
!   the migrations alone: type mood 'ok'
exit 1

$ migrator squashmigrations shop 0004 --noinput --prove
| Will squash the following migrations:
|  - 0001_initial
|  - 0002_price
|  - 0003_hidden
|  - 0004_python
| Optimizing...
|   Optimized from 8 operations to 5 operations.
! CommandError: shop.0004_python runs the Python function shop.fill, which this program cannot (migrations/shop/0004_python.json:1). Nothing has been changed. Write what it does as RunSQL, or run the migration with Django and record it here with --fake.
exit 1

$ ls migrations/shop
| 0001_initial.json
| 0002_price.json
| 0003_hidden.json
| 0004_python.json
