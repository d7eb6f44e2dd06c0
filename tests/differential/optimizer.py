#!/usr/bin/env python3
"""Random operations, optimized by migrator and by Django; every difference is told.

    optimizer.py --migrator PROGRAM [--seeds 1-300]

Each list of operations is the only migration of an app. `migrator squashmigrations` squashes it,
Django's MigrationOptimizer does the same with what it reads from the same file, and what is
written must be the same, or both must refuse. The reader and the writer on Django's side are the
oracle's, in the folder that MIGRATOR_SHARED names, and Django itself is Debian's python3-django or
lies in the folder that MIGRATOR_DJANGO names; without them the run is skipped with status 77.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SKIPPED = 77
Operation = dict[str, Any]

MODELS = ["A", "B", "C", "D"]
FIELDS = ["x", "y", "z", "Z"]
NAMES = ["i", "j", "k"]
LABEL = "shop"


class Generator:
    """Operations over a handful of names, so that they meet. They need not make sense."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.depth = 0

    def choose(self, *values: Any) -> Any:
        return self.random.choice(values)

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def model(self) -> str:
        name = self.random.choice(MODELS)
        return name.lower() if self.chance(0.5) else name

    def field_name(self) -> str:
        return self.random.choice(FIELDS)

    def name(self) -> str:
        return self.random.choice(NAMES)

    def reference(self) -> str:
        return self.choose(f"{LABEL}.{self.model()}", f"{LABEL}.{self.model()}", self.model(), "self",
                           "other.A")

    def field(self) -> Operation:
        kind = self.random.randrange(8)
        if kind == 0:
            return self.foreign_key()
        if kind == 1:
            return self.many_to_many()
        field: Operation = {"type": self.choose("IntegerField", "TextField", "BooleanField")}
        if self.chance(0.2):
            field["null"] = True
        if self.chance(0.2):
            field["db_column"] = self.field_name()
        if self.chance(0.1):
            field["default"] = None
        return field

    def foreign_key(self) -> Operation:
        field = {"type": self.choose("ForeignKey", "OneToOneField"), "to": self.reference(),
                 "on_delete": "CASCADE"}
        if self.chance(0.4):
            field["to_field"] = self.field_name()
        if self.chance(0.2):
            field["related_name"] = "+"
        return field

    def many_to_many(self) -> Operation:
        field: Operation = {"type": "ManyToManyField", "to": self.reference()}
        if self.chance(0.5):
            field["through"] = self.reference()
            if self.chance(0.5):
                field["through_fields"] = [self.field_name(), self.field_name()]
        return field

    def groups(self) -> Any:
        if self.chance(0.2):
            return self.choose(None, [])
        return [self.random.sample(FIELDS, self.random.randint(1, 2))
                for _ in range(self.random.randint(1, 2))]

    def index(self) -> Operation:
        return {"type": "Index", "fields": [self.field_name()], "name": self.name()}

    def check(self, name: str) -> Operation:
        return {"type": "CheckConstraint", "condition": f"{self.field_name()} > 0", "name": name}

    def alterable_options(self) -> Operation:
        known = {"ordering": self.choose([], [self.field_name()]), "managed": self.chance(0.5),
                 "verbose_name": self.name(), "get_latest_by": self.choose(None, "x"),
                 "permissions": [["see", "May see"]], "default_permissions": []}
        return {key: known[key] for key in self.random.sample(sorted(known), self.random.randint(0, 2))}

    def options(self) -> Operation:
        options = self.alterable_options()
        known = {"db_table": self.choose(None, "t"), "db_table_comment": self.choose(None, "c"),
                 "db_tablespace": self.choose("", "s"), "unique_together": self.groups(),
                 "index_together": self.groups(), "proxy": self.chance(0.5),
                 "order_with_respect_to": self.choose(None, *FIELDS), "indexes": [self.index()],
                 "constraints": self.choose([], [self.check(self.name())])}
        for key in self.random.sample(sorted(known), self.random.randint(0, 3)):
            options[key] = known[key]
        return options

    def create_model(self) -> Operation:
        names = self.random.sample(FIELDS, self.random.randint(0, 2))
        model = {"op": "CreateModel", "name": self.model(),
                 "fields": [{"name": name, **self.field()} for name in names]}
        if self.chance(0.5):
            model["options"] = self.options()
        if self.chance(0.1):
            model["bases"] = [f"{LABEL}.{self.model()}"]
        if self.chance(0.1):
            model["managers"] = self.choose([], [["objects", {}]], [["things", {}]])
        return model

    def on_model(self) -> Operation:
        name = self.model()
        return self.choose(
            {"op": "DeleteModel", "name": name},
            {"op": "RenameModel", "old_name": name, "new_name": self.model()},
            {"op": "AlterModelTable", "name": name, "table": self.choose(None, "t", "u")},
            {"op": "AlterModelTableComment", "name": name, "table_comment": self.choose(None, "c")},
            {"op": "AlterUniqueTogether", "name": name, "unique_together": self.groups()},
            {"op": "AlterIndexTogether", "name": name, "index_together": self.groups()},
            {"op": "AlterOrderWithRespectTo", "name": name,
             "order_with_respect_to": self.choose(None, *FIELDS)},
            {"op": "AlterModelOptions", "name": name, "options": self.alterable_options()},
            {"op": "AlterModelManagers", "name": name,
             "managers": self.choose([], [["objects", {}]], [["things", {}]])})

    def on_field(self) -> Operation:
        model, name = self.model(), self.field_name()
        kind = self.choose("AddField", "AddField", "AlterField", "RemoveField", "RenameField")
        if kind == "RenameField":
            return {"op": kind, "model_name": model, "old_name": name, "new_name": self.field_name()}
        operation = {"op": kind, "model_name": model, "name": name}
        if kind != "RemoveField":
            operation["field"] = self.field()
            if self.chance(0.2):
                operation["preserve_default"] = False
        return operation

    def on_index(self) -> Operation:
        model, name = self.model(), self.name()
        old = {"old_name": name} if self.chance(0.7) else {"old_fields": ["x", "y"]}
        check = self.check(name)
        return self.choose(
            {"op": self.choose("AddIndex", "AddIndexConcurrently"), "model_name": model,
             "index": self.index()},
            {"op": self.choose("RemoveIndex", "RemoveIndexConcurrently"), "model_name": model,
             "name": name},
            {"op": "RenameIndex", "model_name": model, "new_name": self.name(), **old},
            {"op": self.choose("AddConstraint", "AddConstraintNotValid"), "model_name": model,
             "constraint": check},
            {"op": "RemoveConstraint", "model_name": model, "name": name},
            {"op": "AlterConstraint", "model_name": model, "name": name, "constraint": check},
            {"op": "ValidateConstraint", "model_name": model, "name": name})

    def special(self) -> Operation:
        elidable = {"elidable": True} if self.chance(0.6) else {}
        return self.choose(
            {"op": "RunSQL", "sql": "SELECT 1", **elidable},
            {"op": "RunSQL", "sql": ["SELECT 1", ["SELECT %s", [1]]], "reverse_sql": "noop",
             **elidable},
            {"op": "RunPython", "code": "shop.functions.fill", "reverse_code": "noop", **elidable},
            {"op": "SeparateDatabaseAndState", "state_operations": self.few()},
            {"op": "CreateExtension", "name": "hstore"},
            {"op": "HStoreExtension"},
            {"op": "CreateCollation", "name": self.name(), "locale": "de"},
            {"op": "RemoveCollation", "name": self.name(), "locale": "de"})

    def few(self) -> list[Operation]:
        """Operations in another, one level deep."""
        if self.depth > 0:
            return []
        self.depth += 1
        operations = [self.operation() for _ in range(self.random.randint(0, 2))]
        self.depth -= 1
        return operations

    def operation(self) -> Operation:
        make = self.random.choices(
            [self.create_model, self.on_model, self.on_field, self.on_index, self.special],
            weights=[5, 6, 10, 5, 1])[0]
        return make()

    def operations(self) -> list[Operation]:
        return [self.operation() for _ in range(self.random.randint(2, 14))]


