"""Runs of the program in a folder and on a database of their own, for tests that look in from
outside."""

import json
import os
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from server import Server, as_url

PATIENCE = 60  # seconds that anything may take on a busy machine, far less than a statement sleeps

# Of this database alone: other tests may run on the server.
RUNNER_LOCKS = ("pg_locks WHERE locktype = 'advisory' AND database = "
                "(SELECT oid FROM pg_database WHERE datname = current_database())")


def run_sql(sql: str) -> dict:
    return {"op": "RunSQL", "sql": sql, "reverse_sql": "noop"}


class RunCase(unittest.TestCase):
    PROGRAM = ""
    SERVER: Server

    def setUp(self):
        self.database = f"migrator_run_{os.getpid()}"
        self.SERVER.create(self.database)
        self.addCleanup(self.SERVER.drop, self.database)
        folder = tempfile.TemporaryDirectory(prefix="run-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, app: str, name: str, operations: list, **header) -> None:
        path = self.folder / "migrations" / app / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"dependencies": [], **header, "operations": operations}))

    def start(self, *arguments: str, **variables: str) -> subprocess.Popen:
        sanitizers = {name: value for name, value in os.environ.items()
                      if name.endswith("SAN_OPTIONS")}
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **sanitizers,
                       "DATABASE_URL": as_url(self.SERVER.keywords_of(self.database)), **variables}
        process = subprocess.Popen([self.PROGRAM, *(arguments or ["migrate"])], cwd=self.folder,
                                   env=environment, text=True, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(self.end, process)
        return process

    @staticmethod
    def end(process: subprocess.Popen) -> None:
        process.kill()
        process.communicate()

    def query(self, sql: str) -> str:
        return self.SERVER.query(sql, self.database)

    def recorded(self) -> list[str]:
        return self.query("SELECT name FROM django_migrations ORDER BY id").splitlines()

    def tables(self) -> list[str]:
        return self.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' "
                          "AND tablename NOT IN ('django_migrations', 'django_migrations_ledger') "
                          "ORDER BY 1").splitlines()

    def wait_until(self, condition: str) -> None:
        """Waits until the SQL condition holds."""
        deadline = time.monotonic() + PATIENCE
        while self.query(f"SELECT {condition}") != "t":
            self.assertLess(time.monotonic(), deadline, f"never came true: {condition}")
            time.sleep(0.05)

    def wait_until_asleep(self) -> None:
        self.wait_until("EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() "
                        "AND wait_event = 'PgSleep')")

    def interrupt(self, process: subprocess.Popen, number: signal.Signals) -> tuple[str, str, int]:
        process.send_signal(number)
        output, errors = process.communicate(timeout=PATIENCE)
        return output, errors, process.returncode


def main(case: type[RunCase], arguments: list[str]) -> None:
    """What every such test does when it is called: PROGRAM [unittest's arguments]."""
    RunCase.PROGRAM = str(Path(arguments.pop(1)).resolve())
    RunCase.SERVER = Server.from_environment()
    unittest.main(module=case.__module__, argv=arguments)
