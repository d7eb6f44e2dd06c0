"""Random foreign keys and many-to-many fields, and what they may become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import random_fields as fields
from history import Model
from random_literals import AUTOMATIC, INTEGERS, TEXTUAL
from random_names import COLUMNS

if TYPE_CHECKING:
    from generator import Generator

Field = dict[str, Any]

ACTIONS = ("CASCADE", "PROTECT", "DO_NOTHING", "RESTRICT", "SET_NULL", "SET_DEFAULT")
PYTHON_ONLY: tuple[Field, ...] = (
    {"limit_choices_to": {"python": "pkg.choices.limit"}}, {"blank": True}, {"verbose_name": "to"},
    {"limit_choices_to": {"pk__gt": 5}}, {"editable": False}, {"swappable": False})
COLUMN_KINDS = ("ForeignKey", "OneToOneField")


def targets(generator: Generator, model: Model | None = None) -> list[Model]:
    """Models that a relation can point at."""
    found = [each for each in generator.models
             if not each.proxy or generator.random.random() < 0.3]
    return [each for each in [*found, *([model] if model else [])] if not each.composite]


def by_label(generator: Generator, label: str, model: Model | None = None) -> Model:
    return next(each for each in [*generator.models, *([model] if model else [])]
                if each.label == label)


def concrete(generator: Generator, model: Model) -> Model:
    """The model whose table a proxy shows."""
    while model.proxy:
        model = by_label(generator, model.parents[0])
    return model


def key_of(generator: Generator, model: Model) -> Field:
    """The primary key of a model, followed to the plain field where it ends."""
    found = next((each for each in model.fields.values() if each.get("primary_key")), None)
    if found is None and model.parents:
        return key_of(generator, by_label(generator, model.parents[0]))
    if found and found["type"] in COLUMN_KINDS:
        return key_of(generator, by_label(generator, found["to"]))
    return found or {"type": generator.default_key()}


def family(field: Field) -> tuple[str, ...]:
    """The types of keys that are converted into each other."""
    return next((kinds for kinds in fields.KEY_FAMILIES if field["type"] in kinds),
                (field["type"],))


def related_name(generator: Generator) -> Field:
    chance = generator.random.random()
    if chance < 0.5:
        return {"related_name": "+"}
    if chance < 0.6:
        return {"related_name": generator.random.choice(("%(class)s_set", "%(app_label)s_z"))}
    return {"related_query_name": generator.fresh("query")} if chance < 0.65 else {}


def foreign_key(generator: Generator, target: Model, model: Model | None = None) -> Field:
    random_ = generator.random
    to_self = target is model and random_.random() < 0.5
    found: Field = {"type": random_.choice(("ForeignKey", "ForeignKey", "OneToOneField")),
                    "to": "self" if to_self else target.label,
                    "on_delete": random_.choice(ACTIONS), "null": True}
    found |= related_name(generator)
    generator.link(model.app if model else target.app, target.app)
    if target.label in generator.settings.values() and random_.random() < 0.7 and not to_self:
        found["_setting"] = generator.setting_of(target)
    if random_.random() < 0.1:
        found |= random_.choice(PYTHON_ONLY)
    if not target.has_table() or random_.random() < 0.15:
        found["db_constraint"] = False
    if random_.random() < 0.15 and found["type"] == "ForeignKey":
        found["db_index"] = False
    if random_.random() < 0.15:
        found["db_column"] = random_.choice(COLUMNS).format(generator.fresh("_"))
    if random_.random() < 0.1:
        found["db_comment"] = random_.choice(fields.COMMENTS)
    if random_.random() < 0.05:
        found |= random_.choice(({"db_tablespace": "pg_default"}, {"unique": True},
                                 {"error_messages": {"null": "No"}}))
    add_default(generator, target, found)
    unique = [name for name, each in target.fields.items()
              if each.get("unique") and each["type"] in INTEGERS + TEXTUAL + ("UUIDField",)]
    if unique and random_.random() < 0.5 and target is not model:
        found["to_field"] = random_.choice(unique)
    return found


def add_default(generator: Generator, target: Model, key: Field) -> None:
    """A row that need not be there: it is looked for when one points at it."""
    if key_of(generator, target)["type"] not in AUTOMATIC + INTEGERS or target.rows:
        return
    chance = generator.random.random()
    if chance < 0.07:
        key["default"] = generator.random.choice((1, None))
    elif chance < 0.12:
        key["db_default"] = generator.random.choice((1, {"sql": "1 + 1"}))


def many_to_many(generator: Generator, target: Model, model: Model) -> Field:
    random_ = generator.random
    to_self = target is model and random_.random() < 0.7
    found: Field = {"type": "ManyToManyField", "to": "self" if to_self else target.label}
    generator.link(model.app, target.app)
    found |= related_name(generator)
    if random_.random() < 0.1:
        found |= random_.choice((*PYTHON_ONLY, {"db_comment": "Nobody sees it"}))
    if to_self and random_.random() < 0.5:
        found["symmetrical"] = False
    if random_.random() < 0.2:
        found["db_table"] = generator.fresh(random_.choice(("m2m table ", "MM")))
    if target.label in generator.settings.values() and random_.random() < 0.7 and not to_self:
        found["_setting"] = generator.setting_of(target)
    if not (target.has_table() and model.has_table()) or random_.random() < 0.15:
        found["db_constraint"] = False
    return found


def altered_many_to_many(generator: Generator, model: Model, old: Field) -> Field:
    random_ = generator.random
    if "through" in old:
        return old | {"blank": True}
    changed = many_to_many(generator, by_label(generator, old["to"], model) if old["to"] != "self"
                           else model, model)
    kind = key_of(generator, model if changed["to"] == "self"
                  else by_label(generator, changed["to"]))
    others = [each for each in targets(generator)
              if key_of(generator, each)["type"] in family(kind)]
    if others and old["to"] != "self" and random_.random() < 0.5:
        other = random_.choice(others)
        if other is not model:
            changed["to"] = other.label
            changed.pop("_setting", None)
            if not other.has_table():
                changed["db_constraint"] = False
    return changed


def altered_column(generator: Generator, model: Model, old: Field) -> Field:
    """Another target, or other options, or a plain column of the target's type."""
    random_ = generator.random
    target = model if old["to"] == "self" else by_label(generator, old["to"], model)
    key = key_of(generator, target)
    if "to_field" not in old and random_.random() < 0.15 and not model.rows:
        if plain := column_like(generator, key):
            return plain
    if random_.random() < 0.35 and not model.rows and "to_field" not in old:
        others = [each for each in targets(generator, model)
                  if key_of(generator, each)["type"] in family(key)]
        target = random_.choice(others or [target])
    changed = foreign_key(generator, target, model)
    if changed.get("to_field") != old.get("to_field"):
        changed.pop("to_field", None)
        if "to_field" in old and target.label == old["to"]:
            changed["to_field"] = old["to_field"]
    return changed


