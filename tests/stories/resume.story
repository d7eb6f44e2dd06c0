# A migration without a transaction fails, its cause is removed, and the same command goes on.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true},
        {"name": "serial", "type": "CharField", "max_length": 100}]},
      {"op": "RunSQL", "sql": "INSERT INTO shop_item (serial) VALUES ('x'), ('x')", "reverse_sql": "noop"}]}

file migrations/shop/0002_serial.json
    {"atomic": false, "dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "UPDATE shop_item SET serial = serial || 'y'", "reverse_sql": "noop"},
       {"op": "RunSQL", "sql": "CREATE UNIQUE INDEX CONCURRENTLY item_serial_key ON shop_item (serial)",
        "reverse_sql": "DROP INDEX CONCURRENTLY item_serial_key"}]}

$ migrator migrate
| Operations to perform:
|   Apply all migrations: shop
| Running migrations:
|   Applying shop.0001_initial... OK
|   Applying shop.0002_serial...
\ no newline
! CommandError: could not create unique index "item_serial_key"
!   in shop.0002_serial, Raw SQL operation (migrations/shop/0002_serial.json:4)
!   detail: Key (serial)=(xy) is duplicated.
!   statement: CREATE UNIQUE INDEX CONCURRENTLY item_serial_key ON shop_item (serial)
!   SQLSTATE: 23505
!   shop.0002_serial is not atomic: the statements before this one remain, and it is recorded as not applied. The same command goes on from here.
!   Applied before it in this run: shop.0001_initial
exit 1

$ sql "SELECT position, state, statement FROM django_migrations_ledger ORDER BY position"
| 1|done|UPDATE shop_item SET serial = serial || 'y'
| 2|started|CREATE UNIQUE INDEX CONCURRENTLY item_serial_key ON shop_item (serial)

# What was done must stay as it was.

file migrations/shop/0002_serial.json
    {"atomic": false, "dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "UPDATE shop_item SET serial = serial || id", "reverse_sql": "noop"},
       {"op": "RunSQL", "sql": "CREATE UNIQUE INDEX CONCURRENTLY item_serial_key ON shop_item (serial)",
        "reverse_sql": "DROP INDEX CONCURRENTLY item_serial_key"}]}

$ migrator migrate -v 0
! CommandError: statement 1 of shop.0002_serial was changed since it was run: the migration cannot go on
!   in shop.0002_serial, Raw SQL operation (migrations/shop/0002_serial.json:3)
!   detail: it was: UPDATE shop_item SET serial = serial || 'y'
!   hint: put the file back as it was, as far as it was run; or undo by hand what it did, then DELETE FROM django_migrations_ledger WHERE app = 'shop' AND name = '0002_serial', and run it again; or do the rest of it by hand and record it with --fake
!   statement: UPDATE shop_item SET serial = serial || id
!   shop.0002_serial is not atomic: what an earlier run did of it remains, and it is recorded as not applied.
exit 1

file migrations/shop/0002_serial.json
    {"atomic": false, "dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "UPDATE shop_item SET serial = serial || 'y'", "reverse_sql": "noop"},
       {"op": "RunSQL", "sql": "CREATE UNIQUE INDEX CONCURRENTLY item_serial_key ON shop_item (serial)",
        "reverse_sql": "DROP INDEX CONCURRENTLY item_serial_key"}]}

$ sql "UPDATE shop_item SET serial = serial || id"

$ migrator migrate
| Operations to perform:
|   Apply all migrations: shop
| Running migrations:
|   Applying shop.0002_serial... OK
! shop.0002_serial was begun by an earlier run: going on after statement 1
! shop.0002_serial: dropping the invalid index public.item_serial_key, which a build that did not end has left

$ sql "SELECT serial, to_regclass('django_migrations_ledger') FROM shop_item ORDER BY id"
| xy1|
| xy2|

$ migrator migrate shop 0001 -v 0

$ sql "SELECT to_regclass('item_serial_key'), to_regclass('django_migrations_ledger')"
| |
