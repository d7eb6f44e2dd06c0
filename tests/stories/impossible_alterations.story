# AlterField refuses what cannot be done by altering a column, in Django's words.

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
        {"name": "twice", "type": "GeneratedField", "expression": {"sql": "size * 2"},
         "output_field": {"type": "IntegerField"}, "db_persist": true},
        {"name": "tags", "type": "ManyToManyField", "to": "shop.Tag", "related_name": "+"}],
       "options": {
         "indexes": [{"type": "Index", "fields": ["size"], "name": "item_size_idx"},
                     {"type": "Index", "fields": ["name"], "name": "item_name_idx"}],
         "constraints": [{"type": "CheckConstraint", "condition": "size >= 0", "name": "item_size_check"}]}}]}

$ migrator migrate shop 0001 -v 0

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterField", "model_name": "item", "name": "size", "field": {"type": "ManyToManyField", "to": "shop.Tag"}}]}

$ migrator migrate -v 0
! CommandError: Cannot alter field shop.Item.size into shop.Item.size - they are not compatible types (you cannot alter to or from M2M fields, or add or remove through= on M2M fields)
!   in shop.0002_bad, Alter field size on item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterField", "model_name": "item", "name": "tags", "field": {"type": "IntegerField", "null": true}}]}

$ migrator migrate -v 0
! CommandError: Cannot alter field shop.Item.tags into shop.Item.tags - they are not compatible types (you cannot alter to or from M2M fields, or add or remove through= on M2M fields)
!   in shop.0002_bad, Alter field tags on item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "CreateModel", "name": "T", "fields": [{"name": "id", "type": "BigAutoField", "primary_key": true}, {"name": "i", "type": "ForeignKey", "to": "shop.Item", "on_delete": "CASCADE"}, {"name": "t", "type": "ForeignKey", "to": "shop.Tag", "on_delete": "CASCADE"}]},
       {"op": "AlterField", "model_name": "item", "name": "tags", "field": {"type": "ManyToManyField", "to": "shop.Tag", "through": "shop.T"}}]}

$ migrator migrate -v 0
! CommandError: Cannot alter field shop.Item.tags into shop.Item.tags - they are not compatible types (you cannot alter to or from M2M fields, or add or remove through= on M2M fields)
!   in shop.0002_bad, Alter field tags on item (migrations/shop/0002_bad.json:4)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterField", "model_name": "item", "name": "twice", "field": {"type": "GeneratedField", "expression": {"sql": "size * 3"}, "output_field": {"type": "IntegerField"}, "db_persist": true}}]}

$ migrator migrate -v 0
! CommandError: Modifying GeneratedFields is not supported - the field shop.Item.twice must be removed and re-added with the new definition.
!   in shop.0002_bad, Alter field twice on item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterField", "model_name": "item", "name": "twice", "field": {"type": "IntegerField", "null": true}}]}

$ migrator migrate -v 0
! CommandError: Modifying GeneratedFields is not supported - the field shop.Item.twice must be removed and re-added with the new definition.
!   in shop.0002_bad, Alter field twice on item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterField", "model_name": "item", "name": "size", "field": {"type": "GeneratedField", "expression": {"sql": "1"}, "output_field": {"type": "IntegerField"}, "db_persist": true}}]}

$ migrator migrate -v 0
! CommandError: Modifying GeneratedFields is not supported - the field shop.Item.size must be removed and re-added with the new definition.
!   in shop.0002_bad, Alter field size on item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterField", "model_name": "item", "name": "size", "field": {"type": "CustomField", "class": "a.B", "db_type": null}}]}

$ migrator migrate -v 0
! CommandError: Cannot alter field shop.Item.size into shop.Item.size - they do not properly define db_type (are you using a badly-written custom field?)
!   in shop.0002_bad, Alter field size on item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterField", "model_name": "item", "name": "size", "field": {"type": "BigIntegerField", "null": true}}]}

$ migrator migrate -v 0
! CommandError: cannot alter type of a column used by a generated column
!   in shop.0002_bad, Alter field size on item (migrations/shop/0002_bad.json:3)
!   detail: Column "size" is used by generated column "twice".
!   statement: ALTER TABLE "shop_item" ALTER COLUMN "size" TYPE bigint USING "size"::bigint
!   SQLSTATE: 0A000
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [ ] 0002_bad

$ migrator sqlmigrate shop 0002
| BEGIN;
| --
| -- Alter field size on item
| --
| ALTER TABLE "shop_item" ALTER COLUMN "size" TYPE bigint USING "size"::bigint;
| COMMIT;
