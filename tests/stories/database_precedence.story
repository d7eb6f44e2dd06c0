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
| USE_TZ                    true             default
| apps                      (none)           default

$ MIGRATOR_DATABASE_URL=postgresql://anna:secret@db.example/own migrator config | grep database
| database                  postgresql://anna:***@db.example/own  MIGRATOR_DATABASE_URL

$ env -u DATABASE_URL $PG_VARIABLES migrator config | grep ^database | tr -s " "
| database (libpq's defaults) PGHOST and the rest of libpq's environment

# What libpq takes from the environment is shown, but for the password; also beside a URL, which may
# leave it open, but not for a sandbox, which it does not count for.

$ env -u DATABASE_URL PGUSER= PGHOST=db.example PGPORT=5433 PGPASSWORD=secret PGSSLMODE=require migrator config | grep -E 'database|PG'
| database                  (libpq's defaults)  PGHOST and the rest of libpq's environment
| PGHOST                    db.example          environment
| PGPORT                    5433                environment
| PGPASSWORD                ***                 environment
| PGSSLMODE                 require             environment

$ DATABASE_URL=host=db.example PGPASSWORD=secret MIGRATOR_PG_BINDIR=/opt/pg migrator config | grep -E 'database|PG'
| database                  host=db.example  DATABASE_URL
| PGPASSWORD                ***              environment, for what database leaves open
| MIGRATOR_PG_BINDIR        /opt/pg          environment

$ DATABASE_URL=sandbox: PGPASSWORD=secret migrator config | grep -E 'database|PG'
| database                  sandbox:      DATABASE_URL

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
| database                  postgresql://carl:***@db.example/main          migrator.json:2
| databases.replica         host=replica.example password=*** dbname=main  migrator.json:4

$ migrator config --database replica | grep database
| database                  host=replica.example password=*** dbname=main  migrator.json:4 (alias replica, named by --database)
| databases.replica         host=replica.example password=*** dbname=main  migrator.json:4

$ DATABASE_URL= migrator config --database default | grep database
| database                  postgresql://carl:***@db.example/main          migrator.json:2
| databases.replica         host=replica.example password=*** dbname=main  migrator.json:4

$ migrator config --database default | grep database
| database                  postgresql://carl:***@db.example/main          migrator.json:2
| databases.replica         host=replica.example password=*** dbname=main  migrator.json:4

$ migrator config --database replca
! migrator: error: argument --database: 'replca' is no alias of the configuration's "databases" (did you mean 'replica'?), nor a URL, a keyword string or sandbox:
exit 2

$ migrator migrate --database replca
! migrator: error: argument --database: 'replca' is no alias of the configuration's "databases" (did you mean 'replica'?), nor a URL, a keyword string or sandbox:
exit 2

# Of what is no alias only a name is shown: a URL with a slip in it has its password.

$ migrator migrate --database postgresql:/carl:secret@db.example/main
! migrator: error: argument --database: what is given is no alias of the configuration's "databases", nor a URL, a keyword string or sandbox:
exit 2

# --database names an alias before it means anything else, and goes before the environment; also
# where the alias is called default and the file's own database is another.

file migrator.json
    {
      "database": "staging",
      "databases": {
        "default": "host=db.example password=secret dbname=prod",
        "staging": "host=db.example passwrod=secret dbname=stag",
        "odd=name": "sandbox:/odd"
      }
    }

$ migrator config --database default | grep database
| database                  host=db.example password=*** dbname=prod  migrator.json:4 (alias default, named by --database)
| databases.default         host=db.example password=*** dbname=prod  migrator.json:4
| databases.odd=name        sandbox:/odd                              migrator.json:6
| databases.staging         host=db.example passwrod=*** dbname=stag  migrator.json:5

$ migrator config --database staging | grep database
| database                  host=db.example passwrod=*** dbname=stag  migrator.json:5 (alias staging, named by --database)
| databases.default         host=db.example password=*** dbname=prod  migrator.json:4
| databases.odd=name        sandbox:/odd                              migrator.json:6
| databases.staging         host=db.example passwrod=*** dbname=stag  migrator.json:5

$ migrator config --database odd=name | grep '^database '
| database                  sandbox:/odd                              migrator.json:6 (alias odd=name, named by --database)

$ DATABASE_URL= migrator config | grep '^database '
| database                  host=db.example passwrod=*** dbname=stag  migrator.json:5 (alias staging, named by migrator.json:2)

$ env MIGRATOR_DATABASE_URL=host=own $PG_VARIABLES migrator config --database default | grep '^database '
| database                  host=db.example password=*** dbname=prod  migrator.json:4 (alias default, named by --database)

# A default that the file does not name: its one database; without any of them what it would be
# without the flag; never one of several others.

file migrator.json
    {"databases": {"staging": "host=stag", "replica": "host=replica"}, "database": "staging"}

$ migrator config --database default
! migrator: error: argument --database: 'default' is no alias of the configuration's "databases", nor a URL, a keyword string or sandbox:
exit 2

file migrator.json
    {"databases": {"staging": "host=stag"}, "database": "host=main"}

$ migrator config --database default | grep '^database '
| database                  host=main      migrator.json:1

file migrator.json
    {}

$ migrator config --database default | grep -o DATABASE_URL
| DATABASE_URL

$ migrator config --database ''
! migrator: error: argument --database: '' is no alias of the configuration's "databases", nor a URL, a keyword string or sandbox:
exit 2

# An alias named by the file itself; one that is called default.

file migrator.json
    {
      "database": "replica",
      "databases": {"replica": "host=replica.example"}
    }

$ DATABASE_URL= migrator config | grep database
| database                  host=replica.example  migrator.json:3 (alias replica, named by migrator.json:2)
| databases.replica         host=replica.example  migrator.json:3

file migrator.json
    {"databases": {"default": "host=db.example"}}

$ DATABASE_URL= migrator config | grep database
| database                  host=db.example  migrator.json:1 (alias default)
| databases.default         host=db.example  migrator.json:1

file migrator.json
    {"database": "nobody", "databases": {"replica": "host=replica.example"}}

$ DATABASE_URL= migrator config
! migrator.json:1: $.database: 'nobody' is neither an alias of 'databases' nor a URL
exit 1
