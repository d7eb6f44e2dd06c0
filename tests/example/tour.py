#!/usr/bin/env python3
"""Checks that docs/tour.md is true.

    tour.py --migrator PROGRAM

A `json` or `sql` block must be a part of the file that was last named above it. A `console` block
must be what its command answers with the whole history applied.
"""

import argparse
import re
import sys
from pathlib import Path

from project import ROOT
from world import Database, Failure, new_database, own_name, tell

from server import Server

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$|`(migrations/[^`\n]+)`", re.DOTALL | re.MULTILINE)


def check(text: str, database: Database) -> list[str]:
    faults = []
    file = ROOT
    for found in BLOCK.finditer(text):
        kind, block, name = found.groups()
        if name:
            file = ROOT / name
        elif kind == "console":
            command, _, expected = block.partition("\n")
            if database.run(*command.removeprefix("$ migrator ").split()) != expected:
                faults.append(f"{command} answers something else")
        elif block not in file.read_text(encoding="utf-8"):
            faults.append(f"{file.relative_to(ROOT)} has no such lines:\n{block}")
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrator", required=True, type=lambda text: Path(text).resolve())
    options = parser.parse_args()
    text = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
    server = Server.from_environment()
    with new_database(server, options.migrator, own_name("tour")) as database:
        try:
            database.run("migrate")
            faults = check(text, database)
        except Failure as failure:
            faults = [str(failure)]
    return tell(faults)


if __name__ == "__main__":
    sys.exit(main())
