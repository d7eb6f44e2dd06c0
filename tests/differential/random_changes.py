"""Random operations on fields."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import random_fields as fields
import random_names
import random_postgres as postgres
import random_relations as relations

if TYPE_CHECKING:
    from generator import Generator
    from history import Model

Operation = dict[str, Any]
Field = dict[str, Any]


def any_field(generator: Generator, model: Model) -> Field:
    random_ = generator.random
    targets = relations.targets(generator, model)
    chance = random_.random()
    if chance < 0.29 and targets:
        target = random_.choice(targets)
        if chance < 0.2:
            return relations.foreign_key(generator, target, model)
        if not model.composite:
            return relations.many_to_many(generator, target, model)
    if chance < 0.36:
        columns = {name: model.fields[name]["type"]
                   for name in model.columns(fields.INTEGERS + fields.TEXTUAL)}
        if generated := fields.generated_field(random_, columns):
            return generated
    found = fields.any_field(random_)
    if random_.random() < 0.08:
        found["db_column"] = random_.choice(random_names.COLUMNS).format(generator.fresh("_"))
    postgres.collate(generator, model.app, found)
    return found


def add_field(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app)
    if model is None:
        return None
    name, added = generator.fresh_field("added"), any_field(generator, model)
    if model.rows and added["type"] in fields.PLAIN:
        fields.with_default(generator.random, added)
    elif model.rows and added["type"] != "GeneratedField":
        added["null"] = True
    operation = {"op": "AddField", "model_name": model.name, "name": name,
                 "field": deepcopy(added)}
    model.fields[name] = added
    return generator.with_requirements(maybe_once(generator, operation, added))


def maybe_once(generator: Generator, operation: Operation, field: Field) -> Operation:
    """Lets the default, now and then, be for this one time. It serves on the way back, too, when the
    column is of another type, of which a list is mostly no value."""
    if field.get("default") is not None and not isinstance(field["default"], list) \
            and generator.random.random() < 0.3:
        del field["default"]
        operation["preserve_default"] = False
    return operation


def free_fields(generator: Generator, model: Model) -> list[str]:
    used = model.used_fields()
    return [name for name, each in model.fields.items()
            if name not in used and not each.get("primary_key")
            and each["type"] != "CompositePrimaryKey"
            and not generator.is_pointed_at(model, name)]


def remove_field(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app)
    free = free_fields(generator, model) if model else []
    if not free:
        return None
    name = generator.random.choice(free)
    del model.fields[name]
    return {"op": "RemoveField", "model_name": model.name, "name": name}


def bound_fields(model: Model) -> list[str]:
    """Plain fields that something names, so that they can change only a little."""
    made_of = {name for each in model.fields.values()
               for name in (*each.get("_uses", ()), *each.get("field_names", ()))}
    return [name for name, each in model.fields.items()
            if each["type"] in fields.PLAIN and not each.get("primary_key")
            and name not in made_of]


def alter_field(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app)
    free = free_fields(generator, model) if model else []
    names = free or (bound_fields(model) if model else [])
    if not names:
        return None
    if generator.random.random() < 0.3:
        names = bound_fields(model) or names
    name = generator.random.choice(names)
    old = model.fields[name]
    changed = altered(generator, model, old) if name in free else \
        altered_in_use(generator, model, name)
    if "_odd" in old:
        # Its type can change, its collation stays away from operator classes.
        changed["_odd"] = True
    operation = {"op": "AlterField", "model_name": model.name, "name": name,
                 "field": deepcopy(changed)}
    model.fields[name] = changed
    return generator.with_requirements(maybe_once(generator, operation, changed))


def altered(generator: Generator, model: Model, old: Field) -> Field:
    random_ = generator.random
    if old["type"] == "ManyToManyField":
        return relations.altered_many_to_many(generator, model, old)
    if old["type"] in relations.COLUMN_KINDS:
        return relations.altered_column(generator, model, old)
    if random_.random() < 0.12:
        if key := relations.key_in_place_of(generator, model, old):
            return key
    changed = fields.altered(random_, old, rows=model.rows > 0)
    if "db_column" in old and random_.random() < 0.7:
        changed["db_column"] = old["db_column"]
    postgres.collate(generator, model.app, changed)
    return changed


def altered_in_use(generator: Generator, model: Model, name: str) -> Field:
    """So that indexes, constraints and foreign keys on it go on."""
    old = model.fields[name]
    in_text = name in model.fields_in_texts() and generator.random.random() < 0.8
    changed = fields.kept_apart(generator.random, old) if in_text else \
        fields.altered_a_little(generator.random, old, rows=model.rows > 0)
    if generator.is_pointed_at(model, name):
        changed["unique"] = True
    if "db_column" in old:
        changed["db_column"] = old["db_column"]
    return changed


# ---- renames


def rename_field(generator: Generator, app: str) -> Operation | list[Operation] | None:
    model = generator.own(app)
    names = renameable(model) if model else []
    if not names:
        return None
    old = generator.random.choice(names)
    operation = renamed(generator, model, old, generator.fresh_field("renamed"))
    named = [each for each in model.indexes.values()
             if operation["new_name"] in [name.lstrip("-") for name in each.get("fields", ())]]
    if named and generator.random.random() < 0.6:
        return with_index_made_anew(generator, model, operation, named[0])
    return operation


def renamed(generator: Generator, model: Model, old: str, new: str) -> Operation:
    def renamed_in(names: list[str]) -> list[str]:
        return [new if name == old else "-" + new if name == "-" + old else name for name in names]

    model.fields = {new if name == old else name: each for name, each in model.fields.items()}
    for each in model.fields.values():
        if "field_names" in each:
            each["field_names"] = renamed_in(each["field_names"])
    model.together = [renamed_in(group) for group in model.together]
    model.index_together = [renamed_in(group) for group in model.index_together]
    for each in model.named_objects():
        if "fields" in each:
            each["fields"] = renamed_in(each["fields"])
    for other in generator.models:
        for each in other.fields.values():
            if each.get("to") == model.label and each.get("to_field") == old:
                each["to_field"] = new
    return {"op": "RenameField", "model_name": model.name, "old_name": old, "new_name": new}


def with_index_made_anew(generator: Generator, model: Model, rename: Operation,
                         index: Field) -> list[Operation]:
    """An index keeps a field's old name, so it has to go before and come back after."""
    around = [{"op": "RemoveIndex", "model_name": model.name, "name": index["name"]}, rename]
    if generator.random.random() < 0.2:
        del model.indexes[index["name"]]
        return around
    return [*around, {"op": "AddIndex", "model_name": model.name, "index": deepcopy(index)}]


def renameable(model: Model) -> list[str]:
    if model.nulled:
        return []
    taken = model.fields_in_texts() | {"id", model.ordered_by}
    return [name for name, each in model.fields.items()
            if name not in taken and not each.get("parent_link")
            and each["type"] != "CompositePrimaryKey"]
