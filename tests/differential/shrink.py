"""Makes a history that shows a difference as short as it can."""

from copy import deepcopy
from typing import Callable, Iterator

from generator import History

# Without these a field is another one, or none.
NEEDED = ("type", "to", "on_delete", "related_name", "primary_key", "max_digits", "decimal_places",
          "base_field", "expression", "output_field", "db_persist", "class", "db_type")
Shows = Callable[[History], bool]


def without_journeys(history: History) -> Iterator[History]:
    for i in range(len(history.journey)):
        shorter = deepcopy(history)
        del shorter.journey[i]
        yield shorter


def without_migrations(history: History) -> Iterator[History]:
    for gone in history.migrations:
        shorter = deepcopy(history)
        shorter.migrations = [each for each in shorter.migrations if each.key != gone.key]
        for each in shorter.migrations:
            if gone.key in each.dependencies:
                each.dependencies = list(dict.fromkeys(each.dependencies + gone.dependencies))
            for keys in (each.dependencies, each.run_before, each.replaces):
                keys[:] = [key for key in keys if key != gone.key]
        shorter.journey = [target for target in shorter.journey if target[:2] != gone.key]
        yield shorter


def without_operations(history: History) -> Iterator[History]:
    for i, migration in enumerate(history.migrations):
        for j in range(len(migration.operations)):
            shorter = deepcopy(history)
            del shorter.migrations[i].operations[j]
            yield shorter


def without_parts(history: History) -> Iterator[History]:
    """Fields of new models, their options, and the options of fields."""
    for i, migration in enumerate(history.migrations):
        for j, operation in enumerate(migration.operations):
            for key in operation.get("options", ()):
                shorter = deepcopy(history)
                del shorter.migrations[i].operations[j]["options"][key]
                yield shorter
                for k in range(len(operation["options"].get(key) or ())
                               if key in ("indexes", "constraints") else 0):
                    shorter = deepcopy(history)
                    del shorter.migrations[i].operations[j]["options"][key][k]
                    yield shorter
            for k in range(len(operation.get("fields", ()))):
                shorter = deepcopy(history)
                del shorter.migrations[i].operations[j]["fields"][k]
                yield shorter
            for key in operation.get("field", ()):
                if key not in NEEDED:
                    shorter = deepcopy(history)
                    del shorter.migrations[i].operations[j]["field"][key]
                    yield shorter


def shrink(history: History, shows: Shows, tries: int = 300) -> History:
    """Leaves out what the difference does not need, until nothing more can go."""
    for ways in (without_journeys, without_migrations, without_operations, without_parts) * 2:
        smaller = True
        while smaller:
            smaller = False
            for shorter in ways(history):
                tries -= 1
                if tries < 0:
                    return history
                if shows(shorter):
                    history, smaller = shorter, True
                    break
    return history