def column_like(generator: Generator, key: Field) -> Field | None:
    if key["type"] in AUTOMATIC + INTEGERS:
        return {"type": generator.random.choice(INTEGERS), "null": True}
    if key["type"] in TEXTUAL:
        return {"type": "CharField", "max_length": 100, "null": True}
    return {"type": "UUIDField", "null": True} if key["type"] == "UUIDField" else None


def key_in_place_of(generator: Generator, model: Model, old: Field) -> Field | None:
    """A foreign key that a plain column can become."""
    if old.get("db_default") is not None or not old.get("null") or model.rows:
        return None
    kinds = family(old)
    fitting = [each for each in targets(generator)
               if kinds == family(key_of(generator, each)) and len(kinds) > 1]
    if not fitting:
        return None
    found = foreign_key(generator, generator.random.choice(fitting), model)
    found.pop("to_field", None)
    return found


def through_model(generator: Generator, app: str, near: Model, far: Model) -> Field:
    """CreateModel of a table between two models."""
    model = Model(app, generator.fresh("Through"))
    model.fields = {"id": {"type": "BigAutoField", "primary_key": True, "serialize": False}}
    for name, end in (("near", near), ("far", far)):
        model.fields[name] = {"type": "ForeignKey", "to": end.label, "on_delete": "CASCADE",
                              "related_name": "+"}
        if not end.has_table():
            model.fields[name]["db_constraint"] = False
    generator.models.append(model)
    return {"op": "CreateModel", "name": model.name,
            "fields": [{"name": name} | each for name, each in model.fields.items()]}


def add_with_through(generator: Generator, app: str) -> list[Field] | None:
    """A table between two models and the field that uses it; later, maybe, another table."""
    random_ = generator.random
    near = generator.own(app)
    if near is None or near.composite:
        return None
    far = random_.choice(targets(generator))
    generator.link(app, far.app)
    name = generator.fresh("through")
    operations = []
    for number in range(random_.choice((1, 2))):
        created = through_model(generator, app, near, far)
        field = {"type": "ManyToManyField", "to": far.label, "related_name": "+",
                 "through": f"{app}.{created['name']}"}
        if random_.random() < 0.5 or near is far:
            field["through_fields"] = ["near", "far"]
        operations += [created, {"op": "AlterField" if number else "AddField",
                                 "model_name": near.name, "name": name, "field": dict(field)}]
    near.fields[name] = field
    return operations
