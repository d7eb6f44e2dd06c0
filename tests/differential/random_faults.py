"""Histories that are spoiled: what the one side refuses, the other has to refuse."""

from __future__ import annotations

import random
from typing import Any, Callable

from history import History, Migration, Operation

Fault = Callable[[random.Random, History], None]


def any_migration(random_: random.Random, history: History) -> Migration:
    return random_.choice([each for each in history.migrations if each.operations])


def operation_lost(random_: random.Random, history: History) -> None:
    operations = any_migration(random_, history).operations
    del operations[random_.randrange(len(operations))]


def operation_doubled(random_: random.Random, history: History) -> None:
    operations = any_migration(random_, history).operations
    i = random_.randrange(len(operations))
    operations.insert(random_.randrange(i, len(operations) + 1), operations[i])


def operations_swapped(random_: random.Random, history: History) -> None:
    operations = any_migration(random_, history).operations
    random_.shuffle(operations)


def names_of(operation: Operation) -> list[str]:
    return [key for key in ("name", "model_name", "old_name") if key in operation]


def name_unknown(random_: random.Random, history: History) -> None:
    operation = random_.choice(any_migration(random_, history).operations)
    if names := names_of(operation):
        operation[random_.choice(names)] = "unknown"


def name_in_other_case(random_: random.Random, history: History) -> None:
    operation = random_.choice(any_migration(random_, history).operations)
    if names := names_of(operation):
        name = random_.choice(names)
        operation[name] = operation[name].swapcase()


def parts_of(value: Any) -> list[dict[str, Any]]:
    """Every object in it."""
    if isinstance(value, dict):
        return [value, *(part for each in value.values() for part in parts_of(each))]
    return [part for each in value for part in parts_of(each)] if isinstance(value, list) else []


def field_name_unknown(random_: random.Random, history: History) -> None:
    """In an index, a constraint or a group."""
    parts = [part for part in parts_of(any_migration(random_, history).operations)
             for key in ("fields", "include", "field_names", "unique_together")
             if part.get(key) and isinstance(part[key][0], str)]
    if parts:
        part = random_.choice(parts)
        key = random_.choice([key for key in ("fields", "include", "field_names",
                                              "unique_together") if part.get(key)])
        part[key] = ["unknown", *part[key][1:]]


def target_unknown(random_: random.Random, history: History) -> None:
    parts = [part for part in parts_of(any_migration(random_, history).operations) if "to" in part]
    if parts:
        part = random_.choice(parts)
        part.pop("_setting", None)
        part["to"] = random_.choice(("alpha.Unknown", "unknown.Model"))


def text_wrong(random_: random.Random, history: History) -> None:
    parts = [(part, key) for part in parts_of(any_migration(random_, history).operations)
             for key in ("sql", "condition", "reverse_sql") if isinstance(part.get(key), str)]
    if parts:
        part, key = random_.choice(parts)
        part[key] = random_.choice(("nonsense", "1 / 0 = 1", "'", "unknown > 1"))


def dependency_lost(random_: random.Random, history: History) -> None:
    migration = random_.choice(history.migrations)
    if migration.dependencies:
        migration.dependencies.pop(random_.randrange(len(migration.dependencies)))


def dependency_unknown(random_: random.Random, history: History) -> None:
    random_.choice(history.migrations).dependencies.append(
        random_.choice((("alpha", "0099_unknown"), ("unknown", "__first__"))))


def dependency_circular(random_: random.Random, history: History) -> None:
    first, last = history.migrations[0], random_.choice(history.migrations)
    first.dependencies.append(last.key)


FAULTS: dict[Fault, int] = {
    operation_lost: 4, operation_doubled: 4, operations_swapped: 3, name_unknown: 3,
    name_in_other_case: 3, field_name_unknown: 3, target_unknown: 3, text_wrong: 3,
    dependency_lost: 2, dependency_unknown: 1, dependency_circular: 1}


def spoil(random_: random.Random, history: History) -> None:
    [fault] = random_.choices(list(FAULTS), list(FAULTS.values()))
    fault(random_, history)
