"""Databases with the example project in them, and the program that migrates them."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "support"))

import jsonc
from project import ROOT, Key
from server import Server, as_url, program


class Failure(Exception):
    """What a test has to say."""


def tell(faults: list[str]) -> int:
    """Prints what a test has found and gives its exit status."""
    for fault in faults:
        print(f"FAULT: {fault}")
    return 1 if faults else 0


class Database:
    """A database of the server's and the program at work on it."""

    def __init__(self, server: Server, migrator: Path, name: str) -> None:
        self.server = server
        self.migrator = migrator
        self.name = name
        self.config = ROOT / "migrator.json"
        self.url = as_url(server.keywords_of(name))
        # With a URL on the command line nothing else may say which database and project it is.
        self.environment = {key: value for key, value in os.environ.items()
                            if not key.startswith(("PG", "MIGRATOR_")) and key != "DATABASE_URL"}

    def answer(self, *argv: str) -> subprocess.CompletedProcess:
        command = [str(self.migrator), "--config", str(self.config),
                   "--database", self.url, *argv]
        return subprocess.run(command, capture_output=True, text=True, env=self.environment,
                              check=False)

    def run(self, *argv: str) -> str:
        done = self.answer(*argv)
        if done.returncode != 0:
            # Hundreds of names.
            told = re.sub(r"^  (Una|A)pplied before it in this run: .*\n", "", done.stderr,
                          flags=re.MULTILINE)
            raise Failure(f"migrator {' '.join(argv)} ends with {done.returncode}\n{told}")
        return done.stdout

    def query(self, sql: str) -> list[str]:
        """The rows as lines."""
        return self.server.query(sql, self.name).splitlines()

    def execute_files(self, *paths: Path) -> None:
        """Runs SQL files in one session and one transaction."""
        command = [self.server.psql, "-Xq", "-1", "-v", "ON_ERROR_STOP=1"]
        command += [f"--file={path}" for path in paths]
        done = subprocess.run([*command, self.url], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Failure(done.stderr)

    def dump(self) -> str:
        done = subprocess.run([program("pg_dump"), "--schema-only", "--no-owner", self.url],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Failure(f"pg_dump: {done.stderr}")
        # Newer versions put a random word around the dump.
        return re.sub(r"^\\(un)?restrict .*\n", "", done.stdout, flags=re.MULTILINE)

    def applied(self) -> list[Key]:
        """In the order in which they were applied; nothing in an empty database."""
        if self.query("SELECT to_regclass('django_migrations') IS NULL") == ["t"]:
            return []
        rows = self.query("SELECT app || '.' || name FROM django_migrations ORDER BY id")
        return [tuple(row.split(".", 1)) for row in rows]

    @contextmanager
    def time_zone(self, name: str) -> Iterator[None]:
        """The project in another time zone than UTC."""
        home = self.config
        content = jsonc.read(home)
        for folder in ("migrations", "models"):
            content[folder] = str(home.parent / content[folder])
        content["settings"]["TIME_ZONE"] = name
        with tempfile.TemporaryDirectory(prefix="elsewhere-") as folder:
            self.config = Path(folder) / home.name
            self.config.write_text(json.dumps(content), encoding="utf-8")
            try:
                yield
            finally:
                self.config = home

    @contextmanager
    def copy(self, suffix: str) -> Iterator["Database"]:
        """A copy of this database; nothing may be connected to it meanwhile."""
        with new_database(self.server, self.migrator, f"{self.name}_{suffix}", self.name) as other:
            yield other


@contextmanager
def new_database(server: Server, migrator: Path, name: str,
                 template: str = "template0") -> Iterator[Database]:
    """An empty database, or a copy of the template."""
    server.drop(name)
    server.query(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield Database(server, migrator, name)
    finally:
        server.drop(name)


def own_name(test: str) -> str:
    """A name for a database that no other run of a test has."""
    return f"migrator_example_{test}_{os.getpid()}"
