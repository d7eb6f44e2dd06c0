#!/usr/bin/env python3
"""Takes rows through the example project's history, from each of its stages to the end and back.

    data.py --migrator PROGRAM [--stage NAME ...] [--schema NAME] [--approve] [--forwards] [--keep]

README.md says what a stage is. From the stage's point, with its rows, the history goes to the end,
where at_the_end.txt must hold, and back to the very point, where every row must be as it was,
columns, indexes and constraints too, and back_again.txt must hold; and then to the end once more.
--schema says where the tables are, instead of public; --approve writes into those files what the
queries give now; --forwards leaves the way back out; --keep leaves the database there.
"""

import argparse
import contextlib
import difflib
import sys
from dataclasses import dataclass
from pathlib import Path

import checks
import rows
from project import Key, apps
from world import Database, Failure, new_database, own_name, tell

import jsonc
from server import Server

STAGES = Path(__file__).resolve().parent / "stages"

# What a schema is but for the order of columns and the names that were given to what belongs to it.
SCHEMA = """
SELECT format('%I.%I %s%s%s', c.relname, attname, format_type(atttypid, atttypmod),
              CASE WHEN attnotnull THEN ' NOT NULL' END, ' DEFAULT ' || pg_get_expr(adbin, adrelid))
  FROM pg_attribute
  JOIN pg_class c ON c.oid = attrelid AND relkind = 'r' AND relnamespace = current_schema()::regnamespace
  LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
 WHERE attnum > 0 AND NOT attisdropped
UNION ALL
SELECT regexp_replace(indexdef, ' INDEX .* ON ', ' INDEX ON ') FROM pg_indexes
 WHERE schemaname = current_schema()
UNION ALL
SELECT format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint
 WHERE connamespace = current_schema()::regnamespace
 ORDER BY 1
"""


@dataclass
class Stage:
    name: str
    point: list[Key]
    beyond: list[Key]
    exceptions: rows.Exceptions

    @staticmethod
    def read(folder: Path) -> "Stage":
        content = jsonc.read(folder / "point.json")
        return Stage(folder.name, [tuple(target) for target in content["point"]],
                     [tuple(target) for target in content.get("beyond", [])],
                     rows.Exceptions.of(jsonc.read(STAGES / "exceptions.json"), content))

    def file(self, name: str) -> Path:
        return STAGES / self.name / name


class Journey:
    def __init__(self, stages: list[Stage], database: Database, approve: bool) -> None:
        self.stages = stages
        self.stage = stages[-1]
        self.database = database
        self.approve = approve
        self.faults: list[str] = []

    def go_to_point(self) -> None:
        """With the rows of the stages before it, from their own points on."""
        for stage in self.stages:
            for target in stage.point:
                self.database.run("migrate", *target)
            self.database.execute_files(STAGES / "functions.sql", stage.file("rows.sql"))
        self.applied = set(self.database.applied())
        self.rows = rows.read(self.database)
        self.schema = self.database.query(SCHEMA)
        self.tell("at the point")

    def go_to_end(self) -> None:
        self.database.run("migrate")
        self.report("the end has lost rows",
                    rows.lost(self.rows, rows.read(self.database), self.stage.exceptions))
        self.check("at_the_end.txt")
        self.tell("at the end")

    def go_back(self) -> None:
        """To the very point: what was not applied there is not applied again. The project has moved
        to another time zone meanwhile."""
        with self.database.time_zone("Asia/Tokyo"):
            for target in self.targets_of_point():
                self.database.run("migrate", *target)
        if set(self.database.applied()) != self.applied:
            raise Failure("going back does not lead to the same migrations")
        lines = difflib.unified_diff(self.schema, self.database.query(SCHEMA), "at the point",
                                     "back again", lineterm="", n=0)
        self.report("the schema is not the same back again", list(lines))
        self.report("the rows are not the same back again",
                    rows.differences(self.rows, rows.read(self.database), self.stage.exceptions))
        self.report("these exceptions of point.json are not needed",
                    sorted(self.stage.exceptions.unused))
        self.check("back_again.txt")
        self.tell("back again")

    def go_beyond(self) -> None:
        """Behind the point, where it was not with these rows: not all of them can be given back."""
        if not self.stage.beyond:
            return
        for target in self.stage.beyond:
            self.database.run("migrate", *target)
        self.check("beyond.txt")
        self.tell("beyond")
        self.database.run("migrate")
        if self.stage.file("after_beyond.txt").exists():
            self.check("after_beyond.txt")

    def targets_of_point(self) -> list[Key]:
        """For each app its last migration at the point, or zero."""
        last = dict(sorted(self.applied))
        return [(app, last.get(app, "zero")) for app in sorted(apps())]

    def check(self, file: str) -> None:
        self.faults += checks.run(self.database, self.stage.file(file), self.approve)

    def report(self, what: str, lines: list[str]) -> None:
        if lines:
            self.faults.append("\n  ".join([f"{what}:", *lines]))

    def tell(self, where: str) -> None:
        print(f"  {where}: {rows.count(rows.read(self.database))}", flush=True)


def run(stages: list[Stage], options: argparse.Namespace) -> list[str]:
    """Takes the last of the stages on its journey."""
    stage = stages[-1]
    print(stage.name, flush=True)
    server = Server.from_environment()
    name = own_name(stage.name)
    with contextlib.ExitStack() as stack:
        if options.keep:
            server.create(name)
            database = Database(server, options.migrator, name)
            print(f"  database {database.url}")
        else:
            database = stack.enter_context(new_database(server, options.migrator, name))
        if options.schema:
            database.query(f'CREATE SCHEMA "{options.schema}"')
            database.query(f'ALTER DATABASE "{name}" SET search_path = "{options.schema}"')
        journey = Journey(stages, database, options.approve)
        try:
            journey.go_to_point()
            journey.go_to_end()
            if not options.forwards:
                schema = database.dump()
                journey.go_back()
                journey.go_to_end()
                if database.dump() != schema:
                    raise Failure("the schema at the end is another after going back")
                journey.go_beyond()
        except Failure as failure:
            journey.faults.append(str(failure))
    return [f"{stage.name}: {fault}" for fault in journey.faults]


def main() -> int:
    names = sorted(path.parent.name for path in STAGES.glob("*/point.json"))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrator", required=True, type=lambda text: Path(text).resolve())
    parser.add_argument("--stage", nargs="+", default=names, choices=names)
    parser.add_argument("--schema")
    parser.add_argument("--approve", action="store_true")
    parser.add_argument("--forwards", action="store_true")
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    stages = [Stage.read(STAGES / name) for name in names]
    faults = [fault for number, stage in enumerate(stages, 1) if stage.name in options.stage
              for fault in run(stages[:number], options)]
    return tell(faults)


if __name__ == "__main__":
    sys.exit(main())
