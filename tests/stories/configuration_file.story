# migrator.json is searched in the working directory and upwards; relative paths start beside it.

file migrator.json
    {
      // comments are welcome
      "migrations": ["history", "more"],
      "models": "models",
      "settings": {"AUTH_USER_MODEL": "shop.User", "apps": ["legacy"], "TIME_ZONE": "Europe/Paris"},
      "callables": {"shop.models.next_number": {"sql": "nextval('numbers')"}}
    }

$ mkdir models

file history/shop/0001_initial.json
    {"dependencies": [], "operations": []}

file more/till/0001_initial.json
    {"dependencies": [["__setting__", "AUTH_USER_MODEL"]], "operations": []}

$ DATABASE_URL=host=db migrator config
| config                    migrator.json       searched upwards
| migrations                history             migrator.json:3
| migrations                more                migrator.json:3
| models                    models              migrator.json:4
| database                  host=db             DATABASE_URL
| AUTH_USER_MODEL           shop.User           migrator.json:5
| DEFAULT_AUTO_FIELD        BigAutoField        default
| DEFAULT_TABLESPACE        (none)              default
| DEFAULT_INDEX_TABLESPACE  (none)              default
| TIME_ZONE                 Europe/Paris        migrator.json:5
| USE_TZ                    true                default
| apps                      legacy              migrator.json:5
| shop.models.next_number   nextval('numbers')  migrator.json:6

$ mkdir -p deep/er && cd deep/er && DATABASE_URL=host=db migrator config | tr -s " "
| config <folder>/migrator.json searched upwards
| migrations <folder>/history <folder>/migrator.json:3
| migrations <folder>/more <folder>/migrator.json:3
| models <folder>/models <folder>/migrator.json:4
| database host=db DATABASE_URL
| AUTH_USER_MODEL shop.User <folder>/migrator.json:5
| DEFAULT_AUTO_FIELD BigAutoField default
| DEFAULT_TABLESPACE (none) default
| DEFAULT_INDEX_TABLESPACE (none) default
| TIME_ZONE Europe/Paris <folder>/migrator.json:5
| USE_TZ true default
| apps legacy <folder>/migrator.json:5
| shop.models.next_number nextval('numbers') <folder>/migrator.json:6

$ cd deep && migrator showmigrations --plan
| [ ]  shop.0001_initial
| [ ]  till.0001_initial

$ DATABASE_URL=host=db migrator config --migrations elsewhere --models other
| config                    migrator.json       searched upwards
| migrations                elsewhere           --migrations
| models                    other               --models
| database                  host=db             DATABASE_URL
| AUTH_USER_MODEL           shop.User           migrator.json:5
| DEFAULT_AUTO_FIELD        BigAutoField        default
| DEFAULT_TABLESPACE        (none)              default
| DEFAULT_INDEX_TABLESPACE  (none)              default
| TIME_ZONE                 Europe/Paris        migrator.json:5
| USE_TZ                    true                default
| apps                      legacy              migrator.json:5
| shop.models.next_number   nextval('numbers')  migrator.json:6

$ mkdir empty && migrator showmigrations --migrations empty

# Another file, by name; settings from a file of their own come on top.

file other.json
    {"settings": {"DEFAULT_AUTO_FIELD": "django.db.models.AutoField"}}

file settings.json
    {"AUTH_USER_MODEL": "till.Person"}

$ DATABASE_URL=host=db migrator config --config other.json --settings settings.json
| config                    other.json   --config
| migrations                migrations   default
| models                    (none)       default
| database                  host=db      DATABASE_URL
| AUTH_USER_MODEL           till.Person  settings.json:1
| DEFAULT_AUTO_FIELD        AutoField    other.json:1
| DEFAULT_TABLESPACE        (none)       default
| DEFAULT_INDEX_TABLESPACE  (none)       default
| TIME_ZONE                 UTC          default
| USE_TZ                    true         default
| apps                      (none)       default

$ DATABASE_URL=host=db migrator config --settings settings.json
| config                    migrator.json       searched upwards
| migrations                history             migrator.json:3
| migrations                more                migrator.json:3
| models                    models              migrator.json:4
| database                  host=db             DATABASE_URL
| AUTH_USER_MODEL           till.Person         settings.json:1
| DEFAULT_AUTO_FIELD        BigAutoField        default
| DEFAULT_TABLESPACE        (none)              default
| DEFAULT_INDEX_TABLESPACE  (none)              default
| TIME_ZONE                 Europe/Paris        migrator.json:5
| USE_TZ                    true                default
| apps                      legacy              migrator.json:5
| shop.models.next_number   nextval('numbers')  migrator.json:6

