"""Histories in files: those that showed a difference once, and one to be looked at."""

import json
from pathlib import Path
from typing import Any

from generator import History, Key, Migration
from history import ALWAYS


def as_json(history: History) -> dict[str, Any]:
    migrations = {"/".join(migration.key): migration.content() for migration in history.migrations}
    return {"migrations": migrations, "journey": [list(target) for target in history.journey],
            "settings": history.settings, "files": history.files, "times": times_of(history)}


def times_of(history: History) -> dict[str, list[int]]:
    """At which steps of the journey a migration comes and goes, where it is not always there."""
    return {"/".join(each.key): [each.since, each.until] for each in history.migrations
            if (each.since, each.until) != (0, ALWAYS)}


def as_text(history: History) -> str:
    """A line for each operation."""
    lines = ['{"migrations": {']
    for migration in history.migrations:
        content = migration.content()
        operations = content.pop("operations")
        lines += [f' "{"/".join(migration.key)}": ' + dumped(content)[:-1] + ', "operations": [',
                  ",\n".join("  " + dumped(each) for each in operations), " ]},"]
    lines[-1] = lines[-1].rstrip(",")
    rest = [f'"{key}": {dumped(value)}' for key, value in as_json(history).items()
            if key != "migrations" and value]
    return "\n".join([*lines, "}, " + ", ".join(rest) + "}"])


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def read(path: Path) -> History:
    content = json.loads(path.read_text(encoding="utf-8"))
    migrations = []
    for name, each in content["migrations"].items():
        app, _, stem = name.partition("/")
        since, until = content.get("times", {}).get(name, (0, ALWAYS))
        migrations.append(migration((app, stem), each, since, until))
    return History(path.stem, migrations, [tuple(target) for target in content["journey"]],
                   content.get("settings", {}), content.get("files", {}))


def migration(key: Key, content: dict[str, Any], since: int, until: int) -> Migration:
    lists = {name: [(app, other) for app, other in content.pop(name, ())]
             for name in ("dependencies", "run_before", "replaces")}
    return Migration(key, **lists, operations=content.pop("operations"),
                     atomic=content.pop("atomic", True), more=content, since=since, until=until)


def read_seeds(path: Path) -> list[int]:
    """One a line; what follows a # is a note."""
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return [int(line) for line in lines if line]
