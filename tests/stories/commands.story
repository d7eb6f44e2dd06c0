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

# Django's flags come first, and these stand by themselves.

$ migrator migrate --help | sed -n '/that Django does not have/,$p' | grep -oE -e '--[a-z-]+ ' | sort
| --allow-foreign-history
| --lock-retry-for
| --lock-timeout
| --runner-lock-wait
| --statement-timeout

$ migrator --help | sed -n '/that Django does not have/,$p' | grep -oE -e '--(wait-for-database|detailed-exit-codes) ' | sort
| --detailed-exit-codes
| --wait-for-database

$ migrator migrate --lock-timeout soon
! migrator: error: argument --lock-timeout: invalid duration: 'soon' (seconds, or a number with ms, s, min or h)
exit 2

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

# Wrong flags and arguments are usage errors, status 2, in argparse's words (argparse_test.cpp has
# more of them); nothing runs.

$ migrator migrate --frobnicate
! migrator: error: unrecognized arguments: --frobnicate
exit 2

$ migrator --frobnicate
! migrator: error: unrecognized arguments: --frobnicate
exit 2

$ migrator migrate --fakee
! migrator: error: unrecognized arguments: --fakee (did you mean '--fake'?)
exit 2

$ migrator migrate --plan=0
! migrator: error: argument --plan: ignored explicit argument '0'
exit 2

$ migrator migrate --fake=false
! migrator: error: argument --fake: ignored explicit argument 'false'
exit 2

$ migrator migrate --noinput=1
! migrator: error: argument --noinput/--no-input: ignored explicit argument '1'
exit 2

$ migrator showmigrations --list=1
! migrator: error: argument -l/--list: ignored explicit argument '1'
exit 2

$ migrator sqlmigrate shop 0001 --offline=0
! migrator: error: argument --offline: ignored explicit argument '0'
exit 2

$ migrator migrate -v 4
! migrator: error: argument -v/--verbosity: invalid choice: 4 (choose from 0, 1, 2, 3)
exit 2

$ migrator migrate -v many
! migrator: error: argument -v/--verbosity: invalid int value: 'many'
exit 2

$ migrator migrate -v 0x1
! migrator: error: argument -v/--verbosity: invalid int value: '0x1'
exit 2

$ migrator migrate shop 0001 surplus
! migrator: error: unrecognized arguments: surplus
exit 2

$ migrator sqlmigrate shop
! migrator: error: the following arguments are required: migration_name
exit 2

$ migrator showmigrations --list --plan
! migrator: error: argument -p/--plan: not allowed with argument -l/--list
exit 2

$ migrator migrate --database
! migrator: error: argument --database: expected one argument
exit 2

$ migrator migrate --no
! migrator: error: ambiguous option: --no could match --no-color, --noinput, --no-input
exit 2

tty$ migrator migrate --plan=0
| migrator: error: argument --plan: ignored explicit argument '0'
exit 2

$ migrator migrate --no-color --force-color
! CommandError: The --no-color and --force-color options can't be used together.
exit 1

$ migrator showmigrations
| shop
|  [ ] 0001_initial

# As in Django a flag may be repeated, joined and abbreviated.

$ migrator showmigrations -v 0 -v 2 --verbos=1
| shop
|  [ ] 0001_initial

$ migrator --database nowhere showmigrations --database "$DATABASE_URL" -pv2
| [ ]  shop.0001_initial

$ migrator sqlmigrate --back shop 0001
| BEGIN;
| --
| -- Create model Item
| --
| DROP TABLE "shop_item" CASCADE;
| COMMIT;

$ migrator migrate --fake-i --pl --chec
| Planned operations:
| shop.0001_initial
|     Create model Item
exit 1

$ migrator sqlmigrate -- -v 0001
! CommandError: No installed app with label '-v'.
exit 1

$ migrator migrate shop -1
! CommandError: Cannot find a migration matching '-1' from app 'shop'.
exit 1

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
