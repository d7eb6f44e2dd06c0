"""Random histories of migrations that are valid, and the journeys over them, from a seed."""

import random
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Callable

import random_fields as fields

Operation = dict[str, Any]
Key = tuple[str, str]  # app, migration

ACTIONS = ("CASCADE", "PROTECT", "DO_NOTHING")
INDEXABLE = fields.INTEGERS + ("CharField", "DateField", "DateTimeField", "DecimalField",
                               "BooleanField", "UUIDField")


@dataclass
class Model:
    """What the generator has to know of a model to go on from it."""

    app: str
    name: str
    fields: dict[str, dict[str, Any]] = field(default_factory=dict)
    together: list[list[str]] = field(default_factory=list)
    indexes: dict[str, dict[str, Any]] = field(default_factory=dict)
    constraints: dict[str, dict[str, Any]] = field(default_factory=dict)
    parent: str = ""      # "app.Model" that it inherits from, by table or as a proxy
    proxy: bool = False
    ordered_by: str = ""  # order_with_respect_to

    @property
    def label(self) -> str:
        return f"{self.app}.{self.name}"

    def used_fields(self) -> set[str]:
        """Those that an index, a constraint or a group names."""
        used = {name for group in self.together for name in group} | {self.ordered_by}
        for each in (*self.indexes.values(), *self.constraints.values()):
            used |= {name.lstrip("-") for name in each.get("fields", ())} | set(each["_uses"])
        return used

    def columns(self, kinds: tuple[str, ...] = INDEXABLE) -> list[str]:
        return [name for name, each in self.fields.items() if each["type"] in kinds]


@dataclass
class Migration:
    key: Key
    dependencies: list[Key]
    operations: list[Operation]
    atomic: bool = True

    def content(self) -> dict[str, Any]:
        content: dict[str, Any] = {"dependencies": [list(key) for key in self.dependencies],
                                   "operations": [stripped(each) for each in self.operations]}
        return content if self.atomic else {"atomic": False} | content


@dataclass
class History:
    seed: int
    migrations: list[Migration]
    journey: list[Key]  # where to go, one after the other; the name "zero" unapplies the app


def stripped(value: Any) -> Any:
    """Without what the generator notes for itself, under keys that begin with an underscore."""
    if isinstance(value, dict):
        return {key: stripped(each) for key, each in value.items() if not key.startswith("_")}
    return [stripped(each) for each in value] if isinstance(value, list) else value