def canonical(value: Any, key: str = "") -> Any:
    """Without the differences that mean nothing."""
    if isinstance(value, dict):
        return {name: canonical(held, name) for name, held in value.items()}
    if isinstance(value, list):
        items = [canonical(held, "bases" if key == "bases" else "") for held in value]
        return sorted(items) if key in ("unique_together", "index_together") else items
    if key in ("to", "through", "bases") and isinstance(value, str):
        return value.lower()
    return value


class Django:
    """Django's optimizer, with the oracle's reader and writer."""

    def __init__(self, oracle: str) -> None:
        sys.path[:0] = [folder for folder in (os.environ.get("MIGRATOR_DJANGO"), oracle) if folder]
        from django.conf import settings

        settings.configure(INSTALLED_APPS=[], USE_TZ=True)
        import django

        django.setup()
        import djformat
        from django.db.migrations.operations import models
        from django.db.migrations.optimizer import MigrationOptimizer

        models.set = djformat.SortedSet
        self.format = djformat
        self.optimizer = MigrationOptimizer

    def optimized(self, operations: list[Operation]) -> list[Operation] | None:
        read = [self.format.read_operation(operation, "") for operation in operations]
        try:
            optimized = self.optimizer().optimize(read, LABEL)
        except ValueError:  # a field twice
            return None
        return [self.format.write_operation(operation) for operation in optimized]


