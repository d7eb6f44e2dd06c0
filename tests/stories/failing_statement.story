# A statement fails: which one, where it is written, why, and what became of it all.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true},
        {"name": "serial", "type": "CharField", "max_length": 100}]},
      {"op": "RunSQL", "sql": "INSERT INTO shop_item (serial) VALUES ('x'), ('x')", "reverse_sql": "noop"}]}

file migrations/shop/0002_unique.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "item", "name": "note", "field": {"type": "TextField", "default": ""}},
       {"op": "AlterField", "model_name": "item", "name": "serial",
        "field": {"type": "CharField", "max_length": 100, "unique": true}}
     ]}

$ migrator migrate
| Operations to perform:
|   Apply all migrations: shop
| Running migrations:
|   Applying shop.0001_initial... OK
|   Applying shop.0002_unique...
\ no newline
! CommandError: could not create unique index "shop_item_serial_e67c92ab_uniq"
!   in shop.0002_unique, Alter field serial on item (migrations/shop/0002_unique.json:4)
!   detail: Key (serial)=(x) is duplicated.
!   statement: ALTER TABLE "shop_item" ADD CONSTRAINT "shop_item_serial_e67c92ab_uniq" UNIQUE ("serial")
!   SQLSTATE: 23505
!   shop.0002_unique was rolled back; nothing of it remains.
!   Applied before it in this run: shop.0001_initial
exit 1

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [ ] 0002_unique

$ sql "SELECT column_name FROM information_schema.columns WHERE table_name = 'shop_item' ORDER BY 1"
| id
| serial

# A syntax error has a place in the statement.

file migrations/shop/0002_unique.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "UPDATE shop_item\n   SET serial = 1,\nWHERE true", "reverse_sql": "noop"}
     ]}

$ migrator migrate
| Operations to perform:
|   Apply all migrations: shop
| Running migrations:
|   Applying shop.0002_unique...
\ no newline
! CommandError: syntax error at or near "WHERE"
!   in shop.0002_unique, Raw SQL operation (migrations/shop/0002_unique.json:3)
!   statement: UPDATE shop_item
!        SET serial = 1,
!     WHERE true
!   at character 37 of it
!   SQLSTATE: 42601
!   shop.0002_unique was rolled back; nothing of it remains.
exit 1

# Without a transaction the statements before it stay; the report says so.

file migrations/shop/0002_unique.json
    {"atomic": false,
     "dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "item", "name": "note", "field": {"type": "TextField", "default": ""}},
       {"op": "RunSQL", "sql": ["UPDATE shop_item SET note = 'a'", "SELECT 1/0"], "reverse_sql": "noop"}
     ]}

$ migrator migrate
| Operations to perform:
|   Apply all migrations: shop
| Running migrations:
|   Applying shop.0002_unique...
\ no newline
! CommandError: division by zero
!   in shop.0002_unique, Raw SQL operation (migrations/shop/0002_unique.json:5)
!   statement: SELECT 1/0
!   SQLSTATE: 22012
!   shop.0002_unique is not atomic: the statements before this one remain, and it is recorded as not applied. The same command goes on from here.
exit 1

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [ ] 0002_unique

$ sql "SELECT note FROM shop_item"
| a
| a

$ sql "ALTER TABLE shop_item DROP COLUMN note; DROP TABLE django_migrations_ledger"

# Going back.

file migrations/shop/0002_unique.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "SELECT 1", "reverse_sql": "DROP TABLE nothing"}
     ]}

$ migrator migrate -v 0

$ migrator migrate shop zero
| Operations to perform:
|   Unapply all migrations: shop
| Running migrations:
|   Rendering model states... DONE
|   Unapplying shop.0002_unique...
\ no newline
! CommandError: table "nothing" does not exist
!   in shop.0002_unique, Raw SQL operation (migrations/shop/0002_unique.json:3)
!   statement: DROP TABLE nothing
!   SQLSTATE: 42P01
!   shop.0002_unique was rolled back; nothing of it remains.
exit 1

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [X] 0002_unique

# A deferred constraint fails at the end of its migration.

file migrations/shop/0003_deferred.json
    {"dependencies": [["shop", "0002_unique"]],
     "operations": [
       {"op": "AddField", "model_name": "item", "name": "parent", "field": {"type": "ForeignKey", "to": "shop.Item", "null": true, "on_delete": "CASCADE"}},
       {"op": "RunSQL", "sql": "UPDATE shop_item SET parent_id = 77", "reverse_sql": "noop"}
     ]}

$ migrator migrate
| Operations to perform:
|   Apply all migrations: shop
| Running migrations:
|   Applying shop.0003_deferred...
\ no newline
! CommandError: insert or update on table "shop_item" violates foreign key constraint "shop_item_parent_id_f0ab547a_fk_shop_item_id"
!   in shop.0003_deferred, Raw SQL operation (migrations/shop/0003_deferred.json:4)
!   detail: Key (parent_id)=(77) is not present in table "shop_item".
!   statement: UPDATE shop_item SET parent_id = 77
!   SQLSTATE: 23503
!   shop.0003_deferred was rolled back; nothing of it remains.
exit 1

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [X] 0002_unique
|  [ ] 0003_deferred
