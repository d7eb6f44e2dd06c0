# The command line itself: help, version, and what is said to a wrong one.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true}]}]}

$ migrator --version
| migrator 0.1.0

$ migrator --help
| Django's migrations as one native program for PostgreSQL.
| Usage: migrator [OPTIONS] [SUBCOMMAND]
|
| Options:
|   -h,--help                   Print this help message and exit
|   --version                   Display program version information and exit
|   --migrations DIR            Directory of the migrations; may be given several times
|   --models DIR                Directory of the declared models
|   --settings FILE             JSON file of Django settings: AUTH_USER_MODEL, DEFAULT_AUTO_FIELD, apps, …
|   --config FILE               Configuration file; otherwise migrator.json here or in a folder above
|   --database DATABASE         An alias of the configuration, a libpq URL or keyword string, sandbox: or sandbox:PATH
|   -v,--verbosity 0..3=1       0 = silent, 1 = normal, 2 = with times, 3 = the same
|   --no-color Excludes: --force-color
|                               No colours, also on a terminal
|   --force-color Excludes: --no-color
|                               Colours, also in a pipe
|   --traceback                 Accepted for Django's sake; errors are always told in full
|   --skip-checks               Accepted for Django's sake; there are no system checks
|   --pythonpath PATH           Accepted for Django's sake; there is no Python
|
| Subcommands:
|   migrate                     Bring the database to a point of the history, forwards or backwards
|   showmigrations              List all migrations and which of them are applied
|   sqlmigrate                  Print the SQL of a migration; nothing is executed
|   config                      Show every value of the configuration and where it came from
|

$ migrator | head -n 2
| Django's migrations as one native program for PostgreSQL.
| Usage: migrator [OPTIONS] [SUBCOMMAND]

$ migrator migrate --help
| Bring the database to a point of the history, forwards or backwards
| Usage: migrator migrate [OPTIONS] [app_label] [migration_name]
|
| Positionals:
|   app_label TEXT              Only this app and what it depends on
|   migration_name TEXT         The migration to reach, or the beginning of its name; "zero" unapplies all of the app
|
| Options:
|   -h,--help                   Print this help message and exit
|   --noinput,--no-input        Never ask; migrate asks nothing in any case
|   --fake                      Record the migrations without running them
|   --fake-initial              Record initial migrations whose tables and columns are there already
|   --plan                      Show what would be done, and do nothing
|   --check                     Exit with 1 if there is anything to do, and do nothing
|   --prune                     Delete the records of the app's migrations that are no longer on disk
|   --run-syncdb                Accepted for Django's sake; apps without migrations have no tables here
|
| Flags of every command: migrator --help

# An unknown command is an error; Django returns 1.

$ migrator frobnicate
! Unknown command: 'frobnicate'
! Type 'migrator --help' for usage.
exit 1

$ migrator migratte
! Unknown command: 'migratte' (did you mean 'migrate'?)
! Type 'migrator --help' for usage.
exit 1

$ migrator --no-color frobnicate shop
! Unknown command: 'frobnicate'
! Type 'migrator --help' for usage.
exit 1

# Wrong flags and arguments are usage errors, status 2.

$ migrator migrate --frobnicate
! The following argument was not expected: --frobnicate
! Run with --help for more information.
exit 2

$ migrator --frobnicate
! The following argument was not expected: --frobnicate
! Run with --help for more information.
exit 2

$ migrator migrate -v 4
! --verbosity: Value 4 not in range 0 to 3
! Run with --help for more information.
exit 2

$ migrator migrate -v many
! --verbosity: Value many not in range 0 to 3
! Run with --help for more information.
exit 2

$ migrator migrate shop 0001 surplus
! The following argument was not expected: surplus
! Run with --help for more information.
exit 2

$ migrator sqlmigrate shop
! migration_name is required
! Run with --help for more information.
exit 2

$ migrator showmigrations --list --plan
! --list excludes --plan
! Run with --help for more information.
exit 2

$ migrator migrate --no-color --force-color
! --no-color excludes --force-color
! Run with --help for more information.
exit 2

$ migrator migrate --database
! --database: 1 required DATABASE missing
! Run with --help for more information.
exit 2

# Flags may stand before or after the command and between its arguments.

$ migrator -v 0 migrate --fake shop

$ migrator --no-color migrate -v 2 shop zero --traceback --skip-checks
| Operations to perform:
|   Unapply all migrations: shop
| Running migrations:
|   Rendering model states... DONE (<elapsed>)
|   Unapplying shop.0001_initial...
\ no newline
! CommandError: table "shop_item" does not exist
!   in shop.0001_initial, Create model Item (migrations/shop/0001_initial.json:2)
!   statement: DROP TABLE "shop_item" CASCADE
!   SQLSTATE: 42P01
!   shop.0001_initial was rolled back; nothing of it remains.
exit 1

$ migrator migrate shop -v1 0001 --noinput
| Operations to perform:
|   Target specific migration: 0001_initial, from shop
| Running migrations:
|   No migrations to apply.

$ migrator showmigrations -v2 shop --no-color
| shop
|  [X] 0001_initial (applied at <time>)

$ migrator --plan showmigrations
! The following argument was not expected: --plan
! Run with --help for more information.
exit 2

$ migrator migrate --plan shop zero -v0
| Planned operations:
| shop.0001_initial
|     Undo Create model Item

# An answer that could not be written is an error.

$ migrator showmigrations > /dev/full
