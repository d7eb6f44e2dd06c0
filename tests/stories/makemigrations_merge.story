# makemigrations --merge: branches of an app's history are joined again.

file migrations/shop/0001_initial.json
    {"$schema": "../../schema/migration.schema.json", "initial": true, "dependencies": [],
     "operations": [{"op": "CreateModel", "name": "Item", "fields": []}]}

file migrations/shop/0002_left.json
    {"dependencies": [["shop", "0001_initial"]], "operations": [
      {"op": "AddField", "model_name": "item", "name": "left", "field": {"type": "IntegerField", "null": true}}]}

file migrations/shop/0002_right.json
    {"dependencies": [["shop", "0001_initial"]], "operations": [{"op": "RunSQL", "sql": "SELECT 1"}]}

file migrations/till/0001_initial.json
    {"dependencies": [], "operations": []}

$ migrator makemigrations
! CommandError: Conflicting migrations detected; multiple leaf nodes in the migration graph: (0002_left, 0002_right in shop).
! To fix them run 'python manage.py makemigrations --merge'
exit 1

$ migrator makemigrations till
| No changes detected in app 'till'

$ migrator makemigrations --merge till
| No conflicts detected to merge.

$ migrator makemigrations --merge
| Merging shop
|   Branch 0002_left
|     + Add field left to item
|   Branch 0002_right
|     s Raw SQL operation
|
| Merging will only work if the operations printed above do not conflict
| with each other (working on different fields or models)
| Should these migration branches be merged? [y/N]
\ no newline
! CommandError: EOF when reading a line: nobody is there to answer; --noinput does not ask
exit 1

$ printf '\n' | migrator makemigrations --merge
| Merging shop
|   Branch 0002_left
|     + Add field left to item
|   Branch 0002_right
|     s Raw SQL operation
|
| Merging will only work if the operations printed above do not conflict
| with each other (working on different fields or models)
| Should these migration branches be merged? [y/N]
\ no newline

$ printf 'what\nN\n' | migrator makemigrations --merge
| Merging shop
|   Branch 0002_left
|     + Add field left to item
|   Branch 0002_right
|     s Raw SQL operation
|
| Merging will only work if the operations printed above do not conflict
| with each other (working on different fields or models)
| Should these migration branches be merged? [y/N] Please answer yes or no:
\ no newline

$ migrator makemigrations --merge --noinput --dry-run -v 3
| Merging shop
|   Branch 0002_left
|     + Add field left to item
|   Branch 0002_right
|     s Raw SQL operation
| Full merge migrations file '0003_merge_0002_left_0002_right.json':
| {
|   "$schema": "../../schema/migration.schema.json",
|   "dependencies": [
|     ["shop", "0002_left"],
|     ["shop", "0002_right"]
|   ],
|   "operations": []
| }

tty$ migrator makemigrations --merge --noinput --dry-run
| \e[36;1mMerging shop\e[0m
| \e[1m  Branch 0002_left\e[0m
|     + Add field left to item
| \e[1m  Branch 0002_right\e[0m
|     s Raw SQL operation

$ migrator makemigrations --merge --noinput -v 0 -n joined

$ cat migrations/shop/0003_joined.json && rm migrations/shop/0003_joined.json
| {
|   "$schema": "../../schema/migration.schema.json",
|   "dependencies": [
|     ["shop", "0002_left"],
|     ["shop", "0002_right"]
|   ],
|   "operations": []
| }

$ printf 'Yes\n' | migrator makemigrations --merge --scriptable
| migrations/shop/0003_merge_0002_left_0002_right.json
! Merging shop
!   Branch 0002_left
!     + Add field left to item
!   Branch 0002_right
!     s Raw SQL operation
!
! Merging will only work if the operations printed above do not conflict
! with each other (working on different fields or models)
! Should these migration branches be merged? [y/N]
! Created new merge migration migrations/shop/0003_merge_0002_left_0002_right.json

$ migrator showmigrations shop
| shop
|  [ ] 0001_initial
|  [ ] 0002_right
|  [ ] 0002_left
|  [ ] 0003_merge_0002_left_0002_right

$ migrator makemigrations --merge
| No conflicts detected to merge.

# Branches without a common beginning.

file migrations/till/0001_other.json
    {"dependencies": [], "operations": []}

$ migrator makemigrations --merge --noinput
! CommandError: Could not find common ancestor of ['0001_initial', '0001_other']
exit 1
