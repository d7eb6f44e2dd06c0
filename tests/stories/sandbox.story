# A sandbox is the program's own: what the environment says of other servers is not for it.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "RunSQL", "sql": "DO $$ BEGIN RAISE NOTICE '% % % % %', current_user, current_database(), current_setting('TimeZone'), current_setting('client_encoding'), current_setting('work_mem'); END $$"}]}

file elsewhere
    PGAPPNAME=else PGCHANNELBINDING=require PGCLIENTENCODING=LATIN9 PGCONNECT_TIMEOUT=x PGDATABASE=else
    PGDATESTYLE=nonsense PGGEQO=off PGGSSENCMODE=require PGGSSLIB=none PGHOST=127.0.0.9
    PGHOSTADDR=127.0.0.9 PGKRBSRVNAME=else PGOPTIONS=-cwork_mem=64kB PGPASSFILE=/dev/null
    PGPASSWORD=secret PGPORT=9 PGREQUIREAUTH=scram-sha-256 PGREQUIREPEER=nobody PGSERVICE=else
    PGSERVICEFILE=/nonexistent PGSSLMODE=verify-full PGSSLNEGOTIATION=direct PGSSLROOTCERT=/nonexistent
    PGTARGETSESSIONATTRS=standby PGTZ=Mars/X PGUSER=else PGDATA=/nonexistent

$ env $(cat elsewhere) migrator --database sandbox: migrate -v 3 2>&1 | sed -n 's/.*NOTICE:  //p'
| migrator migrator UTC UTF8 4MB
