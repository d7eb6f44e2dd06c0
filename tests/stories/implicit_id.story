# The key of a model that declares none can be altered, as if it were declared.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item", "fields": [{"name": "size", "type": "IntegerField"}]}]}

file migrations/shop/0002_narrower.json
    {"dependencies": [["shop", "0001_initial"]], "operations": [
      {"op": "AlterField", "model_name": "item", "name": "id",
       "field": {"type": "AutoField", "primary_key": true, "serialize": false, "auto_created": true}}]}

$ migrator sqlmigrate shop 0002
| BEGIN;
| --
| -- Alter field id on item
| --
| ALTER TABLE "shop_item" ALTER COLUMN "id" TYPE integer USING "id"::integer;
| COMMIT;

$ migrator migrate -v 0

$ migrator migrate shop 0001 -v 0

$ sql "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'shop_item'::regclass AND attname = 'id'"
| bigint
