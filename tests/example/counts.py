#!/usr/bin/env python3
"""Counts what the example project has: operations by kind, and tables, indexes and constraints.

    counts.py --migrator PROGRAM

Fails where there is less than the project promises, and where a migration has no operations
although its name does not say that it only joins or requires others. The first half, about the
files, is told also where no server is.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from project import Key, operations_of, read_migrations
from world import Failure, new_database, own_name, tell

from server import Server

MIGRATIONS = 405
KINDS = 25
OPERATIONS = 1000
TABLES = 150

# Migrations without operations, and what their names say they are there for.
EMPTY: dict[Key, str] = {
    ("auth", "0006_require_contenttypes_0002"): "makes auth wait for contenttypes 0002",
}

CATALOG = """
SELECT CASE relkind WHEN 'r' THEN 'tables' WHEN 'i' THEN 'indexes' END, count(*)
  FROM pg_class
 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')
 GROUP BY relkind
UNION ALL
SELECT CASE contype WHEN 'p' THEN 'primary keys' WHEN 'f' THEN 'foreign keys'
                    WHEN 'u' THEN 'unique constraints' WHEN 'c' THEN 'checks'
                    ELSE 'other constraints' END, count(*)
  FROM pg_constraint
 WHERE connamespace = 'public'::regnamespace
 GROUP BY 1
 ORDER BY 2 DESC, 1
"""


def faults_of_files(contents: dict[Key, Any]) -> list[str]:
    """Prints the counts of what the files say and gives what is wrong with them."""
    kinds = Counter(operation["op"] for content in contents.values()
                    for operation in operations_of(content))
    print(f"{len(contents)} migrations, {kinds.total()} operations of {len(kinds)} kinds")
    for kind, count in kinds.most_common():
        print(f"  {count:5} {kind}")
    faults = []
    if len(contents) != MIGRATIONS:
        faults.append(f"{len(contents)} migrations are not {MIGRATIONS}")
    if len(kinds) < KINDS:
        faults.append(f"{len(kinds)} kinds of operations are less than {KINDS}")
    if kinds.total() < OPERATIONS:
        faults.append(f"{kinds.total()} operations are less than {OPERATIONS}")
    empty = {key for key, content in contents.items() if not content["operations"]}
    faults += [f"{app}.{name} has no operations" for app, name in sorted(empty - EMPTY.keys())]
    faults += [f"{app}.{name} has operations" for app, name in sorted(EMPTY.keys() - empty)]
    return faults


def faults_of_database(migrator: Path) -> list[str]:
    """Prints the counts of what there is at the end and gives what is wrong with them."""
    server = Server.from_environment()
    with new_database(server, migrator, own_name("counts")) as database:
        database.run("migrate")
        counts = dict(line.split("|") for line in database.query(CATALOG))
    print("in the database:")
    for what, count in counts.items():
        print(f"  {count:>5} {what}")
    return [] if int(counts["tables"]) >= TABLES else [f"{counts['tables']} tables < {TABLES}"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrator", required=True, type=lambda text: Path(text).resolve())
    options = parser.parse_args()
    faults = faults_of_files(read_migrations())
    try:
        faults += faults_of_database(options.migrator)
    except Failure as failure:
        faults.append(str(failure))
    return tell(faults)


if __name__ == "__main__":
    sys.exit(main())
