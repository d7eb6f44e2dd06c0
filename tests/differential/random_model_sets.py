"""Random sets of declared models, and what may become of them, from a seed."""

import random
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import random_fields as fields
from random_names import COLUMNS

Field = dict[str, Any]
Model = dict[str, Any]        # as in a file of models, and its "app"
Files = dict[str, list[Model]]  # by app

APPS = ("alpha", "beta", "gamma")
NAMES = ("Apple", "Berry", "cherry", "DateTree", "Elder", "Fig", "GRAPE", "Hazel", "Iris",
         "ModelWithANameThatIsRatherLong")
FIELD_NAMES = ("amount", "body", "code", "day", "extra", "flag", "group", "height", "index", "Kind",
               "label", "mass_of_the_thing_in_kilogrammes")
ACTIONS = ("CASCADE", "PROTECT", "SET_NULL", "DO_NOTHING")
COLUMN_KINDS = ("ForeignKey", "OneToOneField")
PLAIN = ("IntegerField", "TextField", "CharField", "DateField", "BooleanField", "DecimalField")
INDEXES = ("Index", "Index", "Index", "BTreeIndex", "HashIndex", "GinIndex", "BrinIndex")


def label(model: Model) -> str:
    return f"{model['app']}.{model['name']}"


def is_proxy(model: Model) -> bool:
    return bool(model["options"].get("proxy"))


def field_of(model: Model, name: str) -> Field:
    return next(field for field in model["fields"] if field["name"] == name)


def names_of(model: Model) -> list[str]:
    return [field["name"] for field in model["fields"]]


