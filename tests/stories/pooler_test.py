#!/usr/bin/env python3
"""`migrate` through PgBouncer: in session mode all works, in the others it is refused.

    pooler_test.py PROGRAM

Needs MIGRATOR_TEST_DATABASE, as the stories do (run.py), and Debian's pgbouncer; without it the
test is skipped.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "support"))
from run_case import PATIENCE, RUNNER_LOCKS, RunCase, main, run_sql
from server import SKIPPED, as_url

PGBOUNCER = shutil.which("pgbouncer") or shutil.which("/usr/sbin/pgbouncer")
ID = {"name": "id", "type": "BigAutoField", "primary_key": True}


class Pooler(RunCase):
    def setUp(self):
        super().setUp()
        self.write("shop", "0001_initial", [{"op": "CreateModel", "name": "Item", "fields": [ID]}])
        self.write("shop", "0002_index", [run_sql("CREATE INDEX CONCURRENTLY i ON shop_item (id)")],
                   atomic=False, dependencies=[["shop", "0001_initial"]])

    def start_pooler(self, mode: str, **settings) -> str:
        """A pool for this test's database; returns its URL."""
        folder = tempfile.TemporaryDirectory(prefix="pooler-", dir="/tmp")
        self.addCleanup(folder.cleanup)
        keywords = self.SERVER.keywords_of(self.database)
        user = keywords.setdefault("user", os.environ.get("USER", "postgres"))
        server = " ".join(f"{key}={value}" for key, value in keywords.items())
        lines = {"listen_addr": "", "listen_port": 6432, "unix_socket_dir": folder.name,
                 "pool_mode": mode, "auth_type": "any", "logfile": f"{folder.name}/log",
                 "default_pool_size": 20, "query_wait_timeout": 20, **settings}
        path = Path(folder.name) / "pgbouncer.ini"
        path.write_text(f"[databases]\npool = {server}\n[pgbouncer]\n" +
                        "".join(f"{key} = {value}\n" for key, value in lines.items()))
        command = [PGBOUNCER, "-q", str(path)]
        if os.geteuid() == 0:  # which pgbouncer refuses to run as
            account = pwd.getpwnam("postgres")
            os.chown(folder.name, account.pw_uid, account.pw_gid)
            path.chmod(0o644)
            command = ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}",
                       "--clear-groups", *command]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                   text=True)
        self.addCleanup(self.end, process)
        self.wait_for_socket(f"{folder.name}/.s.PGSQL.6432", process)
        return as_url({"dbname": "pool", "user": user, "host": folder.name, "port": "6432"})

    def wait_for_socket(self, path: str, process: subprocess.Popen) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.assertIsNone(process.poll(), "pgbouncer ended")
            with socket.socket(socket.AF_UNIX) as client:
                if client.connect_ex(path) == 0:
                    return
            time.sleep(0.05)
        self.fail("pgbouncer does not listen")

    def finish(self, url: str, *arguments: str) -> tuple[str, str, int]:
        process = self.start(*arguments, DATABASE_URL=url)
        output, errors = process.communicate(timeout=PATIENCE)
        return output, errors, process.returncode

    def require_refused(self, url: str) -> None:
        output, errors, status = self.finish(url, "migrate")
        self.assertEqual((output, status), ("", 1), errors)
        self.assertTrue(errors.startswith(
            "CommandError: the connection goes through a pooler that shares sessions between "
            "transactions"), errors)
        self.assertIn("hint: connect to the server itself", errors)
        self.assertEqual(self.tables(), [])
        self.assertEqual(self.query(f"SELECT count(*) FROM {RUNNER_LOCKS}"), "0")

    def test_all_works_in_session_mode(self):
        url = self.start_pooler("session")
        _, errors, status = self.finish(url, "migrate", "--lock-timeout", "5")
        self.assertEqual((status, errors), (0, ""))
        self.assertEqual(self.recorded(), ["0001_initial", "0002_index"])
        self.assertEqual(self.finish(url, "migrate", "shop", "zero")[2], 0)

    def test_nothing_is_left_in_a_session_that_goes_back_to_the_pool(self):
        self.query(f"ALTER DATABASE {self.database} SET idle_session_timeout = '1h'")
        url = self.start_pooler("session", default_pool_size=2, server_reset_query="")
        _, errors, status = self.finish(url, "migrate", "--statement-timeout", "1min")
        self.assertEqual(status, 0, errors)
        for _ in range(4):
            seen = subprocess.run([
                self.SERVER.psql, "-XAtq", "-c", "SHOW statement_timeout", "-c",
                "SHOW lock_timeout", "-c", "SHOW idle_session_timeout", "-c",
                "SELECT current_setting('migrator.migration', true)", url],
                capture_output=True, text=True)
            self.assertEqual(seen.stdout, "0\n0\n1h\n\n", seen.stderr)

    def test_nothing_is_left_of_a_migration_that_failed_after_its_own_commit(self):
        self.write("shop", "0003_ends_it", [run_sql("COMMIT; BEGIN"), run_sql("SELECT 1/0")],
                   dependencies=[["shop", "0002_index"]])
        url = self.start_pooler("session", default_pool_size=2, server_reset_query="")
        _, errors, status = self.finish(url, "migrate")
        self.assertEqual(status, 1)
        self.assertIn("shop.0003_ends_it ended its transaction itself", errors)
        for _ in range(4):
            seen = subprocess.run([
                self.SERVER.psql, "-XAtq", "-c",
                "SELECT current_setting('migrator.migration', true)", url],
                capture_output=True, text=True)
            self.assertEqual(seen.stdout, "\n", seen.stderr)

    def test_two_runs_in_one_pool_wait_for_each_other(self):
        self.write("shop", "0001_initial", [run_sql("SELECT pg_sleep(1)"), {
            "op": "CreateModel", "name": "Item", "fields": [ID]}])
        url = self.start_pooler("session")
        runs = [self.start(DATABASE_URL=url) for _ in range(2)]
        answers = [run.communicate(timeout=PATIENCE) for run in runs]
        self.assertEqual([run.returncode for run in runs], [0, 0], answers)
        self.assertEqual(self.recorded(), ["0001_initial", "0002_index"])

    def test_transaction_mode_is_refused(self):
        self.require_refused(self.start_pooler("transaction"))

    def test_transaction_mode_is_refused_also_where_sessions_take_turns(self):
        url = self.start_pooler("transaction", server_round_robin=1, min_pool_size=5)
        for _ in range(3):
            self.require_refused(url)

    def test_a_pool_of_one_session_is_refused_without_waiting_for_a_second(self):
        self.require_refused(self.start_pooler("transaction", default_pool_size=1))

    def test_statement_mode_is_refused(self):
        self.require_refused(self.start_pooler("statement"))

    def test_looking_needs_no_session_of_its_own(self):
        url = self.start_pooler("transaction")
        output, errors, status = self.finish(url, "showmigrations")
        self.assertEqual((status, errors), (0, ""))
        self.assertEqual(output, "shop\n [ ] 0001_initial\n [ ] 0002_index\n")


if __name__ == "__main__":
    if not PGBOUNCER:
        print("skipped: pgbouncer is not installed")
        sys.exit(SKIPPED)
    main(Pooler, sys.argv)
