"""The two sides of a comparison: the program and Django, each with a database of its own."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parent.parent / "support"))

from server import SKIPPED, Server, as_url, program

HERE = Path(__file__).resolve().parent
FOLDER = "MIGRATOR_DJANGO"

Version = tuple[int, int]


def why_no_django(oldest: Version, newest: Version) -> str:
    """Nothing when there is a Django of those versions that reaches PostgreSQL."""
    folder = os.environ.get(FOLDER, "")
    look = ("import sys; sys.path[:0] = filter(None, sys.argv[1:]);"
            "import psycopg2, django; print(*django.VERSION[:2])")
    done = subprocess.run([sys.executable, "-c", look, folder], capture_output=True, text=True,
                          check=False)
    where = f"in {folder}" if folder else f"of {sys.executable} ({FOLDER} names no folder)"
    if done.returncode != 0:
        return f"no Django and psycopg2 {where}: {done.stderr.strip().splitlines()[-1]}"
    version = tuple(map(int, done.stdout.split()))
    if not oldest <= version <= newest:
        wanted = " to ".join(".".join(map(str, each)) for each in dict.fromkeys((oldest, newest)))
        return f"the Django {where} is {'.'.join(map(str, version))}; this needs {wanted}"
    return ""


@dataclass
class Answer:
    status: int
    out: str
    err: str
    # Of what Django raised: its class and text; the server's primary message or "".
    error: dict[str, str] | None = None


@dataclass
class Tables:
    names: list[str]
    # What django_migrations says is applied, in the order of its rows.
    applied: list[tuple[str, str]]


class Django:
    """Real Django in a process that answers one request after the other."""

    def __init__(self) -> None:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", str(HERE / "django_worker.py")], text=True,
            env=environment | {"PYTHONHASHSEED": "0"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run(self, database: dict[str, str], migrations: Path, *argv: str) -> Answer:
        config = json.loads((migrations / "migrator.json").read_text(encoding="utf-8"))
        return Answer(**self.ask({"database": database, "migrations": str(migrations),
                                  "settings": config["settings"], "argv": argv}))

    def tables(self, database: dict[str, str]) -> Tables:
        found = self.ask({"database": database, "tables": True})
        return Tables(found["names"], [(app, name) for app, name in found["rows"]])

    def ask(self, request: dict[str, Any]) -> Any:
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("Django's process has ended")
        return json.loads(line)

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()


class Program:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.environment = {key: value for key, value in os.environ.items()
                            if not key.startswith(("PG", "MIGRATOR_")) and key != "DATABASE_URL"}

    def run(self, database: dict[str, str], migrations: Path, *argv: str) -> Answer:
        done = subprocess.run(
            [str(self.path), "--database", as_url(database), "--migrations", str(migrations),
             *argv], capture_output=True, text=True, env=self.environment, cwd=migrations,
            check=False)
        return Answer(done.returncode, done.stdout, done.stderr)


@dataclass
class Side:
    """One of the two, at work in its database."""

    name: str
    worker: Django | Program
    server: Server
    database: str

    def run(self, migrations: Path, *argv: str) -> Answer:
        return self.worker.run(self.keywords, migrations, *argv)

    @property
    def keywords(self) -> dict[str, str]:
        return self.server.keywords_of(self.database)

    def start_dump(self) -> subprocess.Popen:
        url = as_url(self.keywords)
        return subprocess.Popen([program("pg_dump"), "--schema-only", "--no-owner",
                                 "--exclude-table=django_migrations_ledger", url],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish_dump(process: subprocess.Popen) -> str:
    out, err = process.communicate()
    if process.returncode != 0:
        raise RuntimeError(f"pg_dump: {err.strip()}")
    # Newer versions put a random word around the dump.
    return re.sub(r"^\\(un)?restrict .*\n", "", out, flags=re.MULTILINE)