$ DATABASE_URL=host=db migrator config --config nowhere.json
! nowhere.json: cannot be read: No such file or directory
exit 1

$ DATABASE_URL=host=db migrator config --settings nowhere.json
! nowhere.json: cannot be read: No such file or directory
exit 1

# One that cannot be read is not passed over for that of a folder further up.

$ mkdir -p odd/link odd/pipe odd/folder/migrator.json && ln -s nowhere.json odd/link/migrator.json && mkfifo odd/pipe/migrator.json

$ cd odd/link && migrator config
! migrator.json: cannot be read: No such file or directory
exit 1

$ cd odd/pipe && migrator config
! migrator.json: is not a regular file
exit 1

$ cd odd/folder && migrator config
! migrator.json: is a folder, not a file
exit 1

# Whoever names all by absolute paths needs no working directory.

$ root=$PWD && mkdir gone && cd gone && rmdir ../gone && migrator --config "$root/other.json" --migrations "$root/history" showmigrations
| shop
|  [ ] 0001_initial

$ root=$PWD && mkdir gone && cd gone && rmdir ../gone && migrator --config "$root/other.json" --migrations "$root/history" --database sandbox:keep showmigrations
! CommandError: sandbox:keep starts in the working directory, which cannot be found (No such file or directory): give an absolute path
exit 1

# What it does not know it refuses, all faults at once.

file migrator.json
    {
      "databse": "host=db.example",
      "migrations": 7,
      "settings": {"AUTH_USER_MODEL": "User", "DEFAULT_AUTO_FEILD": "x"},
      "callables": {"shop.f": "now()"}
    }

$ DATABASE_URL=host=db migrator config
! migrator.json:2: $.databse: unknown key 'databse' (did you mean 'database'?)
! migrator.json:3: $.migrations: must be a text, not an integer
! migrator.json:4: $.settings.AUTH_USER_MODEL: AUTH_USER_MODEL must be of the form 'app_label.model_name'
! migrator.json:4: $.settings.DEFAULT_AUTO_FEILD: unknown key 'DEFAULT_AUTO_FEILD' (did you mean 'DEFAULT_AUTO_FIELD'?)
! migrator.json:5: $.callables["shop.f"]: must be {"sql": "…"}, the SQL expression that gives the value
exit 1

$ migrator showmigrations
! migrator.json:2: $.databse: unknown key 'databse' (did you mean 'database'?)
! migrator.json:3: $.migrations: must be a text, not an integer
! migrator.json:4: $.settings.AUTH_USER_MODEL: AUTH_USER_MODEL must be of the form 'app_label.model_name'
! migrator.json:4: $.settings.DEFAULT_AUTO_FEILD: unknown key 'DEFAULT_AUTO_FEILD' (did you mean 'DEFAULT_AUTO_FIELD'?)
! migrator.json:5: $.callables["shop.f"]: must be {"sql": "…"}, the SQL expression that gives the value
exit 1

