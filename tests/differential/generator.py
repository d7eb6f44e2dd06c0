"""Random histories of migrations that are valid, and the journeys over them, from a seed."""

import random
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Callable

import journeys
import random_fields as fields
import random_keys
import random_names
import random_relations as relations
import random_rows

Operation = dict[str, Any]
Key = tuple[str, str]  # app, migration

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
    db_table: str = ""
    managed: bool = True
    swapped: bool = False
    rows: int = 0         # how many the table has

    @property
    def label(self) -> str:
        return f"{self.app}.{self.name}"

    @property
    def composite(self) -> bool:
        return any(each["type"] == "CompositePrimaryKey" for each in self.fields.values())

    def has_table(self) -> bool:
        return self.managed and not self.swapped

    def table(self) -> str:
        return self.db_table or random_names.shortened(f"{self.app}_{self.name}".lower())

    def quoted_table(self) -> str:
        return random_names.quoted(self.table())

    def column(self, name: str) -> str:
        relation = self.fields[name]["type"] in relations.COLUMN_KINDS
        return self.fields[name].get("db_column") or name + ("_id" if relation else "")

    def used_fields(self) -> set[str]:
        """Those that an index, a constraint, a group or another field names."""
        used = {name for group in self.together for name in group} | {self.ordered_by}
        for each in self.fields.values():
            used |= {*each.get("_uses", ()), *each.get("field_names", ())}
        for each in (*self.indexes.values(), *self.constraints.values()):
            used |= {name.lstrip("-") for name in each.get("fields", ())} | set(each["_uses"])
        return used

    def columns(self, kinds: tuple[str, ...] = INDEXABLE) -> list[str]:
        """Fields that an SQL text can name: the column is called as they are."""
        return [name for name, each in self.fields.items()
                if each["type"] in kinds and "db_column" not in each]


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
    journey: list[journeys.Target]  # where to go, one after the other


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
        self.reserved = list(random_names.RESERVED)
        self.extensions: set[str] = set()
        self.waiting: dict[str, list[Operation]] = {}  # of an app: what has to come next

    def fresh(self, prefix: str) -> str:
        self.number += 1
        return f"{prefix}{self.number}{random_names.tail(self.random)}"

    def fresh_field(self, prefix: str) -> str:
        """A name for a field; now and then one that SQL or Python would stumble over."""
        if self.reserved and self.random.random() < 0.06:
            return self.reserved.pop(self.random.randrange(len(self.reserved)))
        return self.fresh(prefix)

    def first_of(self, app: str, operations: list[Operation]) -> Operation:
        """The first; the others come as the app's next."""
        self.waiting[app] = operations[1:] + self.waiting.get(app, [])
        return operations[0]

    def own(self, app: str, *, concrete: bool = True) -> Model | None:
        """A model of the app with a table of its own."""
        found = [model for model in self.models
                 if model.app == app and not (concrete and model.proxy)]
        return self.random.choice(found) if found else None

    # ---- models

    def create_model(self, app: str) -> Operation:
        model = Model(app, self.fresh(self.random.choice(("Model", "CamelModel", "M_odel"))))
        operation: Operation = {"op": "CreateModel", "name": model.name, "fields": []}
        options: dict[str, Any] = {}
        parents = [each for each in self.models if not each.proxy and each.has_table()
                   and not each.composite]
        if parents and self.random.random() < 0.15:
            self.inherit(model, self.random.choice(parents), operation, options)
        else:
            self.add_key(model)
        if not model.proxy:
            for _ in range(self.random.randint(0, 4)):
                model.fields[self.fresh_field("field")] = self.any_field(model)
            self.add_options(model, options)
        operation["fields"] = [{"name": name} | each for name, each in model.fields.items()]
        if options:
            operation["options"] = options
        self.models.append(model)
        return self.with_requirements(app, deepcopy(operation))

    def add_key(self, model: Model) -> None:
        chance = self.random.random()
        if chance < 0.08:
            return  # Django makes the id
        if chance < 0.14:
            model.fields |= {name: {"type": "IntegerField"} for name in ("left", "right")}
            model.fields["pk"] = {"type": "CompositePrimaryKey", "field_names": ["left", "right"]}
        elif chance < 0.2 and (targets := relations.targets(self)):
            key = relations.foreign_key(self, self.random.choice(targets))
            model.fields[self.fresh("key")] = key | {
                "type": "OneToOneField", "primary_key": True, "null": False, "db_index": True}
        else:
            name = "id" if self.random.random() < 0.85 else self.fresh_field("key")
            model.fields[name] = fields.primary_key(self.random)

    def inherit(self, model: Model, parent: Model, operation: Operation,
                options: dict[str, Any]) -> None:
        model.parent = parent.label
        operation["bases"] = [parent.label.lower()]
        if self.random.random() < 0.4:
            model.proxy = options["proxy"] = True
            return
        link = parent.name.lower() + "_ptr" if self.random.random() < 0.8 else self.fresh("link")
        model.fields[link] = {
            "type": "OneToOneField", "to": parent.label, "on_delete": "CASCADE",
            "parent_link": True, "auto_created": True, "primary_key": True, "serialize": False}
        if self.random.random() < 0.2:
            del model.fields[link]["auto_created"]

    def with_requirements(self, app: str, operation: Operation) -> Operation:
        """After what the database has to have for it."""
        before = []
        if "HStoreField" in str(operation) and "hstore" not in self.extensions:
            self.extensions.add("hstore")
            before.append({"op": "HStoreExtension"})
        if 'apart"."' in str(operation) and "apart" not in self.extensions:
            self.extensions.add("apart")
            before.append({"op": "RunSQL", "sql": "CREATE SCHEMA apart",
                           "reverse_sql": "DROP SCHEMA apart"})
        return self.first_of(app, [*before, operation])

    def add_options(self, model: Model, options: dict[str, Any]) -> None:
        if self.random.random() < 0.2:
            model.db_table = options["db_table"] = self.table_name()
        if self.random.random() < 0.15:
            options["db_table_comment"] = self.random.choice(("The table's \"comment\"", "Zoë"))
        if self.random.random() < 0.05:
            options["db_tablespace"] = "pg_default"
        if self.random.random() < 0.1:
            options["default_related_name"] = self.random.choice(("aaa", "%(class)s_zzz"))
        if self.random.random() < 0.04 and not model.parent:
            model.managed = options["managed"] = False
        if self.random.random() < 0.05 and not model.parent:
            options["swappable"] = self.random.choice(("AUTH_USER_MODEL", "ANY_MODEL"))
            model.swapped = options["swappable"] == "AUTH_USER_MODEL"
        keys = [name for name, each in model.fields.items() if each["type"] == "ForeignKey"]
        if keys and self.random.random() < 0.15:
            model.ordered_by = options["order_with_respect_to"] = self.random.choice(keys)
        self.add_indexes(model, options)

    def add_indexes(self, model: Model, options: dict[str, Any]) -> None:
        if self.random.random() < 0.2 and len(model.columns()) > 1:
            model.together = [sorted(self.random.sample(model.columns(), 2))]
            options["unique_together"] = model.together
        if self.random.random() < 0.3 and (index := self.new_index(model)):
            options["indexes"] = [index]
        if self.random.random() < 0.3 and (constraint := self.new_constraint(model)):
            options["constraints"] = [constraint]

    def table_name(self) -> str:
        if self.random.random() < 0.15:
            return 'apart"."' + self.fresh("table")
        return self.random.choice(random_names.TABLES).format(self.fresh("_"))

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

    def is_inherited(self, model: Model) -> bool:
        return any(other.parent == model.label for other in self.models)

    def rename_model(self, app: str) -> Operation | None:
        model = self.own(app, concrete=False)
        if model is None or self.is_inherited(model):
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
        if model is None or "apart" in model.db_table:
            return None
        model.db_table = self.random.choice((self.table_name(), ""))
        if "apart" in model.db_table:
            model.db_table = ""
        return {"op": "AlterModelTable", "name": model.name, "table": model.db_table or None}

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
        targets = relations.targets(self, model)
        chance = self.random.random()
        if chance < 0.2 and targets:
            return relations.foreign_key(self, self.random.choice(targets), model)
        if chance < 0.29 and targets and not model.composite:
            return relations.many_to_many(self, self.random.choice(targets), model)
        if chance < 0.36:
            columns = {name: model.fields[name]["type"]
                       for name in model.columns(fields.INTEGERS + fields.TEXTUAL)}
            if generated := fields.generated_field(self.random, columns):
                return generated
        found = fields.any_field(self.random)
        if self.random.random() < 0.08:
            found["db_column"] = self.random.choice(random_names.COLUMNS).format(self.fresh("_"))
        return found

    def add_field(self, app: str) -> Operation | None:
        model = self.own(app)
        if model is None:
            return None
        name, added = self.fresh_field("added"), self.any_field(model)
        if model.rows and added["type"] in fields.PLAIN:
            fields.with_default(self.random, added)
        elif model.rows and added["type"] != "GeneratedField":
            added["null"] = True
        operation = {"op": "AddField", "model_name": model.name, "name": name,
                     "field": deepcopy(added)}
        model.fields[name] = added
        return self.with_requirements(app, self.maybe_once(operation, added))

    def maybe_once(self, operation: Operation, field: dict[str, Any]) -> Operation:
        """Lets the default, now and then, be for this one time."""
        if field.get("default") is not None and self.random.random() < 0.3:
            del field["default"]
            operation["preserve_default"] = False
        return operation

    def free_fields(self, model: Model) -> list[str]:
        used = model.used_fields()
        return [name for name, each in model.fields.items()
                if name not in used and not each.get("primary_key")
                and each["type"] != "CompositePrimaryKey"
                and not random_keys.is_pointed_at(self, model, name)]

    def remove_field(self, app: str) -> Operation | None:
        model = self.own(app)
        free = self.free_fields(model) if model else []
        if not free:
            return None
        name = self.random.choice(free)
        del model.fields[name]
        return {"op": "RemoveField", "model_name": model.name, "name": name}

    def bound_fields(self, model: Model) -> list[str]:
        """Plain fields that something names, so that they can change only a little."""
        made_of = {name for each in model.fields.values()
                   for name in (*each.get("_uses", ()), *each.get("field_names", ()))}
        return [name for name, each in model.fields.items()
                if each["type"] in fields.PLAIN and not each.get("primary_key")
                and name not in made_of]

    def alter_field(self, app: str) -> Operation | None:
        model = self.own(app)
        free = self.free_fields(model) if model else []
        names = free or (self.bound_fields(model) if model else [])
        if not names:
            return None
        if self.random.random() < 0.3:
            names = self.bound_fields(model) or names
        name = self.random.choice(names)
        old = model.fields[name]
        changed = self.changed(model, old) if name in free else \
            fields.altered_a_little(self.random, old, rows=model.rows > 0,
                                    unique=random_keys.is_pointed_at(self, model, name))
        operation = {"op": "AlterField", "model_name": model.name, "name": name,
                     "field": deepcopy(changed)}
        model.fields[name] = changed
        return self.with_requirements(app, self.maybe_once(operation, changed))

    def changed(self, model: Model, old: dict[str, Any]) -> dict[str, Any]:
        if old["type"] == "ManyToManyField":
            return relations.altered_many_to_many(self, model, old)
        if old["type"] in relations.COLUMN_KINDS:
            return relations.altered_column(self, model, old)
        if self.random.random() < 0.12:
            if key := relations.key_in_place_of(self, model, old):
                return key
        changed = fields.altered(self.random, old, rows=model.rows > 0)
        if "db_column" in old and self.random.random() < 0.7:
            changed["db_column"] = old["db_column"]
        return changed

    def rename_field(self, app: str) -> Operation | None:
        model = self.own(app)
        names = self.renameable(model) if model else []
        if not names:
            return None
        old, new = self.random.choice(names), self.fresh_field("renamed")
        model.fields = {new if name == old else name: each for name, each in model.fields.items()}
        model.together = [[new if name == old else name for name in group]
                          for group in model.together]
        for each in (*model.indexes.values(), *model.constraints.values()):
            if "fields" in each:
                each["fields"] = [name.replace(old, new) if name.lstrip("-") == old else name
                                  for name in each["fields"]]
        for other in self.models:
            for each in other.fields.values():
                if each.get("to") == model.label and each.get("to_field") == old:
                    each["to_field"] = new
        return {"op": "RenameField", "model_name": model.name, "old_name": old, "new_name": new}

    def renameable(self, model: Model) -> list[str]:
        texts = {name for each in (*model.indexes.values(), *model.constraints.values(),
                                   *model.fields.values())
                 for name in (*each.get("_uses", ()), *each.get("field_names", ()))}
        return [name for name, each in model.fields.items()
                if name not in texts | {"id", model.ordered_by} and not each.get("parent_link")
                and each["type"] != "CompositePrimaryKey"]

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
        if model.rows:
            fields.with_default(self.random, added)
        model.fields[name] = added
        both = {"op": "AddField", "model_name": model.name, "name": name, "field": deepcopy(added)}
        return {"op": "SeparateDatabaseAndState", "database_operations": [both],
                "state_operations": [deepcopy(both)]}

    def alter_key(self, app: str) -> Operation | None:
        return random_keys.alter_key(self, app)

    def move_key(self, app: str) -> Operation | None:
        return random_keys.move_key(self, app)

    def add_serial(self, app: str) -> Operation | None:
        return random_keys.add_serial(self, app)

    def add_with_through(self, app: str) -> Operation | None:
        return relations.add_with_through(self, app)

    def insert(self, app: str) -> Operation | None:
        return random_rows.insert(self, app)

    def any_operation(self, app: str) -> Operation:
        makers: dict[Callable[[str], Operation | None], int] = {
            self.create_model: 4, self.delete_model: 1, self.rename_model: 2, self.alter_table: 1,
            self.alter_table_comment: 1, self.alter_options: 1, self.add_field: 6,
            self.remove_field: 3, self.alter_field: 12, self.rename_field: 3,
            self.alter_together: 2, self.add_index: 3, self.remove_index: 2, self.rename_index: 1,
            self.add_constraint: 3, self.remove_constraint: 2, self.order: 1, self.run_sql: 1,
            self.separate: 1, self.alter_key: 4, self.move_key: 1, self.add_serial: 1,
            self.add_with_through: 1, self.insert: 3}
        if self.waiting.get(app):
            return self.waiting[app].pop(0)
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
        return History(self.seed, migrations, journeys.journey(self.random, keys))


def generate(seed: int) -> History:
    return Generator(seed).history()
