# squashmigrations makes one migration of several, which stands for them on new databases.

file migrations/shop/0001_initial.json
    {"dependencies": [["__setting__", "AUTH_USER_MODEL"]], "operations": [
      {"op": "CreateModel", "name": "Item",
       "fields": [{"name": "id", "type": "BigAutoField", "primary_key": true},
                  {"name": "owner", "type": "ForeignKey", "to": {"setting": "AUTH_USER_MODEL"},
                   "on_delete": {"python": "SET(nobody)"}}],
       "options": {"db_table": null, "unique_together": []},
       "bases": ["models.Model", {"python": "mixins.Priced"}]}]}

file migrations/shop/0002_price.json
    {"dependencies": [["shop", "0001_initial"], ["till", "__first__"]], "operations": [
      {"op": "AddField", "model_name": "item", "name": "price", "field": {"type": "IntegerField", "default": 0}},
      {"op": "RunSQL", "sql": {"file": "0002_price.sql"}, "elidable": true},
      {"op": "RunPython", "code": "shop.prices.fill", "reverse_code": "noop", "elidable": true},
      {"op": "RenameField", "model_name": "item", "old_name": "price", "new_name": "cost"}]}

file migrations/shop/0002_price.sql
    UPDATE shop_item SET price = 1

file migrations/shop/0003_text.json
    {"dependencies": [["shop", "0002_price"]], "run_before": [["yard", "0001_initial"]], "operations": [
      {"op": "RunSQL", "sql": {"file": "0003_text.sql"}, "reverse_sql": "noop"},
      {"op": "AddField", "model_name": "item", "name": "label", "field": {"type": "TextField", "default": ""}}]}

file migrations/shop/0003_text.sql
    SELECT 1

file migrations/till/0001_initial.json
    {"dependencies": [], "operations": []}

file migrations/yard/0001_initial.json
    {"dependencies": [], "operations": []}

file migrations/auth/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "User", "fields": [{"name": "id", "type": "BigAutoField", "primary_key": true}]}]}

$ migrator squashmigrations shop 0003 --noinput
| Will squash the following migrations:
|  - 0001_initial
|  - 0002_price
|  - 0003_text
| Optimizing...
|   Optimized from 7 operations to 3 operations.
| Created new squashed migration migrations/shop/0001_squashed_0003_text.json
|   You should commit this migration but leave the old ones in place;
|   the new migration will be used for new installs. Once you are sure
|   all instances of the codebase have applied the migrations you squashed,
|   you can delete them.

$ cat migrations/shop/0001_squashed_0003_text.json
| {
|   "replaces": [
|     ["shop", "0001_initial"],
|     ["shop", "0002_price"],
|     ["shop", "0003_text"]
|   ],
|   "initial": true,
|   "dependencies": [
|     ["__setting__", "AUTH_USER_MODEL"],
|     ["till", "__first__"]
|   ],
|   "operations": [
|     {
|       "op": "CreateModel",
|       "name": "Item",
|       "fields": [
|         {"name": "id", "type": "BigAutoField", "primary_key": true},
|         {"name": "owner", "type": "ForeignKey", "to": "auth.user", "on_delete": {"python": "SET(nobody)"}},
|         {"name": "cost", "type": "IntegerField", "default": 0}
|       ],
|       "options": {"db_table": null},
|       "bases": ["models.Model", {"python": "mixins.Priced"}]
|     },
|     {"op": "RunSQL", "sql": "SELECT 1\n", "reverse_sql": "noop"},
|     {"op": "AddField", "model_name": "item", "name": "label", "field": {"type": "TextField", "default": ""}}
|   ]
| }

$ migrator migrate shop
| Operations to perform:
|   Apply all migrations: shop
| Running migrations:
|   Applying auth.0001_initial... OK
|   Applying till.0001_initial... OK
|   Applying shop.0001_squashed_0003_text... OK

$ migrator showmigrations shop
| shop
|  [X] 0001_squashed_0003_text (3 squashed migrations)

# With a start, a name of its own, and without optimizing. An unknown app, one without migrations,
# names that fit nothing.

$ rm migrations/shop/0001_squashed_0003_text.json

$ migrator squashmigrations shop 0002 0003 --noinput -v 0 --squashed-name ../tail
! CommandError: '0002_../tail' cannot be the name of a migration: it has a '/'
exit 1

$ migrator squashmigrations shop 0002 0003 --no-input --no-optimize --no-header --squashed-name tail
| Will squash the following migrations:
|  - 0002_price
|  - 0003_text
| (Skipping optimization.)
| Created new squashed migration migrations/shop/0002_tail.json
|   You should commit this migration but leave the old ones in place;
|   the new migration will be used for new installs. Once you are sure
|   all instances of the codebase have applied the migrations you squashed,
|   you can delete them.

file migrations/shop/0004.json
    {"dependencies": [["shop", "0003_text"]], "operations": []}

$ migrator squashmigrations shop 0004 0004 --noinput -v 0 --squashed-name tail
! CommandError: the name of shop.0004 has no number and '_' before it that the squash could begin with: leave out --squashed-name
exit 1

$ migrator squashmigrations nothing 0001
! CommandError: No installed app with label 'nothing'.
exit 1

$ migrator squashmigrations shop
! migrator: error: the following arguments are required: migration_name
exit 2

$ migrator squashmigrations shop 0001 0002 0003
! migrator: error: unrecognized arguments: 0003
exit 2

# It asks first; who does not answer is told how to do without.

$ migrator squashmigrations till 0001 < /dev/null
| Will squash the following migrations:
|  - 0001_initial
| Do you wish to proceed? [y/N]
\ no newline
! CommandError: EOF when reading a line: nobody is there to answer; --noinput does not ask
exit 1

$ printf 'perhaps\n\n' | migrator squashmigrations till 0001
| Will squash the following migrations:
|  - 0001_initial
| Do you wish to proceed? [y/N] Do you wish to proceed? [y/N]
\ no newline

$ printf 'Yes' | migrator squashmigrations till 0001
| Will squash the following migrations:
|  - 0001_initial
| Do you wish to proceed? [y/N] Optimizing...
|   No optimizations possible.
| Created new squashed migration migrations/till/0001_squashed_0001_initial.json
|   You should commit this migration but leave the old ones in place;
|   the new migration will be used for new installs. Once you are sure
|   all instances of the codebase have applied the migrations you squashed,
|   you can delete them.

# With declared models it is they that say whose relations are to a setting.

file models/auth.json
    {"models": [{"name": "User", "fields": [], "options": {"swappable": "AUTH_USER_MODEL"}}]}

$ rm migrations/shop/0002_tail.json

$ migrator --models models squashmigrations shop 0001 --noinput -v 0

$ grep -o '"to": [^,]*' migrations/shop/0001_squashed_0001_initial.json
| "to": {"setting": "AUTH_USER_MODEL"}
