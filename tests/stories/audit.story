# A table of what was done, if the configuration names one.

file migrator.json
    {"migrations": "migrations", "audit_table": "migrator_log"}

$ migrator config | grep migrator_log | tr -s " "
| audit_table migrator_log migrator.json:1

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": []}

file migrations/shop/0002_index.json
    {"dependencies": [["shop", "0001_initial"]], "atomic": false,
     "operations": [{"op": "RunSQL", "sql": "SELECT 1", "reverse_sql": "noop"}]}

file migrations/shop/0003_late.json
    {"dependencies": [["shop", "0002_index"]], "operations": []}

# Nothing is made by who only looks.

$ migrator showmigrations -v 2
| shop
|  [ ] 0001_initial
|  [ ] 0002_index
|  [ ] 0003_late

$ sql "SELECT to_regclass('migrator_log') IS NULL"
| t

$ migrator migrate shop 0002 -v 0

$ migrator migrate shop 0003 --fake -v 0

$ migrator migrate shop 0002 --fake -v 0

$ migrator migrate shop 0001 -v 0

$ sql "SELECT name, action, role = session_user, os_user <> '', host <> '', address IS NULL, length(checksum), took >= '0', version <> '', at <= now() FROM migrator_log ORDER BY id"
| 0001_initial|applied|t|t|t|t|32|t|t|t
| 0002_index|applied|t|t|t|t|32|t|t|t
| 0003_late|faked|t|t|t|t|32|t|t|t
| 0003_late|unfaked|t|t|t|t|32|t|t|t
| 0002_index|unapplied|t|t|t|t|32|t|t|t

# A failed migration is not in it.

file migrations/shop/0003_late.json
    {"dependencies": [["shop", "0002_index"]], "operations": [{"op": "RunSQL", "sql": "SELECT 1/0"}]}

$ migrator migrate -v 0 2>/dev/null
exit 1

$ sql "SELECT count(*) FROM migrator_log WHERE name = '0003_late' AND action = 'applied'"
| 0

# Files that were edited are told, at -v 2; layout and comments do not count. So are rows without one.

file migrations/shop/0001_initial.json
    // Nothing yet.
    {"operations": [], "dependencies": []}

file migrations/shop/0002_index.json
    {"dependencies": [["shop", "0001_initial"]], "atomic": false,
     "operations": [{"op": "RunSQL", "sql": "SELECT 2", "reverse_sql": "noop"}]}

$ sql "INSERT INTO django_migrations (app, name, applied) VALUES ('shop', '0009_gone', now()), ('till', '0001_initial', now())"

$ migrator showmigrations -v 2
| shop
|  [X] 0001_initial (applied at <time>)
|  [X] 0002_index (applied at <time>) edited since it was applied
|  [ ] 0003_late
|  [?] 0009_gone (applied at <time>) has no file
| till
|  [?] 0001_initial (applied at <time>) has no file

$ migrator showmigrations shop
| shop
|  [X] 0001_initial
|  [X] 0002_index
|  [ ] 0003_late

# A squash is in it, too, when what it replaces was applied before; and once, when it was run.

file migrations/desk/0001_initial.json
    {"dependencies": [], "operations": []}

file migrations/desk/0002_more.json
    {"dependencies": [["desk", "0001_initial"]], "operations": []}

file migrations/lamp/0001_squashed.json
    {"dependencies": [], "replaces": [["lamp", "0001_initial"], ["lamp", "0002_more"]], "operations": []}

$ migrator migrate desk -v 0

$ migrator migrate lamp -v 0

file migrations/desk/0001_squashed.json
    {"dependencies": [], "replaces": [["desk", "0001_initial"], ["desk", "0002_more"]], "operations": []}

$ migrator migrate desk -v 0

$ migrator migrate desk -v 0

$ sql "SELECT app, name, action, length(checksum), took < '1s' FROM migrator_log WHERE app IN ('desk', 'lamp') ORDER BY id"
| desk|0001_initial|applied|32|t
| desk|0002_more|applied|32|t
| lamp|0001_squashed|applied|32|t
| desk|0001_squashed|faked|32|t

$ sql "SELECT name FROM django_migrations WHERE app IN ('desk', 'lamp') ORDER BY id"
| 0001_initial
| 0002_more
| 0001_initial
| 0002_more
| 0001_squashed
| 0001_squashed

file migrations/desk/0001_squashed.json
    {"dependencies": [], "replaces": [["desk", "0001_initial"], ["desk", "0002_more"]], "operations": [], "initial": true}

$ migrator showmigrations desk -v 2
| desk
|  [X] 0001_squashed (2 squashed migrations) edited since it was applied

# The table need not be there for that.

$ sql "DROP TABLE migrator_log"

$ sql "DELETE FROM django_migrations WHERE app = 'desk' AND name = '0001_squashed'"

$ migrator migrate desk -v 0

$ sql "SELECT app, name, action FROM migrator_log"
| desk|0001_squashed|faked

# What counts is the file that was run, though it is edited meanwhile.

file migrations/slow/0001_initial.json
    {"dependencies": [], "operations": [{"op": "RunSQL", "sql": "SELECT pg_sleep(3)"}]}

$ migrator migrate slow -v 0 & until sql "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'" | grep -q 1; do sleep 0.1; done; echo '{"dependencies": [], "operations": []}' > migrations/slow/0001_initial.json; wait

$ migrator showmigrations slow -v 2
| slow
|  [X] 0001_initial (applied at <time>) edited since it was applied

# inspectdb takes it for no model's, and it is not the history's.

$ migrator inspectdb | grep -c migrator_log
| 0
exit 1

file migrator.json
    {"migrations": "migrations", "audit_table": "django_migrations"}

$ migrator showmigrations
! migrator.json:1: $.audit_table: must be another table than those of the history
exit 1
