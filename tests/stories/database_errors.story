# The database is not there, or not as it should be: one line why, and what to do.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": []}

$ migrator showmigrations --database "postgresql:///x?host=$FOLDER"
! CommandError: cannot connect to the server on socket "<folder>/.s.PGSQL.5432": No such file or directory
!   hint: no server listens there: start it (systemctl start postgresql), or name its host and port in the database URL
!   SQLSTATE: 08001
exit 1

$ migrator showmigrations --database "postgresql://127.0.0.1:1/x"
! CommandError: cannot connect to the server at "127.0.0.1", port 1: Connection refused
!   hint: no server listens there: start it (systemctl start postgresql), or correct host and port in the database URL
!   SQLSTATE: 08001
exit 1

$ migrator showmigrations --database "postgresql:///migrator_no_such_database?host=$HOST&port=$PORT&user=$USER_NAME"
! CommandError: cannot connect to the server on socket "<host>/.s.PGSQL.5432": database "migrator_no_such_database" does not exist
!   hint: create it (createdb NAME), or correct the name in the database URL
!   SQLSTATE: 3D000
exit 1

$ migrator showmigrations --database "host=$HOST port=$PORT dbname=postgres user=migrator_no_such_role"
! CommandError: cannot connect to the server on socket "<host>/.s.PGSQL.5432": role "migrator_no_such_role" does not exist
!   hint: create it (createuser NAME), or name another user in the database URL
!   SQLSTATE: 28000
exit 1

$ migrator showmigrations --database "postgresql://%zz"
! CommandError: the database URL has a bad percent escape in its host
!   hint: '%' and two hexadecimal digits stand for a character: write '%' itself as %25, '@' as %40, ':' as %3A, '/' as %2F
!   SQLSTATE: 08001
exit 1

$ migrator showmigrations --database "hots=nowhere"
! CommandError: cannot connect to the database: invalid connection option "hots"
!   hint: did you mean 'host'?
!   SQLSTATE: 08001
exit 1

# A database that may only be read can be listed and planned, but not migrated.

$ PGOPTIONS='-c default_transaction_read_only=on' migrator showmigrations
| shop
|  [ ] 0001_initial

$ PGOPTIONS='-c default_transaction_read_only=on' migrator migrate --plan
| Planned operations:
| shop.0001_initial

$ PGOPTIONS='-c default_transaction_read_only=on' migrator migrate
! CommandError: the session is read-only
!   hint: default_transaction_read_only is on for this server, database or role: switch it off, or connect as another role
!   SQLSTATE: 25006
exit 1

$ sql "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
| 0

$ migrator migrate -v 0

$ PGOPTIONS='-c default_transaction_read_only=on' migrator migrate
| Operations to perform:
|   Apply all migrations: shop
| Running migrations:
|   No migrations to apply.

# A history that contradicts the files.

file migrations/shop/0000_before.json
    {"dependencies": [], "operations": []}

file migrations/shop/0001_initial.json
    {"dependencies": [["shop", "0000_before"]], "operations": []}

$ migrator migrate
! CommandError: Migration shop.0001_initial is applied before its dependency shop.0000_before on database 'default'.
!   The table django_migrations contradicts the files: correct its rows, or the dependencies.
exit 1

$ migrator showmigrations
| shop
|  [ ] 0000_before
|  [X] 0001_initial