file migrator.json
    {"database": "host=db.example",

$ migrator migrate
! migrator.json:1: $: syntax error at column 31: object key - unexpected end of input; expected string literal
exit 1

# What could not be read may hold a password.

file migrator.json
    {"database": "postgresql://app:secret@db.example/shop
    "}

$ migrator migrate
! migrator.json:1: $.database: syntax error at column 54: value - invalid string: control character U+000A (LF) must be escaped to \u000A or \n
exit 1

file migrator.json
    {"database": "host=db.example",

file settings.json
    {"AUTH_USER_MODEL": 5, "AUTH_USER_MODEL": "till.Person"}

$ DATABASE_URL=host=db migrator config --config other.json --settings settings.json
! settings.json:1: $.AUTH_USER_MODEL: the key 'AUTH_USER_MODEL' is given twice
! settings.json:1: $.AUTH_USER_MODEL: AUTH_USER_MODEL must be of the form 'app_label.model_name'
exit 1

# A setting that names a model and that no migration names is a mistake.

file swapped/shop/0001_initial.json
    {"dependencies": [["__setting__", "SHOP_ITEM_MODEL"]], "operations": [
      {"op": "CreateModel", "name": "Item", "options": {"swappable": "SHOP_OWN_MODEL"}, "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true},
        {"name": "other", "type": "ForeignKey", "to": {"setting": "SHOP_OTHER_MODEL"}, "on_delete": "CASCADE", "null": true}]}]}

file migrator.json
    {
      "migrations": "swapped",
      "settings": {"SHOP_ITEM_MODEL": "shop.Item", "SHOP_OWN_MODEL": "shop.Item", "SHOP_OTHER_MODEL": "shop.Item"}
    }

$ migrator sqlmigrate shop 0001 --offline
| BEGIN;
| --
| -- Create model Item
| --
| CREATE TABLE "shop_item" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "other_id" bigint NULL);
| ALTER TABLE "shop_item" ADD CONSTRAINT "shop_item_other_id_828f2923_fk_shop_item_id" FOREIGN KEY ("other_id") REFERENCES "shop_item" ("id") DEFERRABLE INITIALLY DEFERRED;
| CREATE INDEX "shop_item_other_id_828f2923" ON "shop_item" ("other_id");
| COMMIT;

file settings.json
    {
      "AUTH_USER_MODE": "shop.Item"
    }

$ migrator showmigrations --settings settings.json
! settings.json:2: $.AUTH_USER_MODE: no migration names a setting 'AUTH_USER_MODE' (did you mean 'AUTH_USER_MODEL'?); known: AUTH_USER_MODEL, DEFAULT_AUTO_FIELD, DEFAULT_INDEX_TABLESPACE, DEFAULT_TABLESPACE, SHOP_ITEM_MODEL, SHOP_OTHER_MODEL, SHOP_OWN_MODEL, SILENCED_SYSTEM_CHECKS, TIME_ZONE, USE_TZ
exit 1

file settings.json
    {"SHOP_ITEMS_MODEL": "shop.Item"}

$ migrator showmigrations --settings settings.json --models models
! settings.json:1: $.SHOP_ITEMS_MODEL: no migration names a setting 'SHOP_ITEMS_MODEL' (did you mean 'SHOP_ITEM_MODEL'?); known: AUTH_USER_MODEL, DEFAULT_AUTO_FIELD, DEFAULT_INDEX_TABLESPACE, DEFAULT_TABLESPACE, SHOP_ITEM_MODEL, SHOP_OTHER_MODEL, SHOP_OWN_MODEL, SILENCED_SYSTEM_CHECKS, TIME_ZONE, USE_TZ
exit 1

file settings.json
    {"PRODUCT_MODEL": "shop.Item"}

$ migrator showmigrations --settings settings.json
! settings.json:1: $.PRODUCT_MODEL: no migration names a setting 'PRODUCT_MODEL'; known: AUTH_USER_MODEL, DEFAULT_AUTO_FIELD, DEFAULT_INDEX_TABLESPACE, DEFAULT_TABLESPACE, SHOP_ITEM_MODEL, SHOP_OTHER_MODEL, SHOP_OWN_MODEL, SILENCED_SYSTEM_CHECKS, TIME_ZONE, USE_TZ
exit 1

# Declared models may name it, before a migration does.

$ migrator showmigrations --settings settings.json --models models
| shop
|  [ ] 0001_initial

# A time zone that the server does not know is told with its place.

file migrator.json
    {
      "migrations": "history",
      "settings": {
        "TIME_ZONE": "Mars/X"
      }
    }

$ migrator showmigrations
! migrator.json:4: $.settings.TIME_ZONE: the server knows no time zone 'Mars/X': write UTC, or a name out of pg_timezone_names, such as Europe/Paris
exit 1

file settings.json
    {"TIME_ZONE": "Europe/Pari"}

$ migrator migrate --settings settings.json
! settings.json:1: $.TIME_ZONE: the server knows no time zone 'Europe/Pari' (did you mean 'Europe/Paris'?): write UTC, or a name out of pg_timezone_names, such as Europe/Paris
exit 1

file settings.json
    {"TIME_ZONE": "Asia/Kolkata"}

$ migrator showmigrations --settings settings.json
| shop
|  [ ] 0001_initial
