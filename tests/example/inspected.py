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
from pathlib import Path

from world import Database, Failure, new_database, own_name

from server import Server

# One unique constraint is called after another one of Django's ways to make it.
RENAMED = {"dcim_virtualchassis_name_7dcc237d_uniq": "dcim_virtualchassis_name_key"}


def schema(database: Database) -> list[str]:
    """The lines of the dump, in no order: columns stand where the autodetector puts them."""
    text = database.dump()
    for old, new in RENAMED.items():
        text = text.replace(old, new)
    return sorted(line.strip().removesuffix(",") for line in text.splitlines())


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
    run_in(folder, empty, "migrate")
    expected, made = schema(database), schema(empty)
    faults += [f"not made: {line}" for line in set(expected) - set(made)]
    faults += [f"made: {line}" for line in set(made) - set(expected)]
    if not faults and len(expected) != len(made):
        faults.append(f"{len(expected)} lines of schema became {len(made)}")
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
    for fault in faults:
        print(f"FAULT: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
