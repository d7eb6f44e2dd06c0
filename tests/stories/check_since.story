# What is new since a revision of git is looked at; what was there before must be as it was.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "AutoField", "primary_key": true},
        {"name": "size", "type": "IntegerField"}]}]}

file migrations/shop/0002_more.json
    {"dependencies": [["shop", "0001_initial"]], "operations": [
      {"op": "RemoveField", "model_name": "item", "name": "size"}]}

$ migrator check --since HEAD
! CommandError: --since: git finds no repository around migrations
!   fatal: not a git repository (or any of the parent directories): .git
exit 1

$ git init -q -b main . && git add migrations && git -c user.name=a -c user.email=a@b commit -q -m first

$ migrator check --since nothing
! CommandError: --since: git finds no common base with 'nothing'
!   fatal: Not a valid object name nothing
exit 1

$ migrator check --since main
| 0 migrations checked: 0 errors, 0 warnings, 0 notes

file migrations/shop/0003_next.json
    {"dependencies": [["shop", "0002_more"]], "operations": [
      {"op": "AddField", "model_name": "item", "name": "code", "field": {"type": "IntegerField"}}]}

$ migrator check --since main
| migrations/shop/0003_next.json:
|   line 2: error M110 (not-null-without-default)
|     Add field code to item: fails if shop_item has rows: code takes no null and has no default
|     → It fails on a table with rows: give a db_default, or add it as null, fill it, and forbid null later.
|   line 2: warning M302 (insert-breaks-release)
|     Add field code to item: the running release cannot insert into shop_item: it does not know code
|     → Give it a db_default, so that inserts without it succeed.
| 1 migration checked: 1 error, 1 warning, 0 notes
exit 1

# Blanks and comments change nothing.

file migrations/shop/0001_initial.json
    // The first.
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item",
       "fields": [
        {"name": "id", "type": "AutoField", "primary_key": true},
        {"name": "size", "type": "IntegerField"}]}]}

$ migrator check --since main | tail -1
| 1 migration checked: 1 error, 1 warning, 0 notes

file migrations/shop/0002_more.json
    {"dependencies": [["shop", "0001_initial"]], "operations": []}

$ migrator check --since main
| migrations/shop/0002_more.json:
|   error M007 (changed-after-merge)
|     does not read as it did
|     → Databases that have applied it do not see the change: put it into a new migration.
| migrations/shop/0003_next.json:
|   line 2: error M110 (not-null-without-default)
|     Add field code to item: fails if shop_item has rows: code takes no null and has no default
|     → It fails on a table with rows: give a db_default, or add it as null, fill it, and forbid null later.
|   line 2: warning M302 (insert-breaks-release)
|     Add field code to item: the running release cannot insert into shop_item: it does not know code
|     → Give it a db_default, so that inserts without it succeed.
| 2 migrations checked: 2 errors, 1 warning, 0 notes
exit 1

$ mv migrations/shop/0002_more.json migrations/shop/0002_renamed.json && sed -i s/0002_more/0002_renamed/ migrations/shop/0003_next.json && migrator check --since main
| migrations/shop/0002_more.json:
|   error M008 (deleted-after-merge)
|     is there no more
|     → Squash it instead, or remove it only when no database needs it any more.
| migrations/shop/0003_next.json:
|   line 2: error M110 (not-null-without-default)
|     Add field code to item: fails if shop_item has rows: code takes no null and has no default
|     → It fails on a table with rows: give a db_default, or add it as null, fill it, and forbid null later.
|   line 2: warning M302 (insert-breaks-release)
|     Add field code to item: the running release cannot insert into shop_item: it does not know code
|     → Give it a db_default, so that inserts without it succeed.
| 2 migrations checked: 2 errors, 1 warning, 0 notes
exit 1
