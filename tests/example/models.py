#!/usr/bin/env python3
"""The example project's models are what its migrations make, and makemigrations sees when not.

    models.py --migrator PROGRAM
"""

import argparse
import sys
import tempfile
from pathlib import Path

from project import ROOT
from world import Database, Failure, new_database, own_name, tell

from server import Server

FIELD = '        {"name": "vc_priority", '


def check(database: Database) -> list[str]:
    faults = []
    said = database.run("makemigrations", "--check")
    if said != "No changes detected\n":
        faults.append(f"the models are not what the migrations make:\n{said}")
    with tempfile.TemporaryDirectory(prefix="models-") as folder:
        for path in (ROOT / "models").glob("*.json"):
            text = path.read_text(encoding="utf-8")
            if path.stem == "dcim":
                text = "".join(line for line in text.splitlines(keepends=True)
                               if not line.startswith(FIELD))
            (Path(folder) / path.name).write_text(text, encoding="utf-8")
        answer = database.answer("--models", folder, "makemigrations", "--check", "--dry-run")
    if answer.returncode != 1 or "- Remove field vc_priority from device\n" not in answer.stdout:
        faults.append(f"a field that is not declared is not missed: {answer.returncode}\n"
                      f"{answer.stdout}{answer.stderr}")
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrator", required=True, type=lambda text: Path(text).resolve())
    options = parser.parse_args()
    server = Server.from_environment()
    try:
        with new_database(server, options.migrator, own_name("models")) as database:
            faults = check(database)
    except Failure as failure:
        faults = [str(failure)]
    return tell(faults)


if __name__ == "__main__":
    sys.exit(main())
