# RunSQLs that lead the search path away from the history, as every dump of pg_dump does.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true}]}]}

$ migrator migrate -v 0

# Without a transaction the record is the run's own: it is written where the history was read.

file migrations/shop/0002_dump.json
    {"atomic": false, "dependencies": [["shop", "0001_initial"]], "operations": [
      {"op": "RunSQL", "reverse_sql": "noop", "sql": [
        "SELECT pg_catalog.set_config('search_path', '', false)",
        "CREATE TABLE public.log (line text)"]}]}

$ migrator migrate -v 0

$ sql "SELECT name, to_regclass('django_migrations_ledger') FROM django_migrations ORDER BY id"
| 0001_initial|
| 0002_dump|

# What comes after it in the same run finds no tables; in a run of its own it does.

file migrations/shop/0003_dump.json
    {"atomic": false, "dependencies": [["shop", "0002_dump"]], "operations": [
      {"op": "RunSQL", "reverse_sql": "noop", "sql": [
        "SET search_path = nowhere", "INSERT INTO public.log VALUES ('a')"]}]}

file migrations/shop/0004_more.json
    {"dependencies": [["shop", "0003_dump"]], "operations": [
      {"op": "RunSQL", "sql": "INSERT INTO public.log VALUES ('b')", "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: relation "django_migrations" does not exist
!   in shop.0004_more (migrations/shop/0004_more.json)
!   hint: a RunSQL has led the search_path away from the history: let it end with RESET search_path, or name the schemas instead
!   statement: LOCK TABLE "django_migrations" IN SHARE ROW EXCLUSIVE MODE; SELECT "app", "name" FROM "django_migrations" WHERE ("app", "name") IN (('shop', '0004_more'))
!   SQLSTATE: 42P01
!   shop.0004_more was rolled back; nothing of it remains.
!   Applied before it in this run: shop.0003_dump
exit 1

$ migrator migrate -v 0

$ sql "SELECT string_agg(line, ' ') FROM log"
| a b

# A transaction's record is written as Django writes it, where the search path leads by then.

file migrations/shop/0005_atomic.json
    {"dependencies": [["shop", "0004_more"]], "operations": [
      {"op": "RunSQL", "reverse_sql": "noop", "sql": [
        "SELECT pg_catalog.set_config('search_path', '', false)",
        "INSERT INTO public.log VALUES ('c')"]}]}

$ migrator migrate -v 0
! CommandError: relation "django_migrations" does not exist
!   in shop.0005_atomic (migrations/shop/0005_atomic.json)
!   hint: a RunSQL has led the search_path away from the history: let it end with RESET search_path, or name the schemas instead
!   statement: LOCK TABLE "django_migrations" IN SHARE ROW EXCLUSIVE MODE; SELECT "app", "name" FROM "django_migrations" WHERE ("app", "name") IN (('shop', '0005_atomic'))
!   SQLSTATE: 42P01
!   shop.0005_atomic was rolled back; nothing of it remains.
exit 1

file migrations/shop/0005_atomic.json
    {"dependencies": [["shop", "0004_more"]], "operations": [
      {"op": "RunSQL", "reverse_sql": "noop", "sql": [
        "SELECT pg_catalog.set_config('search_path', '', false)",
        "INSERT INTO public.log VALUES ('c')", "RESET search_path"]}]}

$ migrator migrate -v 0

$ sql "SELECT string_agg(line, ' ') FROM log"
| a b c

# A failure in between is told as what it is.

file migrations/shop/0006_fails.json
    {"atomic": false, "dependencies": [["shop", "0005_atomic"]], "operations": [
      {"op": "RunSQL", "reverse_sql": "noop", "sql": [
        "SET search_path = nowhere", "SELECT * FROM missing"]}]}

$ migrator migrate -v 0
! CommandError: relation "missing" does not exist
!   in shop.0006_fails, Raw SQL operation (migrations/shop/0006_fails.json:2)
!   statement: SELECT * FROM missing
!   at character 15 of it
!   SQLSTATE: 42P01
!   shop.0006_fails is not atomic: the statements before this one remain, and it is recorded as not applied. The same command goes on from here.
exit 1
