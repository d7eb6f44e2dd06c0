# makemigrations --update and --empty.

file migrations/shop/0001_initial.json
    {"initial": true, "dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "auto_created": true, "primary_key": true,
         "serialize": false, "verbose_name": "ID"}]}]}

file migrations/till/0001_initial.json
    {"initial": true, "dependencies": [["shop", "0001_initial"]], "operations": [
      {"op": "RunSQL", "sql": "SELECT 1", "elidable": true}]}

file models/shop.json
    {"models": [{"name": "Item", "fields": [{"name": "price", "type": "IntegerField", "default": 0}]}]}

file models/till.json
    {"models": []}

file migrator.json
    {"models": "models"}

# The last migration of an app that others depend on stays.

$ migrator makemigrations --update
! CommandError: Cannot update migration 'shop.0001_initial' that migrations 'till.0001_initial' depend on.
exit 1

$ rm migrations/till/0001_initial.json

$ migrator makemigrations --update --dry-run
| Migrations for 'shop':
|   migrations/shop/0001_initial_updated.json
|     + Create model Item

$ migrator makemigrations --update
| Migrations for 'shop':
|   migrations/shop/0001_initial_updated.json
|     + Create model Item
| Deleted migrations/shop/0001_initial.json

$ migrator makemigrations --update
| No changes detected

$ cat migrations/shop/*
| {
|   "initial": true,
|   "dependencies": [],
|   "operations": [
|     {
|       "op": "CreateModel",
|       "name": "Item",
|       "fields": [
|         {
|           "name": "id",
|           "type": "BigAutoField",
|           "primary_key": true,
|           "auto_created": true,
|           "serialize": false,
|           "verbose_name": "ID"
|         },
|         {"name": "price", "type": "IntegerField", "default": 0}
|       ]
|     }
|   ]
| }

# Nor is one changed that is applied, or that is a squash.

$ migrator migrate -v 0

file models/shop.json
    {"models": [{"name": "Item", "fields": []}]}

$ migrator makemigrations --update
! CommandError: Cannot update applied migration 'shop.0001_initial_updated'.
exit 1

$ migrator migrate shop zero -v 0

file migrations/shop/0002_squashed.json
    {"replaces": [["shop", "0001_initial_updated"]], "dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "auto_created": true, "primary_key": true,
         "serialize": false, "verbose_name": "ID"},
        {"name": "price", "type": "IntegerField", "default": 0}]}]}

$ migrator makemigrations --update
! CommandError: Cannot update squash migration 'shop.0002_squashed'.
exit 1

$ rm migrations/shop/0002_squashed.json

$ env -u DATABASE_URL migrator makemigrations --update
! CommandError: no database is configured. Give one with --database, DATABASE_URL, the PG* environment or the key "database" of migrator.json; --database sandbox: starts a private one
exit 1

$ migrator makemigrations --update -n fresh -v 0
| Deleted migrations/shop/0001_initial_updated.json

$ ls migrations/shop
| 0001_fresh.json

# Changes of several apps that refer to each other.

file models/shop.json
    {"models": [{"name": "Item", "fields": []}, {"name": "Box", "fields": []}]}

file models/till.json
    {"models": [{"name": "Till", "fields": [
      {"name": "box", "type": "ForeignKey", "to": "shop.Box", "on_delete": "CASCADE"}]}]}

$ migrator makemigrations till --empty -n start
| Migrations for 'till':
|   migrations/till/0001_start.json

$ migrator makemigrations --update
| Migrations for 'shop':
|   migrations/shop/0001_initial.json
|     + Create model Item
|     + Create model Box
| Deleted migrations/shop/0001_fresh.json
| Migrations for 'till':
|   migrations/till/0001_till.json
|     + Create model Till
| Deleted migrations/till/0001_start.json

$ cat migrations/till/*
| {
|   "dependencies": [["shop", "0001_initial"]],
|   "operations": [
|     {
|       "op": "CreateModel",
|       "name": "Till",
|       "fields": [
|         {
|           "name": "id",
|           "type": "BigAutoField",
|           "primary_key": true,
|           "auto_created": true,
|           "serialize": false,
|           "verbose_name": "ID"
|         },
|         {"name": "box", "type": "ForeignKey", "to": "shop.box", "on_delete": "CASCADE"}
|       ]
|     }
|   ]
| }

$ migrator makemigrations --check
| No changes detected

# --empty makes a migration to be filled.

$ migrator makemigrations --empty
! CommandError: You must supply at least one app label when using --empty.
exit 1

$ migrator makemigrations --empty -n data shop till
| Migrations for 'shop':
|   migrations/shop/0002_data.json
| Migrations for 'till':
|   migrations/till/0002_data.json

$ cat migrations/shop/0002_data.json
| {
|   "dependencies": [["shop", "0001_initial"]],
|   "operations": []
| }
