"""Histories in files: those that showed a difference once, and one to be looked at."""

import json
from pathlib import Path
from typing import Any

from generator import History, Migration


def as_json(history: History) -> dict[str, Any]:
    migrations = {"/".join(migration.key): migration.content() for migration in history.migrations}
    return {"migrations": migrations, "journey": [list(target) for target in history.journey]}


def as_text(history: History) -> str:
    """A line for each operation."""
    lines = ['{"migrations": {']
    for migration in history.migrations:
        content = migration.content()
        operations = content.pop("operations")
        lines += [f' "{"/".join(migration.key)}": ' + dumped(content)[:-1] + ', "operations": [',
                  ",\n".join("  " + dumped(each) for each in operations), " ]},"]
    lines[-1] = lines[-1].rstrip(",")
    journey = as_json(history)["journey"]
    return "\n".join([*lines, '}, "journey": ' + dumped(journey) + "}"])


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def read(path: Path) -> History:
    content = json.loads(path.read_text(encoding="utf-8"))
    migrations = []
    for name, each in content["migrations"].items():
        app, _, stem = name.partition("/")
        dependencies = [(label, other) for label, other in each["dependencies"]]
        migrations.append(Migration((app, stem), dependencies, each["operations"],
                                    atomic=each.get("atomic", True)))
    return History(path.stem, migrations, [tuple(target) for target in content["journey"]])


def read_seeds(path: Path) -> list[int]:
    """One a line; what follows a # is a note."""
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return [int(line) for line in lines if line]
