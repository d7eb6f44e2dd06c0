# Extensions: there, not there, not installed on the server, not allowed.

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
       {"op": "HStoreExtension"},
       {"op": "CreateExtension", "name": "hstore"},
       {"op": "TrigramExtension"},
       {"op": "BtreeGistExtension"}]}

$ migrator sqlmigrate shop 0002
| BEGIN;
| --
| -- Creates extension hstore
| --
| CREATE EXTENSION IF NOT EXISTS "hstore";
| --
| -- Creates extension hstore
| --
| CREATE EXTENSION IF NOT EXISTS "hstore";
| --
| -- Creates extension pg_trgm
| --
| CREATE EXTENSION IF NOT EXISTS "pg_trgm";
| --
| -- Creates extension btree_gist
| --
| CREATE EXTENSION IF NOT EXISTS "btree_gist";
| COMMIT;

$ migrator sqlmigrate shop 0002 --backwards
| BEGIN;
| --
| -- Creates extension btree_gist
| --
| -- (no-op)
| --
| -- Creates extension pg_trgm
| --
| -- (no-op)
| --
| -- Creates extension hstore
| --
| -- (no-op)
| --
| -- Creates extension hstore
| --
| -- (no-op)
| COMMIT;

$ sql "CREATE EXTENSION pg_trgm"

$ migrator sqlmigrate shop 0002
| BEGIN;
| --
| -- Creates extension hstore
| --
| CREATE EXTENSION IF NOT EXISTS "hstore";
| --
| -- Creates extension hstore
| --
| CREATE EXTENSION IF NOT EXISTS "hstore";
| --
| -- Creates extension pg_trgm
| --
| -- (no-op)
| --
| -- Creates extension btree_gist
| --
| CREATE EXTENSION IF NOT EXISTS "btree_gist";
| COMMIT;

$ migrator migrate -v 0

$ migrator sqlmigrate shop 0002
| BEGIN;
| --
| -- Creates extension hstore
| --
| -- (no-op)
| --
| -- Creates extension hstore
| --
| -- (no-op)
| --
| -- Creates extension pg_trgm
| --
| -- (no-op)
| --
| -- Creates extension btree_gist
| --
| -- (no-op)
| COMMIT;

$ migrator sqlmigrate shop 0002 --backwards
| BEGIN;
| --
| -- Creates extension btree_gist
| --
| DROP EXTENSION IF EXISTS "btree_gist";
| --
| -- Creates extension pg_trgm
| --
| DROP EXTENSION IF EXISTS "pg_trgm";
| --
| -- Creates extension hstore
| --
| DROP EXTENSION IF EXISTS "hstore";
| --
| -- Creates extension hstore
| --
| DROP EXTENSION IF EXISTS "hstore";
| COMMIT;

$ sql "SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY 1"
| btree_gist
| hstore
| pg_trgm

$ migrator migrate shop 0001 -v 0

$ sql "SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY 1"

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "CreateExtension", "name": "no_such_extension"}]}

$ migrator migrate -v 0 2>&1 | sed 's#file "/.*/#file "#'
| CommandError: extension "no_such_extension" is not available
|   in shop.0002_bad, Creates extension no_such_extension (migrations/shop/0002_bad.json:3)
|   detail: Could not open extension control file "no_such_extension.control": No such file or directory.
|   hint: The extension must first be installed on the system where PostgreSQL is running.
|   statement: CREATE EXTENSION IF NOT EXISTS "no_such_extension"
|   SQLSTATE: 0A000
|   shop.0002_bad was rolled back; nothing of it remains.

# A role that may make tables but no extensions.

$ sql "GRANT ALL ON SCHEMA public TO pg_monitor; GRANT ALL ON django_migrations TO pg_monitor"

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "BloomExtension"}]}

$ PGOPTIONS='-c role=pg_monitor' migrator migrate -v 0
! CommandError: permission denied to create extension "bloom"
!   in shop.0002_bad, Creates extension bloom (migrations/shop/0002_bad.json:3)
!   hint: Must be superuser to create this extension.
!   statement: CREATE EXTENSION IF NOT EXISTS "bloom"
!   SQLSTATE: 42501
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

# Once somebody else made it, the operation has nothing to do.

$ sql "CREATE EXTENSION bloom"

$ PGOPTIONS='-c role=pg_monitor' migrator migrate -v 0 --database "$DATABASE_URL"

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [X] 0002_bad
