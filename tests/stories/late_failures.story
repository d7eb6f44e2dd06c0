# What fails at the end of a migration is told with the operation that asked for it.

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

$ sql "INSERT INTO shop_tag (slug) VALUES ('a'); INSERT INTO shop_item (name, size, tag_id) VALUES ('n', NULL, 1), ('n', 5, 1)"

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "item", "name": "code", "field": {"type": "IntegerField", "null": true, "db_index": true}},
       {"op": "RunSQL", "sql": "SELECT 1", "reverse_sql": "noop"},
       {"op": "RunSQL", "sql": "ALTER TABLE shop_item RENAME code TO cod", "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: column "code" does not exist
!   in shop.0002_bad, Add field code to item (migrations/shop/0002_bad.json:3)
!   statement: CREATE INDEX "shop_item_code_7fe3372d" ON "shop_item" ("code")
!   SQLSTATE: 42703
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "UPDATE shop_item SET tag_id = 77", "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: insert or update on table "shop_item" violates foreign key constraint "shop_item_tag_id_dce7ba08_fk_shop_tag_id"
!   in shop.0002_bad, Raw SQL operation (migrations/shop/0002_bad.json:3)
!   detail: Key (tag_id)=(77) is not present in table "shop_tag".
!   hint: a deferred constraint is checked at the end of the transaction: SET CONSTRAINTS ALL IMMEDIATE after the statements that change rows shows which of them breaks it
!   statement: COMMIT
!   SQLSTATE: 23503
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "UPDATE shop_item SET tag_id = 77", "reverse_sql": "noop"},
       {"op": "RunSQL", "sql": "SET CONSTRAINTS ALL IMMEDIATE", "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: insert or update on table "shop_item" violates foreign key constraint "shop_item_tag_id_dce7ba08_fk_shop_tag_id"
!   in shop.0002_bad, Raw SQL operation (migrations/shop/0002_bad.json:4)
!   detail: Key (tag_id)=(77) is not present in table "shop_tag".
!   statement: SET CONSTRAINTS ALL IMMEDIATE
!   SQLSTATE: 23503
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "UPDATE shop_item SET tag_id = 77", "reverse_sql": "noop"},
       {"op": "AddField", "model_name": "item", "name": "z", "field": {"type": "IntegerField", "null": true}}]}

$ migrator migrate -v 0
! CommandError: cannot ALTER TABLE "shop_item" because it has pending trigger events
!   in shop.0002_bad, Add field z to item (migrations/shop/0002_bad.json:4)
!   hint: rows were changed before in this transaction: let the RunSQL end with SET CONSTRAINTS ALL IMMEDIATE, or put the two into migrations of their own
!   statement: ALTER TABLE "shop_item" ADD COLUMN "z" integer NULL
!   SQLSTATE: 55006
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"atomic": false, "dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "UPDATE shop_item SET tag_id = 77", "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: insert or update on table "shop_item" violates foreign key constraint "shop_item_tag_id_dce7ba08_fk_shop_tag_id"
!   in shop.0002_bad, Raw SQL operation (migrations/shop/0002_bad.json:3)
!   detail: Key (tag_id)=(77) is not present in table "shop_tag".
!   statement: UPDATE shop_item SET tag_id = 77
!   SQLSTATE: 23503
!   shop.0002_bad is not atomic: the statements before this one remain, and it is recorded as not applied. The same command goes on from here.
exit 1

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [ ] 0002_bad
