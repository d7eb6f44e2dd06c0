# Statements fail in the middle of several, and RunSQLs that control transactions themselves: the report is true.

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
       {"op": "RunSQL", "sql": "CREATE TABLE one (i int); SELECT 1/0; CREATE TABLE two (i int)", "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: division by zero
!   in shop.0002_bad, Raw SQL operation (migrations/shop/0002_bad.json:3)
!   statement: CREATE TABLE one (i int); SELECT 1/0; CREATE TABLE two (i int)
!   SQLSTATE: 22012
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

$ sql "SELECT string_agg(tablename, ' ') FROM pg_tables WHERE tablename IN ('one', 'two')"
|

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": ["CREATE TABLE one (i int)", "SELECT 1/0", "CREATE TABLE two (i int)"], "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: division by zero
!   in shop.0002_bad, Raw SQL operation (migrations/shop/0002_bad.json:3)
!   statement: SELECT 1/0
!   SQLSTATE: 22012
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

$ sql "SELECT string_agg(tablename, ' ') FROM pg_tables WHERE tablename IN ('one', 'two')"
|

file migrations/shop/0002_bad.json
    {"atomic": false, "dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": ["CREATE TABLE one (i int)", "SELECT 1/0", "CREATE TABLE two (i int)"], "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: division by zero
!   in shop.0002_bad, Raw SQL operation (migrations/shop/0002_bad.json:3)
!   statement: SELECT 1/0
!   SQLSTATE: 22012
!   shop.0002_bad is not atomic: the statements before this one remain, and it is recorded as not applied. The same command goes on from here.
exit 1

$ sql "SELECT string_agg(tablename, ' ') FROM pg_tables WHERE tablename IN ('one', 'two')"
| one

$ sql "SET client_min_messages = warning; DROP TABLE IF EXISTS one, two, django_migrations_ledger"

# A COMMIT keeps what was before it. Django lets it pass, and so do we, but do not call it rolled back.

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "CREATE TABLE one (i int); COMMIT", "reverse_sql": "noop"},
       {"op": "RunSQL", "sql": "SELECT 1/0", "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: division by zero
!   in shop.0002_bad, Raw SQL operation (migrations/shop/0002_bad.json:4)
!   statement: SELECT 1/0
!   SQLSTATE: 22012
!   shop.0002_bad ended its transaction itself (COMMIT or ROLLBACK in a RunSQL): what was committed remains, and it is recorded as not applied.
exit 1

$ sql "SELECT string_agg(tablename, ' ') FROM pg_tables WHERE tablename IN ('one', 'two')"
| one

$ sql "SET client_min_messages = warning; DROP TABLE IF EXISTS one, two"

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "CREATE TABLE one (i int); COMMIT; BEGIN; CREATE TABLE two (i int)", "reverse_sql": "noop"},
       {"op": "RunSQL", "sql": "SELECT 1/0", "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: division by zero
!   in shop.0002_bad, Raw SQL operation (migrations/shop/0002_bad.json:4)
!   statement: SELECT 1/0
!   SQLSTATE: 22012
!   shop.0002_bad ended its transaction itself (COMMIT or ROLLBACK in a RunSQL): what was committed remains, and it is recorded as not applied.
exit 1

$ sql "SELECT string_agg(tablename, ' ') FROM pg_tables WHERE tablename IN ('one', 'two')"
| one

$ sql "SET client_min_messages = warning; DROP TABLE IF EXISTS one, two"

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": ["CREATE TABLE one (i int)", "ROLLBACK", "CREATE TABLE two (i int)", "SELECT 1/0"], "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: division by zero
!   in shop.0002_bad, Raw SQL operation (migrations/shop/0002_bad.json:3)
!   statement: SELECT 1/0
!   SQLSTATE: 22012
!   shop.0002_bad ended its transaction itself (COMMIT or ROLLBACK in a RunSQL): what was committed remains, and it is recorded as not applied.
exit 1

$ sql "SELECT string_agg(tablename, ' ') FROM pg_tables WHERE tablename IN ('one', 'two')"
| two

$ sql "SET client_min_messages = warning; DROP TABLE IF EXISTS one, two"

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "CREATE TABLE one (i int); COMMIT; BEGIN; CREATE TABLE two (i int)", "reverse_sql": "noop"}]}

$ migrator migrate -v 0

$ sql "SELECT string_agg(tablename, ' ') FROM pg_tables WHERE tablename IN ('one', 'two')"
| one two

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [X] 0002_bad

$ migrator migrate shop 0001 -v 0

$ sql "SET client_min_messages = warning; DROP TABLE IF EXISTS one, two"

# What refuses a transaction, or cannot be sent this way.

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "VACUUM", "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: VACUUM cannot run inside a transaction block
!   in shop.0002_bad, Raw SQL operation (migrations/shop/0002_bad.json:3)
!   hint: a statement that refuses a transaction needs "atomic": false on its migration
!   statement: VACUUM
!   SQLSTATE: 25001
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "CREATE INDEX CONCURRENTLY i ON shop_item (size)", "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: CREATE INDEX CONCURRENTLY cannot run inside a transaction block
!   in shop.0002_bad, Raw SQL operation (migrations/shop/0002_bad.json:3)
!   hint: a statement that refuses a transaction needs "atomic": false on its migration
!   statement: CREATE INDEX CONCURRENTLY i ON shop_item (size)
!   SQLSTATE: 25001
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddIndexConcurrently", "model_name": "item", "index": {"type": "Index", "fields": ["size"], "name": "i"}}]}

$ migrator migrate -v 0
! CommandError: The AddIndexConcurrently operation cannot be executed inside a transaction (set atomic = False on the migration).
!   in shop.0002_bad, Concurrently create index i on field(s) size of model item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

$ migrator sqlmigrate shop 0002
! CommandError: The AddIndexConcurrently operation cannot be executed inside a transaction (set atomic = False on the migration).
!   in shop.0002_bad, Concurrently create index i on field(s) size of model item (migrations/shop/0002_bad.json:3)
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RemoveIndexConcurrently", "model_name": "item", "name": "item_size_idx"}]}

$ migrator migrate -v 0
! CommandError: The RemoveIndexConcurrently operation cannot be executed inside a transaction (set atomic = False on the migration).
!   in shop.0002_bad, Concurrently remove index item_size_idx from item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "COPY shop_tag FROM STDIN", "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: COPY FROM STDIN and COPY TO STDOUT cannot be used here
!   in shop.0002_bad, Raw SQL operation (migrations/shop/0002_bad.json:3)
!   hint: use INSERT, or COPY with a file on the server
!   statement: COPY shop_tag FROM STDIN
!   SQLSTATE: 0A000
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": [["SELECT %s, %s", ["a"]]], "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: RunSQL has more %s than its 1 parameter(s): SELECT %s, %s
!   in shop.0002_bad, Raw SQL operation (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": [["SELECT '50%'", ["a"]]], "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: RunSQL with parameters has a percent sign that is neither %s nor %%: SELECT '50%'
!   in shop.0002_bad, Raw SQL operation (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "SELECT pg_terminate_backend(pg_backend_pid())", "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: the connection to the server was lost
!   in shop.0002_bad, Raw SQL operation (migrations/shop/0002_bad.json:3)
!   hint: the open transaction is rolled back by the server: see its log, then run the command again
!   statement: SELECT pg_terminate_backend(pg_backend_pid())
!   SQLSTATE: 08006
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

# The isolation level can still be chosen: nothing of ours took a snapshot.

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", "reverse_sql": "noop"}]}

$ migrator migrate -v 0

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [X] 0002_bad