def ours(program: str, operations: list[Operation]) -> list[Operation] | None:
    with tempfile.TemporaryDirectory(prefix="optimizer-") as name:
        folder = Path(name) / "migrations" / LABEL
        folder.mkdir(parents=True)
        file = folder / "0001_x.json"
        file.write_text(json.dumps({"dependencies": [], "operations": operations}))
        environment = {key: value for key, value in os.environ.items()
                       if not key.startswith("PG") and "DATABASE" not in key}
        done = subprocess.run(
            [program, "squashmigrations", LABEL, "0001", "--noinput"], cwd=name, env=environment,
            capture_output=True, text=True, check=False, timeout=60)
        if done.returncode == 1 and "Found duplicate value" in done.stderr:
            return None
        if done.returncode != 0:
            raise RuntimeError(f"status {done.returncode}: {done.stderr}")
        return json.loads((folder / "0001_squashed_0001_x.json").read_text())["operations"]


def lines_of(operations: list[Operation] | None) -> str:
    if operations is None:
        return "  refused\n"
    return "".join(f"  {json.dumps(operation, sort_keys=True)}\n" for operation in operations)


def shrunk(operations: list[Operation], differs: Any) -> list[Operation]:
    """Without the operations that the difference does not need."""
    i = 0
    while i < len(operations):
        shorter = operations[:i] + operations[i + 1:]
        if differs(shorter):
            operations = shorter
        else:
            i += 1
    return operations


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--migrator", required=True, type=os.path.abspath)
    parser.add_argument("--seeds", default="1-300")
    options = parser.parse_args()
    oracle = Path(os.environ.get("MIGRATOR_SHARED", "")) / "oracle"
    if not (oracle / "djformat.py").is_file():
        print("skipped: set MIGRATOR_SHARED to the folder that has the oracle")
        return SKIPPED
    try:
        django = Django(str(oracle))
    except ImportError as error:
        print(f"skipped: {error}")
        return SKIPPED

    def differs(operations: list[Operation]) -> bool:
        return canonical(ours(options.migrator, operations)) != canonical(
            django.optimized(operations))

    first, _, last = options.seeds.partition("-")
    seeds = range(int(first), int(last or first) + 1)
    found = 0
    for seed in seeds:
        operations = Generator(seed).operations()
        if differs(operations):
            found += 1
            short = shrunk(operations, differs)
            print(f"seed {seed}: a difference in\n{lines_of(short)}migrator:\n"
                  f"{lines_of(ours(options.migrator, short))}Django:\n"
                  f"{lines_of(django.optimized(short))}")
        if found == 5:
            break
    print(f"{len(seeds)} lists of operations, {found or 'no'} difference(s)")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
