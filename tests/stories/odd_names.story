# Names that PostgreSQL must see in quotes, and names it cannot have.

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
       {"op": "AddField", "model_name": "item", "name": "select", "field": {"type": "CharField", "max_length": 9, "null": true, "db_index": true, "db_comment": "select; 100%"}},
       {"op": "AddField", "model_name": "item", "name": "user", "field": {"type": "CharField", "max_length": 9, "null": true, "db_index": true, "db_comment": "user; 100%"}},
       {"op": "AddField", "model_name": "item", "name": "50%", "field": {"type": "CharField", "max_length": 9, "null": true, "db_index": true, "db_comment": "50%; 100%"}},
       {"op": "AddField", "model_name": "item", "name": "o'clock", "field": {"type": "CharField", "max_length": 9, "null": true, "db_index": true, "db_comment": "o'clock; 100%"}},
       {"op": "AddField", "model_name": "item", "name": "größe", "field": {"type": "CharField", "max_length": 9, "null": true, "db_index": true, "db_comment": "größe; 100%"}},
       {"op": "AddField", "model_name": "item", "name": "日本", "field": {"type": "CharField", "max_length": 9, "null": true, "db_index": true, "db_comment": "日本; 100%"}},
       {"op": "AddField", "model_name": "item", "name": "a b", "field": {"type": "CharField", "max_length": 9, "null": true, "db_index": true, "db_comment": "a b; 100%"}},
       {"op": "AddField", "model_name": "item", "name": "A", "field": {"type": "CharField", "max_length": 9, "null": true, "db_index": true, "db_comment": "A; 100%"}},
       {"op": "AlterField", "model_name": "item", "name": "select", "field": {"type": "TextField", "null": true, "db_index": true}},
       {"op": "AlterField", "model_name": "item", "name": "user", "field": {"type": "TextField", "null": true, "db_index": true}},
       {"op": "AlterField", "model_name": "item", "name": "50%", "field": {"type": "TextField", "null": true, "db_index": true}}]}

$ migrator migrate -v 0

$ sql "SELECT attname FROM pg_attribute WHERE attrelid = 'shop_item'::regclass AND attnum > 4 ORDER BY attnum"
| select
| user
| 50%
| o'clock
| größe
| 日本
| a b
| A

$ migrator migrate shop 0001 -v 0

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "item", "name": "a\"b", "field": {"type": "IntegerField", "null": true}}]}

$ migrator migrate -v 0

$ sql "SELECT attname FROM pg_attribute WHERE attrelid = 'shop_item'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum DESC LIMIT 1"
| a"b

$ migrator migrate shop 0001 -v 0

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "item", "name": "", "field": {"type": "IntegerField", "null": true}}]}

$ migrator migrate -v 0
! migrations/shop/0002_bad.json:3: $.operations[0].name: must not be empty
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "item", "name": "a\u0000b", "field": {"type": "IntegerField", "null": true}}]}

$ migrator migrate -v 0
! migrations/shop/0002_bad.json:3: $.operations[0].name: PostgreSQL has no NUL character (\u0000) in texts
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "item", "name": "j", "field": {"type": "JSONField", "default": {"k": ["a\u0000b"]}}}]}

$ migrator migrate -v 0
! migrations/shop/0002_bad.json:3: $.operations[0].field.default.k[0]: PostgreSQL has no NUL character (\u0000) in texts
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "item", "name": "j", "field": {"type": "JSONField", "db_default": {"k\u0000": 1}}}]}

$ migrator migrate -v 0
! migrations/shop/0002_bad.json:3: $.operations[0].field.db_default: a key must not contain a NUL character (\u0000)
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "SELECT 'a\u0000b'", "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! migrations/shop/0002_bad.json:3: $.operations[0].sql: PostgreSQL has no NUL character (\u0000) in texts
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": [["SELECT %s", ["a\u0000b"]]], "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! migrations/shop/0002_bad.json:3: $.operations[0].sql[0][1][0]: PostgreSQL has no NUL character (\u0000) in texts
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "CreateExtension", "name": "a\u0000b"}]}

