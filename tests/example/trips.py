#!/usr/bin/env python3
"""What people have changed at the end of the history is there again after a way back and forwards.

    trips.py --migrator PROGRAM [--case NAME ...] [--approve] [--keep]

README.md says what a case is. Each begins at the end, in a database of its own with only the rows of
the case, goes back to its targets, and comes to the end again: then every row is as it was, and so is
the schema.
"""

import argparse
import contextlib
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import checks
import rows
from world import Database, Failure, new_database, own_name, tell

import jsonc
from server import Server

CASES = Path(__file__).resolve().parent / "trips"
# What migrations note down for their own way back.
NOTES = ("extras_before", "extras_role_origin", "*_old_slug")
FUNCTIONS = Path(__file__).resolve().parent / "stages" / "functions.sql"


class Trip:
    def __init__(self, folder: Path, database: Database, approve: bool) -> None:
        self.folder = folder
        self.database = database
        self.approve = approve
        self.faults: list[str] = []

    def go(self) -> list[str]:
        content = jsonc.read(self.folder / "point.json")
        exceptions = rows.Exceptions.of(jsonc.read(CASES / "exceptions.json"), content)
        schema = self.database.dump()
        self.go_to(content.get("begin", []))
        self.execute("begin.sql")
        self.database.run("migrate")
        self.execute("rows.sql")
        before = self.all_rows()
        self.go_to(content["targets"])
        self.check("there.txt")
        self.execute("there.sql")
        self.database.run("migrate")
        self.report("the rows are not the same again",
                    rows.differences(before, self.all_rows(), exceptions))
        self.report("these exceptions of point.json are not needed", sorted(exceptions.unused))
        self.check("at_the_end.txt")
        if self.database.dump() != schema:
            self.faults.append("the schema is another after going back")
        return self.faults

    def all_rows(self) -> rows.Rows:
        return {table: found for table, found in rows.read(self.database).items()
                if not any(fnmatchcase(table, notes) for notes in NOTES)}

    def go_to(self, targets: list[list[str]]) -> None:
        for target in targets:
            self.database.run("migrate", *target)

    def execute(self, file: str) -> None:
        if (self.folder / file).exists():
            self.database.execute_files(FUNCTIONS, self.folder / file)

    def check(self, file: str) -> None:
        if (self.folder / file).exists():
            self.faults += checks.run(self.database, self.folder / file, self.approve)

    def report(self, what: str, lines: list[str]) -> None:
        if lines:
            self.faults.append("\n  ".join([f"{what}:", *lines]))


def faults_of(folder: Path, end: Database, options: argparse.Namespace) -> list[str]:
    print(folder.name, flush=True)
    with contextlib.ExitStack() as stack:
        if options.keep:
            name = f"{end.name}_{folder.name}"
            end.server.query(f'CREATE DATABASE "{name}" TEMPLATE "{end.name}"')
            database = Database(end.server, end.migrator, name)
            print(f"  database {database.url}")
        else:
            database = stack.enter_context(end.copy(folder.name))
        trip = Trip(folder, database, options.approve)
        try:
            trip.go()
        except Failure as failure:
            trip.faults.append(str(failure))
    return [f"{folder.name}: {fault}" for fault in trip.faults]


def main() -> int:
    names = sorted(path.parent.name for path in CASES.glob("*/point.json"))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrator", required=True, type=lambda text: Path(text).resolve())
    parser.add_argument("--case", nargs="+", default=names, choices=names)
    parser.add_argument("--approve", action="store_true")
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    server = Server.from_environment()
    with new_database(server, options.migrator, own_name("trips")) as end:
        end.run("migrate")
        return tell([fault for name in options.case
                     for fault in faults_of(CASES / name, end, options)])


if __name__ == "__main__":
    sys.exit(main())
