# A model goes while a foreign key still points at it: what Django notices, and when.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Tag", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true}]},
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true},
        {"name": "tag", "type": "ForeignKey", "to": "shop.Tag", "on_delete": "CASCADE", "null": true}]}]}

file migrations/shop/0002_gone.json
    {"dependencies": [["shop", "0001_initial"]], "operations": [
      {"op": "DeleteModel", "name": "Tag"},
      {"op": "AddField", "model_name": "item", "name": "size", "field": {"type": "IntegerField", "null": true}}]}

$ migrator migrate
| Operations to perform:
|   Apply all migrations: shop
| Running migrations:
|   Applying shop.0001_initial... OK
|   Applying shop.0002_gone... OK
! CommandError: The field shop.Item.tag was declared with a lazy reference to 'shop.tag', but app 'shop' doesn't provide model 'tag'.
!   The run is complete and recorded, but the next one will be refused: correct the migrations, so that nothing points at a model when it is deleted or moved.
exit 1

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [X] 0002_gone

# Nothing to do either.
$ migrator migrate
| Operations to perform:
|   Apply all migrations: shop
! CommandError: The field shop.Item.tag was declared with a lazy reference to 'shop.tag', but app 'shop' doesn't provide model 'tag'.
exit 1

# As the message says.
file migrations/shop/0002_gone.json
    {"dependencies": [["shop", "0001_initial"]], "operations": [
      {"op": "RemoveField", "model_name": "item", "name": "tag"},
      {"op": "DeleteModel", "name": "Tag"},
      {"op": "AddField", "model_name": "item", "name": "size", "field": {"type": "IntegerField", "null": true}}]}

$ migrator migrate
| Operations to perform:
|   Apply all migrations: shop
| Running migrations:
|   No migrations to apply.
