#!/usr/bin/env python3
"""Rows that a migration cannot move stop it, with a message that names them.

    refused.py --migrator PROGRAM [--case NAME ...]

README.md says what a case is. At its point, with its rows, the way to its target ends with its
message, and every row is as it was.
"""

import argparse
import sys
from pathlib import Path

import rows
from world import new_database, own_name, tell

import jsonc
from server import Server

CASES = Path(__file__).resolve().parent / "refused"


def faults_of(folder: Path, migrator: Path) -> list[str]:
    content = jsonc.read(folder / "point.json")
    server = Server.from_environment()
    with new_database(server, migrator, own_name(folder.name)) as database:
        for target in content["point"]:
            database.run("migrate", *target)
        database.execute_files(folder / "rows.sql")
        before, applied = rows.read(database), database.applied()
        done = database.answer("migrate", *content["target"])
        after = rows.read(database)
        steps = set(database.applied()) ^ set(applied)
    faults = []
    if done.returncode != 1 or content["message"] not in done.stderr:
        faults.append(f"{folder.name} ends with {done.returncode}\n{done.stderr}")
    if tuple(content["target"]) in steps:
        faults.append(f"{folder.name}: the migration counts as done")
    if not steps and before != after:
        faults.append(f"{folder.name}: rows have changed")
    return faults


def main() -> int:
    names = sorted(path.name for path in CASES.iterdir())
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrator", required=True, type=lambda text: Path(text).resolve())
    parser.add_argument("--case", nargs="+", default=names, choices=names)
    options = parser.parse_args()
    return tell([fault for name in options.case
                 for fault in faults_of(CASES / name, options.migrator)])


if __name__ == "__main__":
    sys.exit(main())
