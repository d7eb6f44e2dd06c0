"""The files of the example project, read without the program."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parent.parent / "support"))

import jsonc

ROOT = Path(__file__).resolve().parent.parent.parent
MIGRATIONS = ROOT / "migrations"

Key = tuple[str, str]


def read_migrations() -> dict[Key, Any]:
    """The content of every file by (app label, name), in the order of the names."""
    return {(path.parent.name, path.stem): jsonc.read(path)
            for path in sorted(MIGRATIONS.glob("*/*.json"))}


def apps() -> set[str]:
    return {path.name for path in MIGRATIONS.iterdir()}


def settings() -> dict[str, Any]:
    return jsonc.read(ROOT / "migrator.json")["settings"]


def operations_of(content: Any) -> Iterator[dict[str, Any]]:
    """All operations of a migration, those inside a SeparateDatabaseAndState and the state
    operations of a RunSQL with the others."""
    waiting = list(content["operations"])
    while waiting:
        operation = waiting.pop(0)
        yield operation
        for key in ("database_operations", "state_operations"):
            waiting += operation.get(key) or []