class Models:
    """A set of models that Django takes, and the changes that leave it one."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.models: list[Model] = []
        self.number = 0
        self.apps = APPS[:self.random.choice((1, 2, 2, 3))]
        self.user: Model | None = None  # what AUTH_USER_MODEL names

    def files(self) -> Files:
        """As they would be written: a model after its bases."""
        found: Files = {app: [] for app in self.apps}
        for model in self.models:
            found[model["app"]].append({key: deepcopy(value) for key, value in model.items()
                                        if key != "app" and (value or key == "fields")})
        return found

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def fresh(self, prefix: str) -> str:
        self.number += 1
        return f"{prefix}{self.number}"

    def find(self, name: str) -> Model:
        return next(model for model in self.models if label(model) == name)

    # ---- models

    def new_model(self) -> None:
        taken = {(model["app"], model["name"].lower()) for model in self.models}
        free = [(app, name) for app in self.apps for name in NAMES
                if (app, name.lower()) not in taken]
        if not free:
            return
        app, name = self.random.choice(free)
        model: Model = {"app": app, "name": name, "fields": [], "options": {}, "bases": [],
                        "managers": []}
        self.models.append(model)
        if self.chance(0.25):
            self.inherit(model)
        if not is_proxy(model):
            self.add_key(model)
            for _ in range(self.random.randint(0, 4)):
                self.add_field(model)
        self.add_options(model)

    def possible_parents(self, model: Model) -> list[Model]:
        """Declared before it: in its app, or in one whose models Django reads before."""
        place = self.models.index(model)
        return [other for other in self.models[:place]
                if other["app"] <= model["app"] and not self.is_composite(other)
                and "swappable" not in other["options"]]

    def is_composite(self, model: Model) -> bool:
        return any(field["type"] == "CompositePrimaryKey" for field in model["fields"])

    def inherit(self, model: Model) -> None:
        parents = self.possible_parents(model)
        if not parents:
            return
        parent = self.random.choice(parents)
        model["bases"] = [label(parent)]
        if self.chance(0.5):
            model["options"]["proxy"] = True
        elif self.chance(0.2) and not is_proxy(parent):
            model["fields"].append(
                {"name": self.fresh("link"), "type": "OneToOneField", "to": label(parent),
                 "on_delete": "CASCADE", "parent_link": True})

    def ancestors(self, model: Model) -> list[Model]:
        found = []
        open_ = list(model["bases"])
        while open_:
            parent = self.find(open_.pop())
            found.append(parent)
            open_ += parent["bases"]
        return found

    def descendants(self, model: Model) -> list[Model]:
        return [other for other in self.models if model in self.ancestors(other)]

    def add_key(self, model: Model) -> None:
        if model["bases"] or self.chance(0.6):
            return
        if self.chance(0.15):
            model["fields"] += [
                {"name": "pk", "type": "CompositePrimaryKey", "field_names": ["left", "right"]},
                {"name": "left", "type": "IntegerField"},
                {"name": "right", "type": "IntegerField"}]
            return
        if self.chance(0.2) and (target := self.target(model, other=True)):
            model["fields"].append({"name": self.fresh("key"), "type": "OneToOneField",
                                    "to": label(target), "on_delete": "CASCADE",
                                    "primary_key": True, "related_name": "+"})
            return
        key = fields.primary_key(self.random)
        key.pop("serialize", None)
        model["fields"].append({"name": self.random.choice(("id", self.fresh("key")))} | key)

    def add_options(self, model: Model) -> None:
        for change in (self.change_plain_option, self.change_table, self.change_indexes,
                       self.change_constraints, self.change_together, self.change_order,
                       self.change_managers, self.change_managed):
            if self.chance(0.15):
                change(model)

    # ---- fields

    def free_name(self, model: Model) -> str | None:
        taken = {name.lower() for each in (model, *self.ancestors(model), *self.descendants(model))
                 for name in names_of(each)}
        free = [name for name in FIELD_NAMES if name.lower() not in taken]
        return self.random.choice(free) if free else None

    def target(self, model: Model, *, other: bool = False) -> Model | None:
        found = [each for each in self.models if not self.is_composite(each)
                 and not (other and each is model)]
        return self.random.choice(found) if found else None

    def relation(self, model: Model) -> Field | None:
        target = self.target(model)
        if target is None:
            return None
        to = "self" if target is model and self.chance(0.5) else label(target)
        if self.chance(0.1):
            to = to.lower() if to == "self" else label(target).lower()
        if target is self.user and self.chance(0.5):
            to = {"setting": "AUTH_USER_MODEL"}
        field: Field = {"type": self.random.choice(("ForeignKey", "ForeignKey", "OneToOneField",
                                                    "ManyToManyField")),
                        "to": to, "related_name": "+"}
        if field["type"] == "ManyToManyField":
            if self.is_composite(model):
                return None
            if self.chance(0.2):
                field["db_table"] = self.fresh("m2m")
            if self.chance(0.2) and to == "self":
                field["symmetrical"] = False
            return field
        field["on_delete"] = self.random.choice(ACTIONS)
        if field["on_delete"] == "SET_NULL" or self.chance(0.4):
            field["null"] = True
        if self.chance(0.1):
            field["db_index"] = False
        if self.chance(0.1):
            field["db_column"] = self.random.choice(COLUMNS).format(self.fresh("_"))
        unique = [each["name"] for each in target["fields"]
                  if each.get("unique") or each.get("primary_key")]
        if unique and self.chance(0.3):
            field["to_field"] = self.random.choice(unique)
        return field

    def any_field(self, model: Model) -> Field:
        if self.chance(0.35) and (relation := self.relation(model)):
            return relation
        if self.chance(0.08):
            columns = {field["name"]: field["type"] for field in model["fields"]
                       if "db_column" not in field}
            if generated := fields.generated_field(self.random, columns):
                del generated["_uses"]
                return generated
        field = fields.any_field(self.random)
        if self.chance(0.4):
            field = {"type": self.random.choice(PLAIN)}
            fields.add_type_options(self.random, field)
        field.pop("db_tablespace", None)
        return field

    def add_field(self, model: Model) -> None:
        name = self.free_name(model)
        if name is not None:
            model["fields"].append({"name": name} | self.any_field(model))

    def used_names(self, model: Model) -> set[str]:
        options = model["options"]
        used = {name for group in options.get("unique_together", []) for name in group}
        used.add(options.get("order_with_respect_to", ""))
        for each in (*options.get("indexes", []), *options.get("constraints", [])):
            used |= {name.lstrip("-") for name in each.get("fields", [])}
        for field in model["fields"]:
            used |= set(field.get("field_names", ()))
        return used

    def is_referred_to(self, model: Model, name: str) -> bool:
        return any(field.get("to_field") == name for each in self.models
                   for field in each["fields"])

    def loose_fields(self, model: Model) -> list[Field]:
        """Those that nothing names."""
        used = self.used_names(model)
        return [field for field in model["fields"]
                if field["name"] not in used and not field.get("primary_key")
                and not field.get("parent_link") and field["type"] != "CompositePrimaryKey"
                and not self.is_referred_to(model, field["name"])]

    # ---- changes of a model

    def change_plain_option(self, model: Model) -> None:
        name, values = self.random.choice((
            ("verbose_name", ("thing", "it's a thing", None)), ("ordering", (["-pk"], ["pk"], [])),
            ("permissions", ([["can_x", "Can x"]], [])), ("get_latest_by", ("pk", ["pk"])),
            ("default_permissions", (["add"], [])), ("default_related_name", ("things",)),
            ("select_on_save", (True, False)), ("required_db_vendor", ("postgresql",))))
        if name in model["options"] and self.chance(0.5):
            del model["options"][name]
        else:
            model["options"][name] = self.random.choice(values)

    def change_managed(self, model: Model) -> None:
        if model["bases"] or self.descendants(model):
            return
        value = self.random.choice((True, False, False, None))
        model["options"].pop("managed", None)
        if value is not None:
            model["options"]["managed"] = value

    def change_table(self, model: Model) -> None:
        if is_proxy(model):
            return
        for name in ("db_table", "db_table_comment"):
            if self.chance(0.5):
                model["options"].pop(name, None)
                if self.chance(0.7):
                    model["options"][name] = self.fresh(name)

    def change_managers(self, model: Model) -> None:
        model["managers"] = self.random.choice(
            ([], [["objects", {}]], [["things", {}]], [["objects", {}], ["things", {}]],
             [["things", {}], ["objects", {}]]))
        model["options"].pop("default_manager_name", None)
        if len(model["managers"]) == 2 and self.chance(0.3):
            model["options"]["default_manager_name"] = "things"

    def indexable(self, model: Model) -> list[str]:
        return [field["name"] for field in model["fields"]
                if field["type"] in PLAIN + COLUMN_KINDS]

    def some_names(self, model: Model) -> list[str] | None:
        names = self.indexable(model)
        return self.random.sample(names, min(len(names), self.random.choice((1, 2)))) or None

    def change_indexes(self, model: Model) -> None:
        indexes = model["options"].setdefault("indexes", [])
        names = self.some_names(model)
        kind = self.random.random()
        if indexes and kind < 0.25:
            indexes.pop(self.random.randrange(len(indexes)))
        elif indexes and kind < 0.5:
            self.random.choice(indexes)["name"] = self.fresh("renamed_idx")
        elif names and not is_proxy(model):
            index: Field = {"type": self.random.choice(INDEXES),
                            "fields": [self.random.choice(("", "-")) + name for name in names]}
            if index["type"] == "HashIndex":
                index["fields"] = index["fields"][:1]
            if self.chance(0.5):
                index["name"] = self.random.choice((self.fresh("idx"),
                                                    "%(app_label)s_%(class)s_" + self.fresh("i")))
            if "name" in index and self.chance(0.3):
                index["condition"] = "1 > 0"
            indexes.append(index)
        if not indexes:
            del model["options"]["indexes"]

    def change_constraints(self, model: Model) -> None:
        constraints = model["options"].setdefault("constraints", [])
        names = self.some_names(model)
        kind = self.random.random()
        if constraints and kind < 0.25:
            constraints.pop(self.random.randrange(len(constraints)))
        elif constraints and kind < 0.5:
            self.random.choice(constraints)["violation_error_message"] = self.fresh("No ")
        elif constraints and kind < 0.6:
            constraints.reverse()
        elif names and kind < 0.8 and not is_proxy(model):
            constraints.append({"type": "UniqueConstraint", "fields": names,
                                "name": self.fresh("unique")})
        elif not is_proxy(model):
            constraints.append({"type": "CheckConstraint", "name": self.fresh("%(class)s_check"),
                                "condition": f"{self.number} > 0"})
        if not constraints:
            del model["options"]["constraints"]

    def change_together(self, model: Model) -> None:
        names = self.indexable(model)
        if is_proxy(model):
            return
        groups = [self.random.sample(names, 2) for _ in range(self.random.randint(0, 2))
                  if len(names) > 1]
        if groups:
            model["options"]["unique_together"] = groups
        else:
            model["options"].pop("unique_together", None)

    def change_order(self, model: Model) -> None:
        keys = [field["name"] for field in model["fields"] if field["type"] in COLUMN_KINDS]
        if is_proxy(model):
            return
        if keys and self.chance(0.7):
            model["options"]["order_with_respect_to"] = self.random.choice(keys)
            model["options"].pop("ordering", None)
        else:
            model["options"].pop("order_with_respect_to", None)

    def remove_field(self, model: Model) -> None:
        if loose := self.loose_fields(model):
            model["fields"].remove(self.random.choice(loose))

    def rename_field(self, model: Model) -> None:
        names = [name for name in names_of(model) if name != "pk"
                 and field_of(model, name)["type"] != "GeneratedField"]
        new_name = self.free_name(model)
        if not names or new_name is None:
            return
        old_name = self.random.choice(names)
        field = field_of(model, old_name)
        field["name"] = new_name
        if self.chance(0.3) and "db_column" not in field and field["type"] != "ManyToManyField":
            field["db_column"] = old_name + ("_id" if field["type"] in COLUMN_KINDS else "")
        self.follow_field(model, old_name, new_name)

    def follow_field(self, model: Model, old_name: str, new_name: str) -> None:
        def new(name: str) -> str:
            bare = name.lstrip("-")
            return name.replace(bare, new_name) if bare == old_name else name

        options = model["options"]
        if "unique_together" in options:
            options["unique_together"] = [[new(name) for name in group]
                                          for group in options["unique_together"]]
        if options.get("order_with_respect_to") == old_name:
            options["order_with_respect_to"] = new_name
        for each in (*options.get("indexes", []), *options.get("constraints", [])):
            if "fields" in each:
                each["fields"] = [new(name) for name in each["fields"]]
        for other in self.models:
            for field in other["fields"]:
                if self.target_of(other, field) is model and field.get("to_field") == old_name:
                    field["to_field"] = new_name
                if other is model and old_name in field.get("field_names", ()):
                    field["field_names"] = [new(name) for name in field["field_names"]]

    def alter_field(self, model: Model) -> None:
        loose = self.loose_fields(model)
        if not loose:
            return
        field = self.random.choice(loose)
        name = field["name"]
        relation = self.relation(model) if self.chance(0.3) else None
        if "to" in field and relation is None:
            changed = dict(field)
            changed["blank"] = not field.get("blank", False)
            if field["type"] in COLUMN_KINDS and changed.get("on_delete") != "SET_NULL":
                changed["null"] = not field.get("null", False)
        else:
            changed = relation or fields.altered(self.random, field)
            changed.pop("db_tablespace", None)
        field.clear()
        field.update({"name": name} | {key: value for key, value in changed.items()
                                       if key != "name"})

    # ---- changes of the set

    def rename_model(self, model: Model) -> None:
        taken = {each["name"].lower() for each in self.models if each["app"] == model["app"]}
        free = [name for name in NAMES if name.lower() not in taken]
        if not free or model is self.user:
            return
        old_label = label(model)
        model["name"] = self.random.choice(free)
        self.follow_model(old_label, label(model))

    def target_of(self, model: Model, field: Field) -> Model | None:
        to = field.get("to", "")
        if isinstance(to, dict):
            return self.user
        return model if to == "self" else next(
            (each for each in self.models if label(each).lower() == to.lower()), None)

    def follow_model(self, old_label: str, new_label: str) -> None:
        for other in self.models:
            other["bases"] = [new_label if base == old_label else base for base in other["bases"]]
            for field in other["fields"]:
                for key in ("to", "through"):
                    if str(field.get(key, "")).lower() == old_label.lower():
                        field[key] = new_label

    def delete_model(self, model: Model) -> None:
        if self.descendants(model) or model is self.user:
            return
        referring = [(other, field) for other in self.models if other is not model
                     for field in other["fields"] if self.target_of(other, field) is model
                     or field.get("through", "").lower() == label(model).lower()]
        self.models.remove(model)
        for other, field in referring:
            if field in self.loose_fields(other):
                other["fields"].remove(field)
            else:
                self.make_plain(other, field)

    def make_plain(self, model: Model, field: Field) -> None:
        """An integer in place of a relation, with the same uses."""
        name = field["name"]
        key = {"primary_key": True} if field.get("primary_key") else {}
        field.clear()
        field.update({"name": name, "type": "IntegerField"} | key)
        if model["options"].get("order_with_respect_to") == name:
            del model["options"]["order_with_respect_to"]

    def change_kind(self, model: Model) -> None:
        """A proxy gets a table, or the other way round; a child leaves its parent."""
        if is_proxy(model):
            del model["options"]["proxy"]
            if self.chance(0.5) and not self.descendants(model):
                model["bases"] = []
            return
        if model["bases"] and not self.descendants(model) and not any(
                field.get("parent_link") for field in model["fields"]):
            model["bases"] = []

    def add_through(self, model: Model) -> None:
        far = self.target(model)
        name = self.free_name(model)
        taken = {each["name"].lower() for each in self.models if each["app"] == model["app"]}
        through = self.fresh("Through")
        if far is None or name is None or is_proxy(model) or self.is_composite(model) \
                or through.lower() in taken:
            return
        self.models.append(
            {"app": model["app"], "name": through, "options": {}, "bases": [], "managers": [],
             "fields": [{"name": end, "type": "ForeignKey", "to": label(target),
                         "on_delete": "CASCADE", "related_name": "+"}
                        for end, target in (("near", model), ("far", far))]})
        model["fields"].append({"name": name, "type": "ManyToManyField", "to": label(far),
                                "through": f"{model['app']}.{through}", "related_name": "+",
                                "through_fields": ["near", "far"]})

    def move_to_parent(self, model: Model) -> None:
        """A field goes from a model to its new child, or from a parent to its child."""
        children = [each for each in self.models if each["bases"] == [label(model)]
                    and not is_proxy(each)]
        loose = self.loose_fields(model)
        if children and loose:
            field = self.random.choice(loose)
            if "to" not in field and field["type"] != "GeneratedField":
                model["fields"].remove(field)
                self.random.choice(children)["fields"].append(field)

    CHANGES = ((remove_field, 3), (rename_field, 3), (alter_field, 5), (add_field, 5),
               (change_plain_option, 1), (change_managed, 0.6), (change_table, 1),
               (change_managers, 0.6), (change_indexes, 2), (change_constraints, 2),
               (change_together, 1.5), (change_order, 1), (rename_model, 1.5), (delete_model, 1),
               (change_kind, 0.7), (add_through, 0.7), (move_to_parent, 0.7))

    def start(self) -> None:
        for _ in range(self.random.randint(1, 6)):
            self.new_model()
        plain = [model for model in self.models
                 if not model["bases"] and not self.is_composite(model)]
        if plain and self.chance(0.2):
            self.user = self.random.choice(plain)
            self.user["options"]["swappable"] = "AUTH_USER_MODEL"

    def settings(self) -> dict[str, str]:
        return {"AUTH_USER_MODEL": label(self.user)} if self.user else {}

    def change(self) -> None:
        for _ in range(self.random.choice((1, 1, 2, 3, 6))):
            if not self.models or self.chance(0.12):
                self.new_model()
                continue
            changes, weights = zip(*self.CHANGES)
            change = self.random.choices(changes, weights)[0]
            model = self.random.choice(self.models)
            if is_proxy(model) and change in (Models.add_field, Models.alter_field):
                continue
            change(self, model)


@dataclass
class Story:
    """A project whose models change."""

    seed: int
    steps: list[Files]  # the models at the start, and after each change
    settings: dict[str, str]
    migrated: list[str]  # the apps that have a folder of migrations


def generate(seed: int, changes: int) -> Story:
    models = Models(seed)
    models.start()
    steps = [models.files()]
    for _ in range(changes):
        models.change()
        steps.append(models.files())
    migrated = [app for app in models.apps if not models.chance(0.1)]
    return Story(seed, steps, models.settings(), migrated)
