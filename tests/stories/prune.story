# --prune forgets the rows of migrations that are no longer on disk.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": []}

file migrations/shop/0002_gone.json
    {"dependencies": [["shop", "0001_initial"]], "operations": []}

$ migrator migrate -v 0

$ migrator migrate shop --prune
| Pruning migrations:
|   No migrations to prune.

$ rm migrations/shop/0002_gone.json

$ migrator migrate shop --prune --plan
| Pruning migrations:
|   Pruning shop.0002_gone OK
| Planned operations:
|   No planned migration operations.

$ sql "SELECT name FROM django_migrations"
| 0001_initial

$ sql "INSERT INTO django_migrations (app, name, applied) VALUES ('shop', '0000_gone', now())"

$ migrator migrate shop --prune -v 0

# Not while a squash may need them.

$ sql "INSERT INTO django_migrations (app, name, applied) VALUES ('shop', '0002_gone', now())"

file migrations/shop/0001_squashed.json
    {"replaces": [["shop", "0001_initial"], ["shop", "0002_gone"]], "dependencies": [], "operations": []}

$ migrator migrate shop --prune
| Pruning migrations:
|   Cannot use --prune because the following squashed migrations have their 'replaces' attributes and may not be recorded as applied:
|     shop.0001_squashed
|   Re-run 'manage.py migrate' if they are not marked as applied, and remove 'replaces' attributes in their Migration classes.