class Generator:
    """Makes operations that fit the models there are."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.seed = seed
        self.models: list[Model] = []
        self.number = 0

    def fresh(self, prefix: str) -> str:
        self.number += 1
        long = "_with_a_name_that_goes_on_and_on" if self.random.random() < 0.04 else ""
        return f"{prefix}{self.number}{long}"

    def own(self, app: str, *, concrete: bool = True) -> Model | None:
        """A model of the app with a table of its own."""
        found = [model for model in self.models
                 if model.app == app and not (concrete and model.proxy)]
        return self.random.choice(found) if found else None

    # ---- models

    def create_model(self, app: str) -> Operation:
        model = Model(app, self.fresh("Model"))
        operation: Operation = {"op": "CreateModel", "name": model.name, "fields": []}
        options: dict[str, Any] = {}
        parents = [each for each in self.models if not each.proxy and not each.parent]
        if parents and self.random.random() < 0.12:
            self.inherit(model, self.random.choice(parents), operation, options)
        else:
            model.fields["id"] = fields.primary_key(self.random)
        if not model.proxy:
            for _ in range(self.random.randint(0, 4)):
                model.fields[self.fresh("field")] = self.any_field(model)
            self.add_options(model, options)
        operation["fields"] = [{"name": name} | each for name, each in model.fields.items()]
        if options:
            operation["options"] = options
        self.models.append(model)
        return operation

    def inherit(self, model: Model, parent: Model, operation: Operation,
                options: dict[str, Any]) -> None:
        model.parent = parent.label
        operation["bases"] = [parent.label.lower()]
        if self.random.random() < 0.5:
            model.proxy = options["proxy"] = True
            return
        model.fields[parent.name.lower() + "_ptr"] = {
            "type": "OneToOneField", "to": parent.label, "on_delete": "CASCADE",
            "parent_link": True, "auto_created": True, "primary_key": True, "serialize": False}

    def add_options(self, model: Model, options: dict[str, Any]) -> None:
        if self.random.random() < 0.15:
            options["db_table"] = self.random.choice(("Table{}", "table {}", 'Größe {}')).format(
                self.fresh("_"))
        if self.random.random() < 0.15:
            options["db_table_comment"] = "The table's comment"
        if self.random.random() < 0.2 and len(model.columns()) > 1:
            model.together = [sorted(self.random.sample(model.columns(), 2))]
            options["unique_together"] = model.together
        if self.random.random() < 0.3 and (index := self.new_index(model)):
            options["indexes"] = [index]
        if self.random.random() < 0.3 and (constraint := self.new_constraint(model)):
            options["constraints"] = [constraint]

    def delete_model(self, app: str) -> Operation | None:
        model = self.own(app, concrete=False)
        if model is None or self.is_referenced(model):
            return None
        self.models.remove(model)
        return {"op": "DeleteModel", "name": model.name}

    def is_referenced(self, model: Model) -> bool:
        return any(model.label in (each.get("to"), each.get("through"), other.parent)
                   for other in self.models
                   for each in (*other.fields.values(), {}) if other is not model)

    def rename_model(self, app: str) -> Operation | None:
        model = self.own(app, concrete=False)
        if model is None or any(other.parent == model.label for other in self.models):
            return None
        old, old_label = model.name, model.label
        model.name = self.fresh("Renamed")
        for other in self.models:
            for each in other.fields.values():
                each.update({key: model.label for key in ("to", "through")
                             if each.get(key) == old_label})
        return {"op": "RenameModel", "old_name": old, "new_name": model.name}

    def alter_table(self, app: str) -> Operation | None:
        model = self.own(app)
        return model and {"op": "AlterModelTable", "name": model.name,
                          "table": self.random.choice((self.fresh("moved_"), None))}

    def alter_table_comment(self, app: str) -> Operation | None:
        model = self.own(app)
        return model and {"op": "AlterModelTableComment", "name": model.name,
                          "table_comment": self.random.choice((self.fresh("It's "), None))}

    def alter_options(self, app: str) -> Operation | None:
        model = self.own(app, concrete=False)
        return model and {"op": "AlterModelOptions", "name": model.name,
                          "options": {"verbose_name": self.fresh("name ")}}

    # ---- fields

    def any_field(self, model: Model) -> dict[str, Any]:
        targets = [each for each in self.models if not each.proxy] + [model]
        chance = self.random.random()
        if chance < 0.2:
            return self.foreign_key(self.random.choice(targets).label)
        if chance < 0.27 and "id" in model.fields:
            return {"type": "ManyToManyField", "to": self.random.choice(targets).label,
                    "related_name": "+"}
        return fields.any_field(self.random)

    def foreign_key(self, label: str) -> dict[str, Any]:
        found: dict[str, Any] = {
            "type": self.random.choice(("ForeignKey", "ForeignKey", "OneToOneField")), "to": label,
            "on_delete": self.random.choice(ACTIONS), "null": True, "related_name": "+"}
        if self.random.random() < 0.15:
            found["db_constraint"] = False
        if self.random.random() < 0.15 and found["type"] == "ForeignKey":
            found["db_index"] = False
        if self.random.random() < 0.15:
            found["db_column"] = self.fresh("Column ")
        return found

    def add_field(self, app: str) -> Operation | None:
        model = self.own(app)
        if model is None:
            return None
        name, added = self.fresh("added"), self.any_field(model)
        model.fields[name] = added
        return {"op": "AddField", "model_name": model.name, "name": name, "field": deepcopy(added)}

    def free_fields(self, model: Model) -> list[str]:
        used = model.used_fields()
        return [name for name, each in model.fields.items()
                if name not in used and not each.get("primary_key")]

    def remove_field(self, app: str) -> Operation | None:
        model = self.own(app)
        free = self.free_fields(model) if model else []
        if not free:
            return None
        name = self.random.choice(free)
        del model.fields[name]
        return {"op": "RemoveField", "model_name": model.name, "name": name}

    def alter_field(self, app: str) -> Operation | None:
        model = self.own(app)
        free = self.free_fields(model) if model else []
        if not free:
            return None
        name = self.random.choice(free)
        model.fields[name] = self.changed(model.fields[name])
        return {"op": "AlterField", "model_name": model.name, "name": name,
                "field": deepcopy(model.fields[name])}

    def changed(self, old: dict[str, Any]) -> dict[str, Any]:
        if old["type"] == "ManyToManyField":
            return old | {"blank": True}
        if old["type"] in ("ForeignKey", "OneToOneField"):
            if self.random.random() < 0.3:
                return self.foreign_key(old["to"])
            targets = [each.label for each in self.models if not each.proxy]
            return self.foreign_key(self.random.choice(targets)) | {"type": old["type"]} \
                if self.random.random() < 0.2 else self.foreign_key(old["to"])
        return fields.altered(self.random, old)

    def rename_field(self, app: str) -> Operation | None:
        model = self.own(app)
        names = [name for name in model.fields if name != "id" and not name.endswith("_ptr")
                 and not any(name in each["_uses"] for each in
                             (*model.indexes.values(), *model.constraints.values()))] \
            if model else []
        if not names:
            return None
        old, new = self.random.choice(names), self.fresh("renamed")
        model.fields = {new if name == old else name: each for name, each in model.fields.items()}
        model.together = [[new if name == old else name for name in group]
                          for group in model.together]
        for each in (*model.indexes.values(), *model.constraints.values()):
            if "fields" in each:
                each["fields"] = [name.replace(old, new) if name.lstrip("-") == old else name
                                  for name in each["fields"]]
        return {"op": "RenameField", "model_name": model.name, "old_name": old, "new_name": new}

    def alter_together(self, app: str) -> Operation | None:
        model = self.own(app)
        if model is None or len(model.columns()) < 2:
            return None
        model.together = [] if model.together and self.random.random() < 0.5 else \
            [self.random.sample(model.columns(), 2)]
        return {"op": "AlterUniqueTogether", "name": model.name,
                "unique_together": deepcopy(model.together)}

    # ---- indexes and constraints

    def new_index(self, model: Model) -> dict[str, Any] | None:
        columns = model.columns()
        if not columns:
            return None
        chosen = self.random.sample(columns, min(len(columns), self.random.randint(1, 2)))
        index: dict[str, Any] = {"type": "Index", "name": self.fresh("idx_"), "_uses": []}
        chance = self.random.random()
        if chance < 0.2:
            index |= {"expressions": [{"sql": f'("{chosen[0]}")'}], "_uses": chosen}
        elif chance < 0.4:
            index |= {"type": self.random.choice(("BrinIndex", "BTreeIndex", "HashIndex")),
                      "fields": chosen[:1]}
        else:
            index["fields"] = [self.random.choice(("", "-")) + name for name in chosen]
        if index["type"] == "Index" and self.random.random() < 0.3:
            index |= {"condition": f'"{chosen[0]}" IS NOT NULL', "_uses": chosen}
        if index["type"] == "Index" and "fields" in index and self.random.random() < 0.2:
            index["include"] = [self.random.choice(columns)]
            index["_uses"] = [*index["_uses"], *index["include"]]
        model.indexes[index["name"]] = index
        return deepcopy(index)

    def add_index(self, app: str) -> Operation | None:
        model = self.own(app)
        index = self.new_index(model) if model else None
        return index and {"op": "AddIndex", "model_name": model.name, "index": index}

    def remove_index(self, app: str) -> Operation | None:
        model = self.own(app)
        if model is None or not model.indexes:
            return None
        name = self.random.choice(list(model.indexes))
        del model.indexes[name]
        return {"op": "RemoveIndex", "model_name": model.name, "name": name}

    def rename_index(self, app: str) -> Operation | None:
        model = self.own(app)
        if model is None or not model.indexes:
            return None
        old, new = self.random.choice(list(model.indexes)), self.fresh("idx_new_")
        model.indexes[new] = model.indexes.pop(old) | {"name": new}
        return {"op": "RenameIndex", "model_name": model.name, "old_name": old, "new_name": new}

    def new_constraint(self, model: Model) -> dict[str, Any] | None:
        columns = model.columns()
        if not columns:
            return None
        chosen = self.random.sample(columns, min(len(columns), self.random.randint(1, 2)))
        found: dict[str, Any] = {"name": self.fresh("con_"), "_uses": []}
        if self.random.random() < 0.4:
            found |= {"type": "CheckConstraint", "condition": f'"{chosen[0]}" IS NOT NULL',
                      "_uses": chosen}
        else:
            found |= {"type": "UniqueConstraint", "fields": chosen}
            chance = self.random.random()
            if chance < 0.2:
                found |= {"condition": f'"{chosen[0]}" IS NOT NULL', "_uses": chosen}
            elif chance < 0.4:
                found["deferrable"] = self.random.choice(("deferred", "immediate"))
            elif chance < 0.6:
                found["nulls_distinct"] = self.random.choice((True, False))
            elif chance < 0.7:
                found |= {"include": chosen[-1:], "_uses": chosen}
        model.constraints[found["name"]] = found
        return deepcopy(found)

    def add_constraint(self, app: str) -> Operation | None:
        model = self.own(app)
        made = self.new_constraint(model) if model else None
        return made and {"op": "AddConstraint", "model_name": model.name, "constraint": made}

    def remove_constraint(self, app: str) -> Operation | None:
        model = self.own(app)
        if model is None or not model.constraints:
            return None
        name = self.random.choice(list(model.constraints))
        del model.constraints[name]
        return {"op": "RemoveConstraint", "model_name": model.name, "name": name}

    # ---- the rest

    def order(self, app: str) -> Operation | None:
        model = self.own(app)
        keys = [name for name, each in model.fields.items() if each["type"] == "ForeignKey"] \
            if model else []
        if not keys:
            return None
        model.ordered_by = "" if model.ordered_by else self.random.choice(keys)
        return {"op": "AlterOrderWithRespectTo", "name": model.name,
                "order_with_respect_to": model.ordered_by or None}

    def run_sql(self, app: str) -> Operation | None:
        return {"op": "RunSQL", "sql": self.random.choice(("SELECT 1", "noop", "SELECT '%%';")),
                "reverse_sql": "noop"}

    def separate(self, app: str) -> Operation | None:
        model = self.own(app)
        if model is None:
            return None
        name, added = self.fresh("separate"), fields.plain_field(self.random)
        model.fields[name] = added
        both = {"op": "AddField", "model_name": model.name, "name": name, "field": deepcopy(added)}
        return {"op": "SeparateDatabaseAndState", "database_operations": [both],
                "state_operations": [deepcopy(both)]}

    def any_operation(self, app: str) -> Operation:
        makers: dict[Callable[[str], Operation | None], int] = {
            self.create_model: 4, self.delete_model: 1, self.rename_model: 2, self.alter_table: 1,
            self.alter_table_comment: 1, self.alter_options: 1, self.add_field: 6,
            self.remove_field: 3, self.alter_field: 9, self.rename_field: 3,
            self.alter_together: 2, self.add_index: 3, self.remove_index: 2, self.rename_index: 1,
            self.add_constraint: 3, self.remove_constraint: 2, self.order: 1, self.run_sql: 1,
            self.separate: 1}
        while True:
            [maker] = self.random.choices(list(makers), list(makers.values()))
            if operation := maker(app):
                return operation

    def history(self) -> History:
        apps = ["alpha", "beta"][:self.random.randint(1, 2)]
        migrations: list[Migration] = []
        last: dict[str, Key] = {}
        for number in range(1, self.random.randint(2, 6) + 1):
            app = self.random.choice(apps)
            operations = [self.create_model(app)] if app not in last else []
            operations += [self.any_operation(app) for _ in range(self.random.randint(1, 4))]
            # Everything before it, so that whatever the operations name is there.
            key = (app, f"{number:04}_step")
            migrations.append(Migration(key, list(last.values()), operations,
                                        atomic=self.random.random() > 0.1))
            last[app] = key
        keys = [migration.key for migration in migrations]
        back = [self.random.choice(keys + [(app, "zero") for app in last]) for _ in range(2)]
        journey = [*keys, *(each for target in back for each in (target, *last.values()))]
        return History(self.seed, migrations, journey)


def generate(seed: int) -> History:
    return Generator(seed).history()
