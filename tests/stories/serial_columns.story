# Databases that Django made before 4.1 have serial columns.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "AutoField", "primary_key": true}]},
      {"op": "CreateModel", "name": "Sale", "fields": [
        {"name": "id", "type": "AutoField", "primary_key": true},
        {"name": "item", "type": "ForeignKey", "to": "shop.Item", "on_delete": "CASCADE"}]}]}

$ migrator migrate --fake -v 0

$ sql "CREATE TABLE shop_item (id serial PRIMARY KEY); CREATE TABLE shop_sale (id serial PRIMARY KEY, item_id int NOT NULL CONSTRAINT sale_fk REFERENCES shop_item DEFERRABLE INITIALLY DEFERRED)"

$ sql "INSERT INTO shop_item DEFAULT VALUES"

file migrations/shop/0002_big.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterField", "model_name": "item", "name": "id", "field": {"type": "BigAutoField", "primary_key": true}}]}

$ migrator sqlmigrate shop 0002
| BEGIN;
| --
| -- Alter field id on item
| --
| SET CONSTRAINTS "sale_fk" IMMEDIATE; ALTER TABLE "shop_sale" DROP CONSTRAINT "sale_fk";
| ALTER TABLE "shop_item" ALTER COLUMN "id" TYPE bigint USING "id"::bigint;
| ALTER SEQUENCE IF EXISTS "shop_item_id_seq" AS bigint;
| ALTER TABLE "shop_sale" ALTER COLUMN "item_id" TYPE bigint USING "item_id"::bigint;
| ALTER TABLE "shop_sale" ADD CONSTRAINT "shop_sale_item_id_b99d8cc1_fk" FOREIGN KEY ("item_id") REFERENCES "shop_item" ("id") DEFERRABLE INITIALLY DEFERRED;
| COMMIT;

$ migrator migrate -v 0

$ sql "INSERT INTO shop_item DEFAULT VALUES RETURNING id, pg_typeof(id)"
| 2|bigint

$ sql "SELECT format_type(seqtypid, NULL) FROM pg_sequence WHERE seqrelid = 'shop_item_id_seq'::regclass"
| bigint

$ sql "SELECT format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = 'shop_sale'::regclass AND attname = 'item_id'"
| bigint

$ migrator migrate shop 0001 -v 0

$ sql "INSERT INTO shop_item DEFAULT VALUES RETURNING id, pg_typeof(id)"
| 3|integer

# To a plain integer: the sequence goes, and with it the default.

file migrations/shop/0002_big.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterField", "model_name": "item", "name": "id", "field": {"type": "IntegerField", "primary_key": true}}]}

$ migrator sqlmigrate shop 0002
| BEGIN;
| --
| -- Alter field id on item
| --
| ALTER TABLE "shop_item" ALTER COLUMN "id" DROP IDENTITY IF EXISTS;
| ALTER TABLE "shop_item" ALTER COLUMN "id" TYPE integer;
| DROP SEQUENCE IF EXISTS "shop_item_id_seq" CASCADE;
| COMMIT;

$ migrator migrate -v 0

$ sql "SELECT column_default IS NULL, pg_get_serial_sequence('shop_item', 'id') IS NULL FROM information_schema.columns WHERE table_name = 'shop_item'"
| t|t

# Back again it becomes an identity column.

$ migrator migrate shop 0001 -v 0

$ sql "SELECT is_identity FROM information_schema.columns WHERE table_name = 'shop_item'"
| YES
