"""The PostgreSQL server that the stories run on: a database of its own for each."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

SKIPPED = 77
SERVER_VARIABLE = "MIGRATOR_TEST_DATABASE"


def program(name: str) -> str:
    """The path of psql or another client program: the newest that Debian keeps, whose name in PATH
    is a slow wrapper that chooses one, else from PATH."""
    versions = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: int(p.parts[-3])
    )
    found = str(versions[-1]) if versions else shutil.which(name)
    if not found:
        sys.exit(f"{name} is neither in PATH nor under /usr/lib/postgresql")
    return found


def parse_conninfo(text: str) -> dict[str, str]:
    """A libpq URL or keyword string as its keywords."""
    if "://" not in text:
        pairs = re.findall(r"(\w+)\s*=\s*('(?:[^'\\]|\\.)*'|\S*)", text)
        return {key: re.sub(r"\\(.)", r"\1", value.strip("'")) for key, value in pairs}
    url = urlsplit(text)
    keywords = {
        "user": unquote(url.username or ""),
        "password": unquote(url.password or ""),
        "host": unquote(url.hostname or ""),
        "port": str(url.port or ""),
        "dbname": url.path.lstrip("/"),
        **dict(parse_qsl(url.query)),
    }
    return {key: value for key, value in keywords.items() if value}


def as_url(keywords: dict[str, str]) -> str:
    rest = {key: value for key, value in keywords.items() if key != "dbname"}
    return f"postgresql:///{keywords['dbname']}?{urlencode(rest, quote_via=quote, safe='/')}"


def as_environment(keywords: dict[str, str]) -> dict[str, str]:
    names = {"dbname": "PGDATABASE"}
    return {names.get(key, "PG" + key.upper()): value for key, value in keywords.items()}


class Server:
    """Makes and drops databases. What it runs sees no PG* variable but what the URL says."""

    def __init__(self, conninfo: str):
        self.keywords = parse_conninfo(conninfo)
        self.keywords.setdefault("dbname", "postgres")
        self.psql = program("psql")

    @staticmethod
    def from_environment() -> "Server":
        conninfo = os.environ.get(SERVER_VARIABLE)
        if not conninfo:
            print(f"skipped: {SERVER_VARIABLE} names no server to make databases on")
            sys.exit(SKIPPED)
        return Server(conninfo)

    def keywords_of(self, database: str) -> dict[str, str]:
        return {**self.keywords, "dbname": database}

    def query(self, sql: str, database: str | None = None) -> str:
        url = as_url(self.keywords_of(database) if database else self.keywords)
        command = [self.psql, "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", sql, url]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"psql: {done.stderr.strip()}")
        return done.stdout.rstrip("\n")

    def create(self, name: str) -> None:
        self.drop(name)
        self.query(f'CREATE DATABASE "{name}" TEMPLATE template0')

    def drop(self, name: str) -> None:
        self.query(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
