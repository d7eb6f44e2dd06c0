"""Primary keys that change: their type, their field, or how they were made."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import random_changes as changes
import random_fields as fields
from history import Model
from random_literals import INTEGERS

if TYPE_CHECKING:
    from generator import Generator

Operation = dict[str, Any]


def alter_key(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app)
    name = next((name for name, each in model.fields.items() if each.get("primary_key")), None) \
        if model else None
    if name is None or model.fields[name]["type"] in ("OneToOneField", "ForeignKey") \
            or name in model.fields_in_texts():
        return None
    model.fields[name] = fields.altered_key(generator.random, model.fields[name])
    return {"op": "AlterField", "model_name": model.name, "name": name,
            "field": deepcopy(model.fields[name])}


def move_key(generator: Generator, app: str) -> list[Operation] | None:
    """The id goes and another field becomes the key, as makemigrations would write it."""
    model = generator.own(app)
    if model is None or model.rows or "id" not in model.fields or model.used_fields() & {"id"} \
            or generator.is_inherited(model) or generator.is_pointed_at(model, "id"):
        return None
    names = [name for name in changes.free_fields(generator, model)
             if model.fields[name]["type"] in INTEGERS + ("CharField", "UUIDField", "SlugField")]
    if not names:
        return None
    name = generator.random.choice(names)
    key = {key: value for key, value in model.fields[name].items()
           if key not in ("null", "unique", "db_index", "blank")} | {"primary_key": True}
    if key.get("default", 0) is None:
        del key["default"]
    del model.fields["id"]
    model.fields[name] = key
    return [
        {"op": "RemoveField", "model_name": model.name, "name": "id"},
        {"op": "AlterField", "model_name": model.name, "name": name, "field": deepcopy(key)}]


def add_serial(generator: Generator, app: str) -> Operation:
    """A table whose key is a serial column, as Django before 4.1 made it."""
    kind = generator.random.choice(("serial", "bigserial", "smallserial"))
    auto = {"serial": "AutoField", "bigserial": "BigAutoField", "smallserial": "SmallAutoField"}
    model = Model(app, generator.fresh("Serial"))
    model.fields = {"id": {"type": auto[kind], "primary_key": True, "serialize": False,
                           "auto_created": True},
                    "number": {"type": "IntegerField", "null": True}}
    generator.models.append(model)
    table = model.table()
    created = {"op": "CreateModel", "name": model.name,
               "fields": [{"name": name} | each for name, each in model.fields.items()]}
    sql = f'CREATE TABLE "{table}" ("id" {kind} NOT NULL PRIMARY KEY, "number" integer NULL)'
    run = {"op": "RunSQL", "sql": sql, "reverse_sql": f'DROP TABLE "{table}"'}
    return {"op": "SeparateDatabaseAndState", "database_operations": [run],
            "state_operations": [created]}
