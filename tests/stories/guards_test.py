#!/usr/bin/env python3
"""Servers, roles and histories that `migrate` refuses, waiting for a server, exit statuses.

    guards_test.py PROGRAM

Needs MIGRATOR_TEST_DATABASE, as the stories do (run.py), of a role that may create roles.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "support"))
from run_case import PATIENCE, RunCase, main, run_sql
from server import as_url, program

ID = {"name": "id", "type": "BigAutoField", "primary_key": True}


class Guards(RunCase):
    def setUp(self):
        super().setUp()
        self.write("shop", "0001_initial", [{"op": "CreateModel", "name": "Item", "fields": [ID]}])

    def finish(self, *arguments: str, **variables: str) -> tuple[str, str, int]:
        process = self.start(*arguments, **variables)
        output, errors = process.communicate(timeout=PATIENCE)
        return output, errors, process.returncode

    def new_role(self) -> str:
        """A role that may do nothing; the variables by which it is used."""
        role = f"migrator_guard_{os.getpid()}"
        self.query(f"CREATE ROLE {role} LOGIN")
        self.addCleanup(self.SERVER.query, f"DROP ROLE {role}")
        self.addCleanup(self.query, f"DROP OWNED BY {role} CASCADE")
        return role

    def url_of(self, role: str) -> str:
        return as_url({**self.SERVER.keywords_of(self.database), "user": role})

    # ---- roles --------------------------------------------------------------------------------

    def test_a_role_without_rights_on_the_schema_is_told_which(self):
        role = self.new_role()
        self.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        output, errors, status = self.finish("migrate", DATABASE_URL=self.url_of(role))
        self.assertEqual((output, status), ("", 1))
        self.assertEqual(errors, f'CommandError: role "{role}" may not create tables in schema '
                                 f'"public"\n  hint: as its owner: GRANT CREATE ON SCHEMA "public" '
                                 f'TO "{role}"\n  SQLSTATE: 42501\n')
        self.query(f'GRANT CREATE ON SCHEMA "public" TO "{role}"')
        self.assertEqual(self.finish("migrate", DATABASE_URL=self.url_of(role))[2], 0)

    def test_a_role_that_may_only_read_the_history_is_told_so(self):
        role = self.new_role()
        self.assertEqual(self.finish()[2], 0)
        self.write("shop", "0002_more", [], dependencies=[["shop", "0001_initial"]])
        self.query(f"GRANT SELECT, INSERT ON django_migrations TO {role}")
        output, errors, status = self.finish("migrate", DATABASE_URL=self.url_of(role))
        self.assertEqual((output, status), ("", 1))
        self.assertIn(f'role "{role}" may not write the history table django_migrations\n  hint: '
                      f'as its owner: GRANT SELECT, INSERT, DELETE ON', errors)
        self.query(f"GRANT SELECT, INSERT, DELETE ON django_migrations TO {role}")
        self.assertEqual(self.finish("migrate", DATABASE_URL=self.url_of(role))[2], 0)

    def test_a_role_that_may_not_number_the_history_is_told_so(self):
        """Django made the history's id a serial before 4.1."""
        role = self.new_role()
        self.query("CREATE TABLE django_migrations (id serial PRIMARY KEY, app text, name text, "
                   f"applied timestamptz); GRANT CREATE ON SCHEMA public TO {role}; "
                   f"GRANT SELECT, INSERT, DELETE ON django_migrations TO {role}")
        output, errors, status = self.finish("migrate", DATABASE_URL=self.url_of(role))
        self.assertEqual((output, status), ("", 1))
        self.assertIn(f'role "{role}" may not use the sequence that numbers the rows of '
                      f'django_migrations\n  hint: as its owner: GRANT USAGE ON SEQUENCE '
                      f'django_migrations_id_seq TO "{role}"\n', errors)
        self.query(f"GRANT USAGE ON SEQUENCE django_migrations_id_seq TO {role}")
        self.assertEqual(self.finish("migrate", DATABASE_URL=self.url_of(role))[2], 0)

    def test_a_role_that_cannot_keep_what_it_has_done_is_told_the_cure(self):
        role = self.new_role()
        self.assertEqual(self.finish()[2], 0)
        self.query(f"REVOKE CREATE ON SCHEMA public FROM PUBLIC; "
                   f"GRANT SELECT, INSERT, DELETE ON django_migrations, shop_item TO {role}")
        self.write("shop", "0002_rows", [run_sql("DELETE FROM shop_item"), run_sql("SELECT 1/0")],
                   dependencies=[["shop", "0001_initial"]], atomic=False)
        errors = self.finish("migrate", DATABASE_URL=self.url_of(role))[1]
        self.assertEqual(errors, f'CommandError: role "{role}" may not create tables in schema '
                                 '"public", where a migration without a transaction keeps what it '
                                 'has done\n  hint: as its owner: GRANT CREATE ON SCHEMA "public" '
                                 f'TO "{role}"\n  SQLSTATE: 42501\n')
        # Where a script may see to the right itself, it is asked for when it is needed.
        self.write("shop", "0002_a", [run_sql("SELECT 1")], dependencies=[["shop", "0001_initial"]])
        self.write("shop", "0002_rows", [run_sql("DELETE FROM shop_item"), run_sql("SELECT 1/0")],
                   dependencies=[["shop", "0002_a"]], atomic=False)
        errors = self.finish("migrate", DATABASE_URL=self.url_of(role))[1]
        self.assertIn("hint: a migration without a transaction keeps in this table what it has "
                      "done, to go on from there: GRANT CREATE on the schema of", errors)
        self.assertIn("\n  statement: CREATE TABLE public.django_migrations_ledger (", errors)
        # Where another role has left one in the middle, it alone can go on.
        self.assertEqual(self.finish()[2], 1)
        errors = self.finish("migrate", DATABASE_URL=self.url_of(role))[1]
        self.assertIn("permission denied for table django_migrations_ledger\n  hint: another role "
                      "has left a migration without a transaction in the middle", errors)

    def test_a_role_that_may_not_keep_an_audit_is_told_so_before_anything(self):
        role = self.new_role()
        self.assertEqual(self.finish()[2], 0)
        (self.folder / "migrator.json").write_text('{"audit_table": "migrator_log"}')
        self.query(f"REVOKE CREATE ON SCHEMA public FROM PUBLIC; "
                   f"GRANT SELECT, INSERT, DELETE ON django_migrations TO {role}")
        self.write("shop", "0002_more", [run_sql("SELECT 1")],
                   dependencies=[["shop", "0001_initial"]])
        output, errors, status = self.finish("migrate", DATABASE_URL=self.url_of(role))
        self.assertEqual((output, status), ("", 1))
        self.assertIn("permission denied for schema public\n  hint: the audit table is made in the "
                      "schema that the search path leads to: as its owner, GRANT CREATE ON SCHEMA",
                      errors)
        self.assertEqual(self.finish("migrate", "--fake", "shop", "0002")[2], 0)
        self.write("shop", "0003_rest", [run_sql("SELECT 1")],
                   dependencies=[["shop", "0002_more"]])
        output, errors, status = self.finish("migrate", DATABASE_URL=self.url_of(role))
        self.assertEqual((output, status), ("", 1))
        self.assertEqual(errors, 'CommandError: this role may not write the audit table '
                                 '"migrator_log"\n  hint: as its owner: GRANT SELECT, INSERT ON '
                                 '"migrator_log" TO …\n  SQLSTATE: 42501\n')
        errors = self.finish("showmigrations", "-v", "2", DATABASE_URL=self.url_of(role))[1]
        self.assertIn('this role may not read the audit table "migrator_log"\n  hint: as its '
                      'owner: GRANT SELECT ON "migrator_log" TO', errors)
        self.query(f"GRANT SELECT, INSERT ON migrator_log TO {role}")
        self.assertEqual(self.finish("migrate", DATABASE_URL=self.url_of(role))[2], 0)

    def test_a_search_path_that_leads_nowhere_is_refused(self):
        _, errors, status = self.finish("migrate", PGOPTIONS="-c search_path=nowhere")
        self.assertEqual(status, 1)
        self.assertIn("CommandError: no schema of the search path is there", errors)

    def test_a_script_before_the_first_table_may_see_to_the_rights_itself(self):
        self.write("shop", "0000_schema", [run_sql("CREATE SCHEMA nowhere")])
        self.write("shop", "0001_initial", [{"op": "CreateModel", "name": "Item", "fields": [ID]}],
                   dependencies=[["shop", "0000_schema"]])
        self.query("CREATE TABLE public.django_migrations (id bigint PRIMARY KEY GENERATED BY "
                   "DEFAULT AS IDENTITY, app text, name text, applied timestamptz)")
        self.assertEqual(self.finish("migrate", PGOPTIONS="-c search_path=nowhere,public")[2], 0)
        self.assertEqual(self.query("SELECT to_regclass('nowhere.shop_item') IS NOT NULL"), "t")

    # ---- histories ----------------------------------------------------------------------------

    def test_a_history_of_other_apps_alone_is_taken_for_another_database(self):
        self.assertEqual(self.finish()[2], 0)
        self.query("UPDATE django_migrations SET app = 'billing'; DROP TABLE shop_item")
        for command in ["showmigrations"], ["migrate", "--plan"]:
            self.assertEqual(self.finish(*command)[2], 0)
        output, errors, status = self.finish("migrate")
        self.assertEqual((output, status), ("", 1))
        self.assertEqual(errors, "CommandError: The database's history knows none of the apps here, "
                                 "but billing: is this the right database? Nothing has been "
                                 "changed. --allow-foreign-history goes on.\n")
        self.assertEqual(self.tables(), [])
        self.assertEqual(self.finish("migrate", "--allow-foreign-history")[2], 0)
        # From now on one app is known, which is enough.
        self.write("shop", "0002_more", [], dependencies=[["shop", "0001_initial"]])
        self.assertEqual(self.finish()[2], 0)

    # ---- waiting for a server -----------------------------------------------------------------

    def start_later(self, delay: float) -> str:
        """A server that listens only after a while; its URL."""
        folder = tempfile.TemporaryDirectory(prefix="later-", dir="/tmp")
        self.addCleanup(folder.cleanup)
        Path(folder.name).chmod(0o777)
        account = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        data = f"{folder.name}/data"
        subprocess.run([*account, program("initdb"), "-D", data, "-U", "postgres", "-A", "trust",
                        "--no-sync"], check=True, capture_output=True, cwd="/")
        control = [*account, program("pg_ctl"), "-D", data, "-l", f"{data}/log"]
        self.addCleanup(lambda: subprocess.run([*control, "-m", "immediate", "stop"], cwd="/",
                                               capture_output=True, check=False))
        command = " ".join(control) + (f" -o '-c listen_addresses= -c fsync=off "
                                       f"-c unix_socket_directories={folder.name}' start")
        starting = subprocess.Popen(["sh", "-c", f"sleep {delay}; {command} >{folder.name}/out"],
                                    cwd="/")
        self.addCleanup(starting.wait)
        return as_url({"dbname": "postgres", "user": "postgres", "host": folder.name})

    def test_a_database_that_comes_up_is_waited_for(self):
        url = self.start_later(1.5)
        _, errors, status = self.finish("migrate", "--wait-for-database", "60", DATABASE_URL=url)
        self.assertEqual(status, 0, errors)
        self.assertRegex(errors, r"^Waiting up to 60 s for the database: cannot connect to the "
                                 r"server on socket .*\n$")

    def test_the_wait_has_an_end(self):
        start = time.monotonic()
        _, errors, status = self.finish("migrate", "--wait-for-database", "1", "--detailed-exit-codes",
                                        DATABASE_URL="postgresql://127.0.0.1:1/x")
        self.assertEqual(status, 8)
        self.assertIn("CommandError: cannot connect to the server", errors)
        self.assertLess(0.5, time.monotonic() - start)

    def test_what_waiting_does_not_mend_is_not_waited_for(self):
        for url in ("hots=nowhere", "postgresql://%zz", as_url(
                {**self.SERVER.keywords_of(self.database), "user": "migrator_no_such_role"})):
            start = time.monotonic()
            self.assertEqual(self.finish("migrate", "--wait-for-database", "50",
                                         DATABASE_URL=url)[2], 1)
            self.assertLess(time.monotonic() - start, 20)

    # ---- exit statuses ------------------------------------------------------------------------

    def status_of(self, *arguments: str, **variables: str) -> tuple[int, int]:
        """Without and with --detailed-exit-codes."""
        return (self.finish("migrate", *arguments, **variables)[2],
                self.finish("migrate", "--detailed-exit-codes", *arguments, **variables)[2])

    def test_done_and_what_django_gives_1_or_2_for_stays(self):
        self.assertEqual(self.status_of("--check"), (1, 1))
        self.assertEqual(self.status_of("nothing"), (1, 1))
        self.assertEqual(self.status_of("--frobnicate"), (2, 2))
        self.assertEqual(self.status_of("--lock-timeout", "soon"), (2, 2))
        self.assertEqual(self.status_of(), (0, 0))
        self.assertEqual(self.status_of("--check"), (0, 0))

    def test_a_failure_that_leaves_nothing(self):
        self.write("shop", "0001_initial", [run_sql("SELECT 1/0")])
        self.assertEqual(self.status_of(), (1, 6))

    def test_a_failure_that_leaves_a_part(self):
        self.write("shop", "0001_initial", [run_sql("CREATE TABLE IF NOT EXISTS part ()"),
                                            run_sql("SELECT 1/0")], atomic=False)
        self.assertEqual(self.status_of(), (1, 7))
        self.write("shop", "0001_initial", [run_sql("COMMIT; BEGIN"), run_sql("SELECT 1/0")])
        self.assertEqual(self.status_of(), (1, 7))

    def test_no_connection_or_a_lost_one(self):
        self.assertEqual(self.status_of(DATABASE_URL="postgresql://127.0.0.1:1/x"), (1, 8))
        self.write("shop", "0001_initial", [run_sql("SELECT pg_terminate_backend(pg_backend_pid())")])
        self.assertEqual(self.status_of(), (1, 8))


if __name__ == "__main__":
    main(Guards, sys.argv)
