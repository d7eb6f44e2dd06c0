# Defaults that Python computes: the known ones, those of the configuration, and unknown ones.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true}]},
      {"op": "RunSQL", "sql": "INSERT INTO shop_item DEFAULT VALUES", "reverse_sql": "noop"}]}

file migrations/shop/0002_number.json
    {"dependencies": [["shop", "0001_initial"]], "operations": [
      {"op": "AddField", "model_name": "item", "name": "code",
       "field": {"type": "UUIDField", "default": {"callable": "uuid.uuid4"}}},
      {"op": "AddField", "model_name": "item", "name": "number",
       "field": {"type": "IntegerField", "default": {"callable": "shop.models.next_number"}}}]}

$ migrator migrate
| Operations to perform:
|   Apply all migrations: shop
| Running migrations:
|   Applying shop.0001_initial... OK
|   Applying shop.0002_number...
\ no newline
! CommandError: the default of shop.Item.number is the callable shop.models.next_number, which only Python can call: give its value as SQL in the configuration, "callables": {"shop.models.next_number": {"sql": "…"}}
!   in shop.0002_number, Add field number to item (migrations/shop/0002_number.json:4)
!   shop.0002_number was rolled back; nothing of it remains.
!   Applied before it in this run: shop.0001_initial
exit 1

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [ ] 0002_number

file migrator.json
    {"callables": {"shop.models.next_number": {"sql": "40 + 2"}}}

$ migrator migrate
| Operations to perform:
|   Apply all migrations: shop
| Running migrations:
|   Applying shop.0002_number... OK

$ sql "SELECT number, code IS NOT NULL FROM shop_item"
| 42|t
