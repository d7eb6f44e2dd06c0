"""Random RunSQL, RunPython and SeparateDatabaseAndState."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import random_fields as fields
from history import Model

if TYPE_CHECKING:
    from generator import Generator

Operation = dict[str, Any]

SCRIPTS: tuple[Any, ...] = (
    "SELECT 1", "noop", "SELECT '%%';", "SELECT 1;\nSELECT ';' -- the end\n", "", [],
    ["SELECT 1", "SELECT '%'"], [["SELECT %s, '%%'", ["it's 100%"]], "SELECT 2;"],
    [["SELECT %s, %s, %s, %s", [1, 1.5, True, None]]], [["SELECT 1", None]],
    [["SELECT %s::text[]", [["a", "b'c"]]]], [["SELECT %s", ["\\"]], "SELECT 3"],
    "DO $$ BEGIN PERFORM 'Größe'; END $$", "/* nothing */ SELECT E'a\\nb'",
)


def with_options(generator: Generator, operation: Operation) -> Operation:
    random_ = generator.random
    if random_.random() < 0.15:
        operation["elidable"] = random_.choice((True, False))
    if random_.random() < 0.1:
        operation["hints"] = random_.choice(({}, {"model_name": "x"}))
    return operation


def script(generator: Generator, app: str) -> Any:
    found = generator.random.choice(SCRIPTS)
    # psycopg2 sends nothing that is a comment alone.
    if not isinstance(found, str) or "SELECT" not in found or generator.random.random() > 0.2:
        return found
    name = generator.fresh("script_") + ".sql"
    generator.files[f"{app}/{name}"] = "-- it's 100%\n" + found
    return {"file": name}


def run_sql(generator: Generator, app: str) -> Operation:
    random_ = generator.random
    operation = {"op": "RunSQL", "sql": script(generator, app)}
    # What cannot be undone is refused at another moment than in Django.
    if not generator.one_way or random_.random() < 0.5:
        operation["reverse_sql"] = script(generator, app)
    if random_.random() < 0.1:
        operation["state_operations"] = []
    return with_options(generator, operation)


def run_python(generator: Generator, app: str) -> Operation:
    del app
    random_ = generator.random
    operation: Operation = {"op": "RunPython", "code": "noop"}
    if not generator.one_way or random_.random() < 0.5:
        operation["reverse_code"] = "noop"
    if random_.random() < 0.3:
        operation["atomic"] = random_.choice((True, False))
    return with_options(generator, operation)


# ---- the state and the database by themselves


def separate(generator: Generator, app: str) -> Operation | list[Operation] | None:
    maker = generator.random.choice((added_field, hidden_column, tables_by_hand, through_by_hand,
                                     renamed_in_state, both_empty))
    return maker(generator, app)


def both_empty(generator: Generator, app: str) -> Operation:
    del app
    return generator.random.choice((
        {"op": "SeparateDatabaseAndState"},
        {"op": "SeparateDatabaseAndState", "database_operations": [], "state_operations": []},
        {"op": "SeparateDatabaseAndState", "database_operations": [
            {"op": "RunSQL", "sql": "SELECT 4", "reverse_sql": "SELECT 5"},
            {"op": "SeparateDatabaseAndState", "database_operations": [
                {"op": "RunSQL", "sql": "SELECT 6", "reverse_sql": "noop"}]}]}))


def added_field(generator: Generator, app: str) -> Operation | None:
    """The same to both of them."""
    model = generator.own(app)
    if model is None:
        return None
    name, added = generator.fresh("separate"), fields.plain_field(generator.random)
    if model.rows:
        fields.with_default(generator.random, added)
    model.fields[name] = added
    both = {"op": "AddField", "model_name": model.name, "name": name, "field": deepcopy(added)}
    return {"op": "SeparateDatabaseAndState", "database_operations": [both],
            "state_operations": [deepcopy(both)]}


def hidden_column(generator: Generator, app: str) -> Operation | None:
    """A column that comes by SQL, and a field that is only told of it."""
    model = generator.own(app)
    if model is None or not model.has_table() or model.parents:
        return None
    name = generator.fresh("by_hand")
    model.fields[name] = {"type": "IntegerField", "null": True, "db_index": False}
    told = {"op": "AddField", "model_name": model.name, "name": name,
            "field": dict(model.fields[name])}
    table = model.quoted_table()
    sql = {"sql": f'ALTER TABLE {table} ADD COLUMN "{name}" integer NULL',
           "reverse_sql": f'ALTER TABLE {table} DROP COLUMN "{name}"'}
    if generator.random.random() < 0.5:
        return {"op": "RunSQL", **sql, "state_operations": [told]}
    return {"op": "SeparateDatabaseAndState", "state_operations": [told],
            "database_operations": [{"op": "RunSQL", **sql}]}


def tables_by_hand(generator: Generator, app: str) -> Operation:
    """A table that comes by SQL, and a model that is only told of it."""
    model = Model(app, generator.fresh("ByHand"))
    model.fields = {"id": {"type": "AutoField", "primary_key": True, "serialize": False},
                    "number": {"type": "IntegerField", "unique": True, "null": True},
                    "name": {"type": "CharField", "max_length": 20, "db_index": True, "null": True}}
    generator.models.append(model)
    table = model.table()
    created = {"op": "CreateModel", "name": model.name,
               "fields": [{"name": name} | each for name, each in model.fields.items()]}
    # The names of its indexes are not those that Django would have given.
    made = [f'CREATE TABLE "{table}" ("id" integer NOT NULL GENERATED ALWAYS AS IDENTITY, "number" '
            'integer, "name" varchar(20), PRIMARY KEY ("id"))',
            f'CREATE UNIQUE INDEX ON "{table}" ("number")', f'CREATE INDEX ON "{table}" ("name")']
    run = {"op": "RunSQL", "sql": made, "reverse_sql": f'DROP TABLE "{table}"'}
    if generator.random.random() < 0.5:
        return run | {"state_operations": [created]}
    return {"op": "SeparateDatabaseAndState", "database_operations": [run],
            "state_operations": [created]}


def through_by_hand(generator: Generator, app: str) -> Operation | None:
    """A many-to-many field whose own table becomes the table of a model, as Django's guide has
    it."""
    model = generator.own(app)
    if model is None or not model.has_table() or "apart" in model.db_table:
        return None
    names = [name for name, each in model.fields.items() if each["type"] == "ManyToManyField"
             and "through" not in each and "db_table" not in each and each["to"] != "self"
             and "db_constraint" not in each and "_setting" not in each
             and each["to"] != model.label]
    if not names or model.db_table:
        return None
    name = generator.random.choice(names)
    field = model.fields[name]
    middle = Model(app, generator.fresh("Middle"))
    middle.db_table = f"{model.table()}_{name.lower()}"
    if len(middle.db_table) > 63:
        return None
    near, far = model.name.lower(), field["to"].partition(".")[2].lower()
    if near == far:
        return None
    middle.fields = {"id": {"type": "BigAutoField", "primary_key": True, "auto_created": True,
                            "serialize": False}}
    for end, label in ((near, model.label), (far, field["to"])):
        middle.fields[end] = {"type": "ForeignKey", "to": label, "on_delete": "CASCADE",
                              "related_name": "+"}
    generator.models.append(middle)
    model.fields[name] = field | {"through": middle.label}
    created = {"op": "CreateModel", "name": middle.name,
               "fields": [{"name": each} | field for each, field in middle.fields.items()],
               "options": {"db_table": middle.db_table, "unique_together": [[near, far]]}}
    middle.together = [[near, far]]
    altered = {"op": "AlterField", "model_name": model.name, "name": name,
               "field": deepcopy(model.fields[name])}
    return {"op": "SeparateDatabaseAndState", "state_operations": deepcopy([created, altered])}


def renamed_in_state(generator: Generator, app: str) -> list[Operation] | None:
    """The table gets the name that it has as an option, then the model another name."""
    model = generator.own(app)
    if model is None or model.swappable or generator.is_inherited(model) or not model.db_table \
            or any(each["type"] == "ManyToManyField" for each in model.fields.values()) \
            or generator.is_referenced(model):
        return None
    old = model.name
    model.name = generator.fresh("StateOnly")
    generator.point_to_new_name(f"{app}.{old}", model.label)
    renamed = {"op": "RenameModel", "old_name": old, "new_name": model.name}
    return [{"op": "SeparateDatabaseAndState", "state_operations": [renamed]}]