$ migrator migrate -v 0
! migrations/shop/0002_bad.json:3: $.operations[0].name: PostgreSQL has no NUL character (\u0000) in texts
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "item", "name": "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn1", "field": {"type": "IntegerField", "null": true}},
       {"op": "AddField", "model_name": "item", "name": "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn2", "field": {"type": "IntegerField", "null": true}}]}

$ migrator migrate -v 0
! CommandError: column "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn" of relation "shop_item" already exists
!   in shop.0002_bad, Add field nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn2 to item (migrations/shop/0002_bad.json:4)
!   hint: PostgreSQL keeps the first 63 bytes of a name: choose names that differ in these
!   statement: ALTER TABLE "shop_item" ADD COLUMN "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn2" integer NULL
!   SQLSTATE: 42701
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "CreateModel", "name": "X", "fields": [{"name": "id", "type": "BigAutoField", "primary_key": true}], "options": {"db_table": "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn1"}},
       {"op": "CreateModel", "name": "Y", "fields": [{"name": "id", "type": "BigAutoField", "primary_key": true}], "options": {"db_table": "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn2"}}]}

$ migrator migrate -v 0
! CommandError: relation "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn" already exists
!   in shop.0002_bad, Create model Y (migrations/shop/0002_bad.json:4)
!   hint: PostgreSQL keeps the first 63 bytes of a name: choose names that differ in these
!   statement: CREATE TABLE "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn2" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY)
!   SQLSTATE: 42P07
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddIndex", "model_name": "item", "index": {"type": "Index", "fields": ["size"], "name": "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn1"}},
       {"op": "AddIndex", "model_name": "item", "index": {"type": "Index", "fields": ["size"], "name": "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn2"}}]}

$ migrator migrate -v 0
! CommandError: relation "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn" already exists
!   in shop.0002_bad, Create index nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn2 on field(s) size of model item (migrations/shop/0002_bad.json:4)
!   hint: PostgreSQL keeps the first 63 bytes of a name: choose names that differ in these
!   statement: CREATE INDEX "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn2" ON "shop_item" ("size")
!   SQLSTATE: 42P07
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddConstraint", "model_name": "item", "constraint": {"type": "CheckConstraint", "condition": "size > 0", "name": "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn1"}},
       {"op": "AddConstraint", "model_name": "item", "constraint": {"type": "CheckConstraint", "condition": "size > 0", "name": "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn2"}}]}

$ migrator migrate -v 0
! CommandError: constraint "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn" for relation "shop_item" already exists
!   in shop.0002_bad, Create constraint nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn2 on model item (migrations/shop/0002_bad.json:4)
!   hint: PostgreSQL keeps the first 63 bytes of a name: choose names that differ in these
!   statement: ALTER TABLE "shop_item" ADD CONSTRAINT "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn2" CHECK (size > 0)
!   SQLSTATE: 42710
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "CreateCollation", "name": "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn1", "locale": "C"},
       {"op": "CreateCollation", "name": "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn2", "locale": "C"}]}

$ migrator migrate -v 0
! CommandError: collation "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn" for encoding "UTF8" already exists
!   in shop.0002_bad, Create collation nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn2 (migrations/shop/0002_bad.json:4)
!   hint: PostgreSQL keeps the first 63 bytes of a name: choose names that differ in these
!   statement: CREATE COLLATION "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn2" (locale="C")
!   SQLSTATE: 42710
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

# Half a surrogate pair is no character.

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]], "operations": [
      {"op": "RunSQL", "sql": "SELECT '\ud800'"}]}

$ migrator migrate -v 0
! migrations/shop/0002_bad.json:2: $.operations[0].sql: syntax error at column 42: value - invalid string: surrogate U+D800..U+DBFF must be followed by U+DC00..U+DFFF; last read: '"SELECT '\ud800''
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "SELECT 1", "reverse_sql": "noop"}]}

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [ ] 0002_bad
