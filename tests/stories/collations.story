# Collations of both providers, and what they cannot be.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Tag", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true},
        {"name": "slug", "type": "CharField", "max_length": 20}]},
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true},
        {"name": "name", "type": "CharField", "max_length": 50},
        {"name": "size", "type": "IntegerField", "null": true},
        {"name": "tag", "type": "ForeignKey", "to": "shop.Tag", "on_delete": "CASCADE", "null": true},
        {"name": "tags", "type": "ManyToManyField", "to": "shop.Tag", "related_name": "+"}],
       "options": {
         "indexes": [{"type": "Index", "fields": ["size"], "name": "item_size_idx"},
                     {"type": "Index", "fields": ["name"], "name": "item_name_idx"}],
         "constraints": [{"type": "CheckConstraint", "condition": "size >= 0", "name": "item_size_check"}]}}]}

$ migrator migrate shop 0001 -v 0

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "CreateCollation", "name": "plain", "locale": "C"},
       {"op": "CreateCollation", "name": "german", "locale": "de", "provider": "icu"},
       {"op": "CreateCollation", "name": "loose", "locale": "und-u-ks-level2", "provider": "icu", "deterministic": false},
       {"op": "AddField", "model_name": "item", "name": "a", "field": {"type": "CharField", "max_length": 9, "null": true, "db_index": true, "db_collation": "plain"}},
       {"op": "AddField", "model_name": "item", "name": "b", "field": {"type": "TextField", "null": true, "db_index": true, "db_collation": "loose"}},
       {"op": "AlterField", "model_name": "item", "name": "name", "field": {"type": "CharField", "max_length": 50, "unique": true, "db_collation": "plain"}}]}

$ migrator sqlmigrate shop 0002
| BEGIN;
| --
| -- Create collation plain
| --
| CREATE COLLATION "plain" (locale="C");
| --
| -- Create collation german
| --
| CREATE COLLATION "german" (locale="de", provider="icu");
| --
| -- Create collation loose
| --
| CREATE COLLATION "loose" (locale="und-u-ks-level2", provider="icu", deterministic=false);
| --
| -- Add field a to item
| --
| ALTER TABLE "shop_item" ADD COLUMN "a" varchar(9) COLLATE "plain" NULL;
| --
| -- Add field b to item
| --
| ALTER TABLE "shop_item" ADD COLUMN "b" text COLLATE "loose" NULL;
| --
| -- Alter field name on item
| --
| ALTER TABLE "shop_item" ALTER COLUMN "name" TYPE varchar(50) COLLATE "plain";
| ALTER TABLE "shop_item" ADD CONSTRAINT "shop_item_name_c85f6249_uniq" UNIQUE ("name");
| CREATE INDEX "shop_item_a_f52c7f22" ON "shop_item" ("a");
| CREATE INDEX "shop_item_b_d2d6c947" ON "shop_item" ("b");
| COMMIT;

$ migrator migrate -v 0

$ sql "SELECT collname, collprovider, collisdeterministic FROM pg_collation WHERE collname IN ('plain', 'german', 'loose') ORDER BY 1"
| german|i|t
| loose|i|f
| plain|c|t

$ sql "SELECT indexname FROM pg_indexes WHERE tablename = 'shop_item' ORDER BY 1"
| item_name_idx
| item_size_idx
| shop_item_a_f52c7f22
| shop_item_a_f52c7f22_like
| shop_item_b_d2d6c947
| shop_item_name_c85f6249_like
| shop_item_name_c85f6249_uniq
| shop_item_pkey
| shop_item_tag_id_dce7ba08

$ migrator sqlmigrate shop 0002
| BEGIN;
| --
| -- Create collation plain
| --
| CREATE COLLATION "plain" (locale="C");
| --
| -- Create collation german
| --
| CREATE COLLATION "german" (locale="de", provider="icu");
| --
| -- Create collation loose
| --
| CREATE COLLATION "loose" (locale="und-u-ks-level2", provider="icu", deterministic=false);
| --
| -- Add field a to item
| --
| ALTER TABLE "shop_item" ADD COLUMN "a" varchar(9) COLLATE "plain" NULL;
| --
| -- Add field b to item
| --
| ALTER TABLE "shop_item" ADD COLUMN "b" text COLLATE "loose" NULL;
| --
| -- Alter field name on item
| --
| ALTER TABLE "shop_item" ALTER COLUMN "name" TYPE varchar(50) COLLATE "plain";
| ALTER TABLE "shop_item" ADD CONSTRAINT "shop_item_name_c85f6249_uniq" UNIQUE ("name");
| CREATE INDEX "shop_item_name_c85f6249_like" ON "shop_item" ("name" varchar_pattern_ops);
| CREATE INDEX "shop_item_a_f52c7f22" ON "shop_item" ("a");
| CREATE INDEX "shop_item_a_f52c7f22_like" ON "shop_item" ("a" varchar_pattern_ops);
| CREATE INDEX "shop_item_b_d2d6c947" ON "shop_item" ("b");
| COMMIT;

$ migrator migrate shop 0001 -v 0

$ sql "SELECT count(*) FROM pg_collation WHERE collname IN ('plain', 'german', 'loose')"
| 0

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "CreateCollation", "name": "c", "locale": "xx_YY"}]}

$ migrator migrate -v 0
! CommandError: could not create locale "xx_YY": No such file or directory
!   in shop.0002_bad, Create collation c (migrations/shop/0002_bad.json:3)
!   detail: The operating system could not find any locale data for the locale name "xx_YY".
!   statement: CREATE COLLATION "c" (locale="xx_YY")
!   SQLSTATE: 22023
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "CreateCollation", "name": "c", "locale": "C", "deterministic": false}]}

$ migrator migrate -v 0
! CommandError: nondeterministic collations not supported with this provider
!   in shop.0002_bad, Create collation c (migrations/shop/0002_bad.json:3)
!   statement: CREATE COLLATION "c" (locale="C", deterministic=false)
!   SQLSTATE: 0A000
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "CreateCollation", "name": "c", "locale": "C", "provider": "magic"}]}

$ migrator migrate -v 0
! CommandError: unrecognized collation provider: magic
!   in shop.0002_bad, Create collation c (migrations/shop/0002_bad.json:3)
!   statement: CREATE COLLATION "c" (locale="C", provider="magic")
!   SQLSTATE: 42P17
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterField", "model_name": "item", "name": "name", "field": {"type": "CharField", "max_length": 50, "db_collation": "nope"}}]}

$ migrator migrate -v 0
! CommandError: collation "nope" for encoding "UTF8" does not exist
!   in shop.0002_bad, Alter field name on item (migrations/shop/0002_bad.json:3)
!   statement: ALTER TABLE "shop_item" ALTER COLUMN "name" TYPE varchar(50) COLLATE "nope"
!   SQLSTATE: 42704
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [ ] 0002_bad
