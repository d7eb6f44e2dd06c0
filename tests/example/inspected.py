#!/usr/bin/env python3
"""Checks that inspectdb says all of the example project's database.

    inspected.py --migrator PROGRAM

The whole history is applied. The models that inspectdb finds must agree with the migration that it
writes, which must pass for applied on that database, and make the same schema on an empty one.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from data import SCHEMA
from world import Database, Failure, new_database, own_name, tell

from server import Server

# The schema but for what no model says: the order of columns, and the names of what belongs to
# fields, which renamed fields and tables keep.
IDENTITIES = """
SELECT format('%s.%s %s %s', attrelid::regclass, attname, attidentity,
              col_description(attrelid, attnum))
  FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
 WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0
   AND (attidentity <> '' OR col_description(attrelid, attnum) IS NOT NULL)
"""


def schema(database: Database) -> Counter[str]:
    lines = Counter(database.query(SCHEMA) + database.query(IDENTITIES))
    # A unique column made anew has Django's index for LIKE, an altered one may have none.
    return Counter({line: count for line, count in lines.items()
                    if " varchar_pattern_ops)" not in line})


# What no model says, and is there before the migration is run elsewhere.
BEFORE = """
CREATE EXTENSION btree_gin;
CREATE EXTENSION pg_trgm;
CREATE COLLATION "numeric" (provider = icu, locale = 'und-u-kn-true');
"""


def run_in(folder: Path, database: Database, *argv: str) -> str:
    command = [str(database.migrator), "--database", database.url, *argv]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True,
                          env=database.environment, check=False)
    if done.returncode != 0:
        raise Failure(f"migrator {' '.join(argv)} ends with {done.returncode}\n"
                      f"{done.stdout[-2000:]}{done.stderr}")
    return done.stdout


def check(folder: Path, database: Database, empty: Database) -> list[str]:
    faults = []
    (folder / "migrator.json").write_text(json.dumps({"migrations": "migrations",
                                                      "models": "models"}), encoding="utf-8")
    database.run("migrate")
    run_in(folder, database, "inspectdb", "--app", "legacy", "--migration")
    run_in(folder, database, "makemigrations", "--check")
    if "FAKED" not in run_in(folder, database, "migrate", "--fake-initial", "legacy",
                                   "--allow-foreign-history"):
        faults.append("the first migration was run where its tables are")
    empty.query(BEFORE)
    run_in(folder, empty, "migrate")
    expected, made = schema(database), schema(empty)
    faults += [f"not made: {line}" for line in expected - made]
    faults += [f"made: {line}" for line in made - expected]
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrator", required=True, type=lambda text: Path(text).resolve())
    options = parser.parse_args()
    server = Server.from_environment()
    with new_database(server, options.migrator, own_name("inspected")) as database, \
            new_database(server, options.migrator, own_name("made")) as empty, \
            tempfile.TemporaryDirectory(prefix="inspected-") as folder:
        try:
            faults = check(Path(folder).resolve(), database, empty)
        except Failure as failure:
            faults = [str(failure)]
    return tell(faults)


if __name__ == "__main__":
    sys.exit(main())
