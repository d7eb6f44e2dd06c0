"""Random histories of migrations, most of them valid, and the journeys over them, from a seed."""

import random
from typing import Any, Callable

import random_changes as changes
import random_constraints as constraints
import random_faults as faults
import random_graphs as graphs
import random_indexes as indexes
import random_keys as keys
import random_models as models
import random_names
import random_postgres as postgres
import random_relations as relations
import random_rows as rows
import random_special as special
from history import History, Key, Migration, Model, Operation, Step, stripped

__all__ = ["History", "Key", "Migration", "Model", "Step", "generate", "stripped"]

AUTO_FIELDS = ("django.db.models.AutoField", "django.db.models.SmallAutoField")
Maker = Callable[["Generator", str], Operation | list[Operation] | None]

# How often each is asked for an operation; None is no answer.
MAKERS: dict[Maker, int] = {
    models.create_model: 4, models.delete_model: 1, models.rename_model: 2, models.alter_table: 1,
    models.alter_table_comment: 1, models.alter_options: 1, models.alter_managers: 1,
    models.alter_unique_together: 2, models.alter_index_together: 2, models.order: 1,
    changes.add_field: 6, changes.remove_field: 3, changes.alter_field: 12,
    changes.rename_field: 3, keys.alter_key: 4, keys.move_key: 1, keys.add_serial: 1,
    indexes.add_index: 4, indexes.remove_index: 2, indexes.rename_index: 2,
    indexes.replace_index: 1, constraints.add_constraint: 4, constraints.remove_constraint: 2,
    constraints.alter_constraint: 1, constraints.add_not_valid: 1, special.run_sql: 1,
    special.run_python: 1, special.separate: 2, relations.add_with_through: 1,
    postgres.create_extension: 1, postgres.create_collation: 1, postgres.remove_collation: 1,
    rows.insert: 3,
}


class Generator:
    """Makes operations that fit the models there are."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.seed = seed
        self.models: list[Model] = []
        self.number = 0
        self.reserved = list(random_names.RESERVED)
        self.settings: dict[str, Any] = self.some_settings()
        self.extensions: set[str] = set()
        self.collations: dict[str, dict[str, Any]] = {}
        self.used_collations: set[str] = set()
        self.owner: dict[str, str] = {}  # of an extension or a collation: the app that makes it
        self.files: dict[str, str] = {}  # beside the migrations
        self.before: list[Operation] = []  # what has to come before the operation in the making
        self.app = ""        # whose operation is in the making
        self.atomic = True   # the migration in the making
        self.migration = 0   # its number
        self.one_way = self.random.random() < 0.1  # the journey never goes back
        self.links: set[frozenset[str]] = set()  # apps of which one needs the other

    def some_settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = {}
        if self.random.random() < 0.15:
            settings["DEFAULT_AUTO_FIELD"] = self.random.choice(AUTO_FIELDS)
        for name in ("DEFAULT_TABLESPACE", "DEFAULT_INDEX_TABLESPACE"):
            if self.random.random() < 0.06:
                settings[name] = "pg_default"
        if self.random.random() < 0.06:
            settings["TIME_ZONE"] = self.random.choice(("Europe/Berlin", "America/New_York"))
        return settings

    # ---- names

    def fresh(self, prefix: str) -> str:
        self.number += 1
        return f"{prefix}{self.number}{random_names.tail(self.random)}"

    def fresh_field(self, prefix: str) -> str:
        """A name for a field; now and then one that SQL or Python would stumble over."""
        if self.reserved and self.random.random() < 0.06:
            return self.reserved.pop(self.random.randrange(len(self.reserved)))
        return self.fresh(prefix)

    def fresh_index(self, prefix: str) -> str:
        """A name for an index or a constraint."""
        if self.random.random() < 0.1:
            return self.random.choice(random_names.INDEXES).format(self.fresh("_"))
        return self.fresh(prefix)

    def default_key(self) -> str:
        return self.settings.get("DEFAULT_AUTO_FIELD", "BigAutoField").rpartition(".")[2]

    # ---- models

    def own(self, app: str, *, concrete: bool = True) -> Model | None:
        """A model of the app with a table of its own."""
        found = [model for model in self.models
                 if model.app == app and not (concrete and model.proxy)]
        return self.random.choice(found) if found else None

    def is_referenced(self, model: Model) -> bool:
        return any(model.label in (each.get("to"), each.get("through"), *other.parents)
                   for other in self.models
                   for each in (*other.fields.values(), {}) if other is not model)

    def is_inherited(self, model: Model) -> bool:
        return any(model.label in other.parents for other in self.models)

    def is_pointed_at(self, model: Model, name: str) -> bool:
        """Whether a foreign key has the field for its to_field."""
        return any(each.get("to_field") == name and each.get("to") == model.label
                   for other in self.models for each in other.fields.values())

    def point_to_new_name(self, old: str, new: str) -> None:
        """In the relations to a model that has been renamed."""
        for other in self.models:
            for each in other.fields.values():
                each.update({key: new for key in ("to", "through") if each.get(key) == old})

    def offer_for_swap(self, model: Model, options: dict[str, Any]) -> None:
        """Lets the setting, now and then, name the model itself."""
        if options["swappable"] not in self.settings and self.random.random() < 0.6:
            self.settings[options["swappable"]] = model.label
            model.swapped = False
        elif self.settings.get(options["swappable"], "") not in ("", model.label):
            model.swapped = True

    def setting_of(self, model: Model) -> str:
        return next(name for name, value in self.settings.items() if value == model.label)

    def is_pending(self, made: dict[str, Any]) -> bool:
        """Whether an index or a constraint comes only at the end of the migration in the making:
        what is done to it before fails, mostly, and so is seldom asked for."""
        return made.get("_pending") == self.migration and self.random.random() < 0.95

    # ---- what operations need

    def link(self, app: str, other: str) -> None:
        """Notes that the one goes with the other."""
        if app != other:
            self.links.add(frozenset((app, other)))

    def need_extension(self, name: str) -> None:
        if name not in self.extensions:
            self.extensions.add(name)
            self.owner[name] = self.app
            self.before.append(postgres.creation_of(self, name))
        self.link(self.app, self.owner[name])

    def need_schema(self, name: str) -> None:
        if name not in self.extensions:
            self.extensions.add(name)
            self.owner[name] = self.app
            self.before.append({"op": "RunSQL", "sql": f"CREATE SCHEMA {name}",
                                "reverse_sql": f"DROP SCHEMA {name}"})
        self.link(self.app, self.owner[name])

    def with_requirements(self, operation: Operation) -> Operation:
        """After what the database has to have for it."""
        if "HStoreField" in str(operation):
            self.need_extension("hstore")
        if 'apart"."' in str(operation):
            self.need_schema("apart")
        return operation

    # ---- operations

    def asked(self, maker: Maker, app: str) -> list[Operation]:
        """What the maker has, and before it what that needs."""
        self.app = app
        made = maker(self, app) or []
        before, self.before = self.before, []
        return [*before, *(made if isinstance(made, list) else [made])]

    def any_operations(self, app: str) -> list[Operation]:
        while True:
            [maker] = self.random.choices(list(MAKERS), list(MAKERS.values()))
            if operations := self.asked(maker, app):
                return operations

    def first_operations(self, app: str) -> list[Operation]:
        return self.asked(models.create_model, app)


def generate(seed: int) -> History:
    generator = Generator(seed)
    history = graphs.history(generator)
    if generator.random.random() < 0.12:
        faults.spoil(generator.random, history)
    return history
