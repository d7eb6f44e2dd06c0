# The command line itself: help, version, and what is said to a wrong one.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true}]}]}

$ migrator --version
| migrator 0.1.0

# The layout of the help is the parser's; what counts is what it names.

$ migrator --help | grep -oE '^ +(migrate|showmigrations|sqlmigrate|config) ' | tr -d ' '
| migrate
| showmigrations
| sqlmigrate
| config

$ migrator --help | grep -oE -e '--(migrations|models|settings|config|database|verbosity|no-color|force-color) ' | sort -u
| --config
| --database
| --force-color
| --migrations
| --models
| --no-color
| --settings
| --verbosity

$ test "$(migrator)" = "$(migrator --help)"

$ migrator migrate --help | grep -oE -e '--(fake|fake-initial|plan|check|prune|noinput|run-syncdb)[ ,]' | tr -d ' ,' | sort -u
| --check
| --fake
| --fake-initial
| --noinput
| --plan
| --prune
| --run-syncdb

$ migrator squashmigrations --help | grep -oE -e '--(no-optimize|noinput|no-input|squashed-name|no-header)[ ,]' | tr -d ' ,' | sort -u
| --no-header
| --no-input
| --no-optimize
| --noinput
| --squashed-name

$ migrator optimizemigration --help | grep -oE -e '--check ' | sort -u
| --check

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

# Wrong flags and arguments are usage errors, status 2; the sentence is the parser's.

$ migrator migrate --frobnicate 2> said
exit 2

$ grep -c frobnicate said
| 1

$ migrator --frobnicate 2> said
exit 2

$ migrator migrate -v 4 2> said
exit 2

$ migrator migrate -v many 2> said
exit 2

$ migrator migrate shop 0001 surplus 2> said
exit 2

$ migrator sqlmigrate shop 2> said
exit 2

$ migrator showmigrations --list --plan 2> said
exit 2

$ migrator migrate --no-color --force-color 2> said
exit 2

$ migrator migrate --database 2> said
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

$ migrator --plan showmigrations 2> said
exit 2

$ migrator migrate --plan shop zero -v0
| Planned operations:
| shop.0001_initial
|     Undo Create model Item

# An answer that could not be written is an error.

$ migrator showmigrations > /dev/full
! CommandError: cannot write to standard output: No space left on device
exit 1
