# Which database is meant: --database before MIGRATOR_DATABASE_URL before DATABASE_URL before the
# PG* environment before migrator.json.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": []}

$ DATABASE_URL=host=db.example migrator config
| config                    (none)           searched upwards
| migrations                migrations       default
| models                    (none)           default
| database                  host=db.example  DATABASE_URL
| AUTH_USER_MODEL           auth.User        default
| DEFAULT_AUTO_FIELD        BigAutoField     default
| DEFAULT_TABLESPACE        (none)           default
| DEFAULT_INDEX_TABLESPACE  (none)           default
| TIME_ZONE                 UTC              default
| apps                      (none)           default

$ MIGRATOR_DATABASE_URL=postgresql://anna:secret@db.example/own migrator config | grep database
| database                  postgresql://anna:***@db.example/own  MIGRATOR_DATABASE_URL

$ env -u DATABASE_URL $PG_VARIABLES migrator config | grep database
| database                  (libpq's defaults)  PGHOST and the rest of libpq's environment

$ env -u DATABASE_URL $PG_VARIABLES migrator showmigrations
| shop
|  [ ] 0001_initial

$ env -u DATABASE_URL migrator config | grep database
| database                  (none)        default

# An empty variable is no variable.

$ DATABASE_URL= migrator config | grep database
| database                  (none)        default

$ DATABASE_URL= migrator showmigrations
! CommandError: no database is configured. Give one with --database, DATABASE_URL, the PG* environment or the key "database" of migrator.json; --database sandbox: starts a private one
exit 1

$ DATABASE_URL= migrator --database "$DATABASE_URL" showmigrations
| shop
|  [ ] 0001_initial

# --database takes a URL or a keyword string; nobody sees a password.

$ migrator --database "$DATABASE_URL" migrate -v 0

$ migrator config --database 'postgresql://anna:secret@db.example:5433/shop?sslmode=require' | grep database
| database                  postgresql://anna:***@db.example:5433/shop?sslmode=require  --database

$ migrator config --database 'host=db.example user=anna password=secret dbname=shop' | grep database
| database                  host=db.example user=anna password=*** dbname=shop  --database

$ migrator config --database "host=db.example password='se cr\\'et' dbname=shop" | grep database
| database                  host=db.example password=*** dbname=shop  --database

$ migrator config --database 'postgresql://db.example/shop?user=anna&password=secret' | grep database
| database                  postgresql://db.example/shop?user=anna&password=***  --database

# The configuration file comes last; its aliases are for --database.

file migrator.json
    {
      "database": "postgresql://carl:secret@db.example/main",
      "databases": {
        "replica": "host=replica.example password=secret dbname=main"
      }
    }

$ migrator config | grep -o 'DATABASE_URL'
| DATABASE_URL

$ DATABASE_URL= migrator config | grep database
| database                  postgresql://carl:***@db.example/main  migrator.json:2

$ migrator config --database replica | grep database
| database                  host=replica.example password=*** dbname=main  migrator.json:4 (alias replica)

$ DATABASE_URL= migrator config --database default | grep database
| database                  postgresql://carl:***@db.example/main  migrator.json:2

$ migrator config --database default | grep -o 'DATABASE_URL'
| DATABASE_URL

$ migrator config --database replca
! migrator: error: --database: 'replca' is no alias of the configuration's "databases" (did you mean 'replica'?), nor a URL, a keyword string or sandbox:
exit 2

$ migrator migrate --database replca
! migrator: error: --database: 'replca' is no alias of the configuration's "databases" (did you mean 'replica'?), nor a URL, a keyword string or sandbox:
exit 2

# An alias named by the file itself; one that is called default.

file migrator.json
    {
      "database": "replica",
      "databases": {"replica": "host=replica.example"}
    }

$ DATABASE_URL= migrator config | grep database
| database                  host=replica.example  migrator.json:3 (alias replica)

file migrator.json
    {"databases": {"default": "host=db.example"}}

$ DATABASE_URL= migrator config | grep database
| database                  host=db.example  migrator.json:1 (alias default)

file migrator.json
    {"database": "nobody", "databases": {"replica": "host=replica.example"}}

$ DATABASE_URL= migrator config
! migrator.json:1: $.database: 'nobody' is neither an alias of 'databases' nor a URL
exit 1
