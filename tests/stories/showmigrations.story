# showmigrations: by app, or in the order of the plan.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": []}

file migrations/shop/0002_more.json
    {"dependencies": [["shop", "0001_initial"], ["till", "0001_initial"]], "operations": []}

file migrations/shop/0001_squashed_0002_more.json
    {"replaces": [["shop", "0001_initial"], ["shop", "0002_more"]],
     "dependencies": [["till", "0001_initial"]], "operations": []}

file migrations/till/0001_initial.json
    {"dependencies": [], "operations": []}

# Files that Django's loader would skip are skipped here.

file migrations/till/_draft.json
    not even JSON

file migrations/till/0002_later.json~
    nor this

file migrations/till/notes.txt
    nor this

$ mkdir migrations/empty migrations/_private migrations/.git

$ migrator showmigrations
| empty
|  (no migrations)
| shop
|  [ ] 0001_squashed_0002_more (2 squashed migrations)
| till
|  [ ] 0001_initial

$ migrator showmigrations --plan -v 2
| [ ]  till.0001_initial
| [ ]  shop.0001_squashed_0002_more ... (till.0001_initial)

$ migrator migrate -v 0

$ migrator showmigrations -v 2
| empty
|  (no migrations)
| shop
|  [X] 0001_squashed_0002_more (2 squashed migrations)
| till
|  [X] 0001_initial (applied at <time>)

$ sql "DELETE FROM django_migrations WHERE name LIKE '%squashed%'"

$ migrator showmigrations shop
| shop
|  [-] 0001_squashed_0002_more (2 squashed migrations) Run 'manage.py migrate' to finish recording.

$ migrator showmigrations -p till
| [X]  till.0001_initial

$ migrator showmigrations till shop till
| till
|  [X] 0001_initial
| shop
|  [-] 0001_squashed_0002_more (2 squashed migrations) Run 'manage.py migrate' to finish recording.
| till
|  [X] 0001_initial

$ migrator showmigrations --list empty
| empty
|  (no migrations)

$ migrator showmigrations nothing shop niente
! No installed app with label 'nothing'.
! No installed app with label 'niente'.
exit 2
