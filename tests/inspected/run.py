#!/usr/bin/env python3
"""Random tables, and what `inspectdb` makes of them.

    run.py --migrator PROGRAM [--first SEED] [--seeds N]

The tables of each seed (catalogues.py) are made in a database. The models and the migration that
`inspectdb` writes agree, and on another database, where only types, functions and the like are, the
migration makes the same tables: `pg_dump` is equal but for the order of columns and the names of
constraints that belong to fields, which no model says. What else models do not say is told of in a
comment. Needs MIGRATOR_TEST_DATABASE.
"""

import argparse
import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from catalogues import BEFORE, Catalogue

sys.path.append(str(Path(__file__).resolve().parent.parent / "support"))
from server import Server, as_url, program

class Difference(Exception):
    pass


def without_names(statement: str) -> str:
    """A statement of pg_dump without what no model says."""
    if statement.startswith("CREATE TABLE"):
        first, *lines = statement.splitlines()
        return "\n".join([first, *sorted(line.strip().rstrip(",") for line in lines)])
    single = r'(ADD CONSTRAINT )("([^"]|"")+"|\S+)( (FOREIGN KEY|UNIQUE \(("([^"]|"")+"|[^",]+)\)$))'
    return re.sub(single, r"\1…\4", statement)


class Run:
    def __init__(self, server: Server, migrator: str, folder: Path):
        self.server = server
        self.migrator = migrator
        self.folder = folder
        self.names = [f"inspected_{os.getpid()}_{each}" for each in ("from", "to")]

    def url(self, name: str) -> str:
        return as_url(self.server.keywords_of(name))

    def call(self, database: str, *arguments: str) -> None:
        done = subprocess.run([self.migrator, *arguments], cwd=self.folder, text=True,
                              capture_output=True, check=False,
                              env={**os.environ, "DATABASE_URL": self.url(database)})
        if done.returncode != 0:
            raise Difference(f"migrator {' '.join(arguments)}: {done.stdout}{done.stderr}")

    def dump(self, database: str) -> list[str]:
        done = subprocess.run([program("pg_dump"), "--schema-only", "--no-owner", "--table=exact_*",
                               '--table="Exact_"*', self.url(database)],
                              capture_output=True, text=True, check=True)
        text = re.sub(r"^(--.*|SET .*|SELECT pg_catalog.set_config.*|\\.*)$", "", done.stdout,
                      flags=re.MULTILINE)
        statements = [without_names(each.strip()) for each in re.split(r";\n", text)]
        return sorted(each for each in statements if each and not self.is_for_like(each))

    @staticmethod
    def is_for_like(statement: str) -> bool:
        return bool(re.match(r"CREATE INDEX (\S+_like|\"([^\"]|\"\")*_like\") ON", statement))

    def check(self, catalogue: Catalogue) -> None:
        there, empty = self.names
        for name in self.names:
            self.server.create(name)
            self.server.query(BEFORE, name)
        self.server.query(catalogue.sql(), there)
        (self.folder / "migrator.json").write_text('{"models": "models"}')
        self.call(there, "inspectdb", "--app", "app", "--migration")
        self.call(there, "makemigrations", "--check", "-v", "3")
        self.call(there, "migrate", "--fake-initial")
        self.server.query("CREATE TABLE parted (id integer PRIMARY KEY) PARTITION BY HASH (id)", empty)
        self.call(empty, "migrate")
        self.require_comments(catalogue)
        lines = list(difflib.unified_diff(
            "\n".join(self.dump(there)).splitlines(), "\n".join(self.dump(empty)).splitlines(),
            "what was there", "what was made", lineterm=""))
        if lines:
            raise Difference("\n".join(lines))

    def require_comments(self, catalogue: Catalogue) -> None:
        text = (self.folder / "models" / "app.json").read_text()
        comments = [line.strip() for line in text.splitlines() if line.strip().startswith("//")]
        for wanted in catalogue.comments:
            if not any(wanted in comment for comment in comments):
                raise Difference(f"no comment says: {wanted}")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--migrator", required=True)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=12)
    options = parser.parse_args()
    server = Server.from_environment()
    migrator = str(Path(options.migrator).resolve())
    faults = 0
    for seed in range(options.first, options.first + options.seeds):
        with tempfile.TemporaryDirectory(prefix="inspected-") as folder:
            run = Run(server, migrator, Path(folder))
            catalogue = Catalogue(seed)
            try:
                run.check(catalogue)
            except (Difference, RuntimeError) as difference:
                faults += 1
                print(f"seed {seed}:\n{catalogue.sql()}\n{difference}\n", flush=True)
            finally:
                for name in run.names:
                    server.drop(name)
    print(f"{options.seeds} catalogues, {faults} with a difference")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
