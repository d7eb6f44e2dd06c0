"""Our JSON vocabulary as real Django objects: what a migration file would say in Python.

SQL texts stand where Django wants expressions. Django formats some of them with % and some not,
which depends on what else is in the statement: their percent signs are a sign of our own until the
statement is sent (write_percent_signs()).
"""

import base64
import datetime
import decimal
import functools
import json
import uuid
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.postgres import constraints as pg_constraints
from django.contrib.postgres import fields as pg_fields
from django.contrib.postgres import indexes as pg_indexes
from django.contrib.postgres import operations as pg_operations
from django.contrib.postgres import search as pg_search
from django.db import migrations, models
from django.db.models.expressions import Col, Expression
from django.utils import dateparse, timezone

from sorted_sets import SortedSet

Json = Any

CALLABLES = {
    "uuid.uuid4": uuid.uuid4, "uuid.uuid1": uuid.uuid1,
    "datetime.datetime.now": datetime.datetime.now, "datetime.date.today": datetime.date.today,
    "django.utils.timezone.now": timezone.now,
    **{kind.__name__: kind for kind in (dict, list, set, tuple, str, int, bool, float)},
}

PARSERS = {
    "UUIDField": uuid.UUID, "DateField": dateparse.parse_date, "TimeField": dateparse.parse_time,
    "DurationField": dateparse.parse_duration, "DecimalField": decimal.Decimal,
}


PERCENT = "\uf8ff"  # of the private use area


def write_percent_signs() -> None:
    """Has the schema editor write ours as the way in which it sends the statement wants it."""
    from django.db.backends.postgresql.schema import DatabaseSchemaEditor as Editor

    execute = Editor.execute

    def execute_with_percent_signs(editor, sql, params=()):
        return execute(editor, str(sql).replace(PERCENT, "%" if params is None else "%%"), params)

    Editor.execute = execute_with_percent_signs


class SqlText(Expression):
    """An SQL text."""

    allowed_default = True

    def __init__(self, sql: str, output_field: models.Field) -> None:
        super().__init__(output_field=output_field)
        self.sql = sql

    def as_sql(self, compiler, connection):
        return self.sql.replace("%", PERCENT), []

    def __repr__(self) -> str:
        return self.sql

    __str__ = __repr__


class NoField:
    column = None


class IndexedText(Col):
    """A resolved element of an index; Django puts no parentheses around a Col."""

    def __init__(self, sql: str) -> None:
        super().__init__("", NoField(), models.TextField())
        self.sql = sql

    def as_sql(self, compiler, connection):
        return self.sql.replace("%", PERCENT), []

    def relabeled_clone(self, relabels):
        return self


class IndexElement(SqlText):
    def __init__(self, sql: str) -> None:
        super().__init__(sql, models.TextField())

    def resolve_expression(self, *args, **kwargs):
        return IndexedText(self.sql)


class Kept:
    """A value that only the state knows, such as a validator."""

    def __init__(self, value: Json) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Kept) and self.value == other.value

    def __hash__(self) -> int:
        return hash(json.dumps(self.value, sort_keys=True))

    def __call__(self, *args, **kwargs):
        return None


class CustomField(models.Field):
    """The format's CustomField: a class of the user's, known by its column only."""

    def __init__(self, *args, **kwargs) -> None:
        self.facts = {key: kwargs.pop(key, None) for key in
                       ("class", "db_type", "rel_db_type", "db_type_suffix", "db_check")}
        self.db_collation = kwargs.pop("db_collation", None)
        super().__init__(*args, **kwargs)

    def get_internal_type(self) -> str:
        return (self.facts["class"] or "CustomField").rpartition(".")[2]

    def db_type(self, connection):
        return self.facts["db_type"]

    def rel_db_type(self, connection):
        return self.facts["rel_db_type"] or self.facts["db_type"]

    def db_type_suffix(self, connection):
        return self.facts["db_type_suffix"]

    def db_check(self, connection):
        check = self.facts["db_check"]
        return check and check.replace("%", PERCENT)

    def db_parameters(self, connection):
        return {**super().db_parameters(connection), "collation": self.db_collation}

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        kwargs |= {key: value for key, value in self.facts.items() if value is not None}
        if self.db_collation is not None:
            kwargs["db_collation"] = self.db_collation
        return name, "CustomField", args, kwargs


# ---- fields -----------------------------------------------------------------------------------


def is_marker(value: Json, key: str) -> bool:
    return isinstance(value, dict) and set(value) == {key}


def find_class(name: str, *modules) -> type:
    for module in modules:
        if hasattr(module, name):
            return getattr(module, name)
    raise ValueError(f"Django has no {name}")


def literal(spec: Json, value: Json) -> Json:
    """A default of a field: a Python value of its type."""
    if is_marker(value, "callable"):
        return CALLABLES[value["callable"]]
    if is_marker(value, "base64"):
        return base64.b64decode(value["base64"])
    if is_marker(value, "sql"):
        return SqlText(value["sql"], models.TextField())
    kind = spec["type"]
    if kind == "ArrayField" and isinstance(value, list):
        return [literal(spec["base_field"], item) for item in value]
    if kind == "DateTimeField" and isinstance(value, str):
        moment = dateparse.parse_datetime(value)
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment, datetime.UTC)
    if kind in PARSERS and isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return PARSERS[kind](str(value))
    return value


@functools.cache
def named_class(name: str, base: type) -> type:
    """One that does what its base does."""
    return type(name, (base,), {})


def field_argument(spec: Json, key: str, value: Json) -> Json:
    if is_marker(value, "setting"):
        return getattr(settings, value["setting"])
    if key in ("encoder", "decoder") and value is not None:
        return named_class(json.dumps(value), getattr(json, f"JSON{key.title()}"))
    if is_marker(value, "python"):
        return Kept(value)
    if key == "on_delete":
        return getattr(models, value)
    if key in ("base_field", "output_field"):
        return field(value)
    if key == "expression":
        return SqlText(value["sql"] if isinstance(value, dict) else value,
                       field(spec["output_field"]))
    if key in ("default", "db_default"):
        return literal(spec, value)
    if key == "choices" and isinstance(value, list):
        return [tuple(pair) for pair in value]
    if key == "validators":
        return [Kept(item) for item in value]
    if key in ("through_fields", "field_names") and value is not None:
        return tuple(value)
    return value


def field(spec: Json) -> models.Field:
    # Django takes no storage but one of its own kind.
    arguments = {key: field_argument(spec, key, value) for key, value in spec.items()
                 if key not in ("name", "type", "storage")}
    kind = spec["type"]
    if kind == "CustomField":
        return CustomField(**arguments)
    if kind == "CompositePrimaryKey":
        return models.CompositePrimaryKey(*arguments.pop("field_names"), **arguments)
    return find_class(kind, models, pg_fields, pg_search)(**arguments)


# ---- indexes and constraints ----------------------------------------------------------------------


def condition(value: Json) -> models.Q:
    text = value["sql"] if isinstance(value, dict) else value
    return models.Q(SqlText(text, models.BooleanField()))


def element(value: Json) -> Json:
    return IndexElement(value["sql"]) if isinstance(value, dict) else value


def index(spec: Json) -> models.Index:
    arguments = {key: value for key, value in spec.items() if key not in ("type", "expressions")}
    if arguments.get("condition") is not None:
        arguments["condition"] = condition(arguments["condition"])
    kind = find_class(spec["type"], models, pg_indexes)
    return kind(*map(element, spec.get("expressions", [])), **arguments)


def constraint(spec: Json) -> models.BaseConstraint:
    arguments = {key: value for key, value in spec.items() if key not in ("type", "expressions")}
    if "check" in arguments:
        arguments["condition"] = arguments.pop("check")
    if arguments.get("condition") is not None:
        arguments["condition"] = condition(arguments["condition"])
    if arguments.get("deferrable"):
        arguments["deferrable"] = models.Deferrable(arguments["deferrable"])
    kind = find_class(spec["type"], models, pg_constraints)
    if spec["type"] == "ExclusionConstraint":
        arguments["expressions"] = [(element(what), how) for what, how in spec["expressions"]]
        return kind(**arguments)
    return kind(*map(element, spec.get("expressions", [])), **arguments)


# ---- operations ---------------------------------------------------------------------------------


def together(value: Json) -> SortedSet:
    groups = [value] if value and isinstance(value[0], str) else value or []
    return SortedSet(tuple(group) for group in groups)


def managers(value: Json) -> list:
    return [(entry[0], models.Manager()) for entry in value or []]


OPTIONS = {
    "unique_together": together, "index_together": together,
    "indexes": lambda value: list(map(index, value)),
    "constraints": lambda value: list(map(constraint, value)),
    "permissions": lambda value: list(map(tuple, value)),
}


def options(value: Json) -> Json:
    return {key: OPTIONS.get(key, lambda same: same)(each) for key, each in value.items()}


def named_fields(value: Json) -> list:
    return [(spec["name"], field(spec)) for spec in value]


def bases(value: Json) -> tuple:
    return tuple(models.Model if base == "models.Model" else base for base in value)


def script(value: Json, folder: Path) -> Json:
    if value == "noop":
        return migrations.RunSQL.noop
    if is_marker(value, "file"):
        return (folder / value["file"]).read_text(encoding="utf-8")
    return value


def operation_argument(key: str, value: Json, folder: Path) -> Json:
    if value is None:
        return None
    if key in ("sql", "reverse_sql"):
        return script(value, folder)
    if key in ("database_operations", "state_operations"):
        return [operation(each, folder) for each in value]
    if key in ("code", "reverse_code"):
        return migrations.RunPython.noop
    if key == "old_fields":
        return tuple(value)
    makers = {"fields": named_fields, "field": field, "options": options, "bases": bases,
              "managers": managers, "index": index, "constraint": constraint,
              "unique_together": together, "index_together": together}
    return makers[key](value) if key in makers else value


def operation(spec: Json, folder: Path) -> migrations.operations.base.Operation:
    kind = find_class(spec["op"], migrations, pg_operations)
    return kind(**{key: operation_argument(key, value, folder) for key, value in spec.items()
                   if key != "op"})


def dependency(value: Json) -> Json:
    app, name = value
    if app == "__setting__":
        return migrations.swappable_dependency(getattr(settings, name))
    return app, name


def migration(content: Json, folder: Path) -> type[migrations.Migration]:
    members = {
        "dependencies": [dependency(each) for each in content.get("dependencies", [])],
        "run_before": [tuple(each) for each in content.get("run_before", [])],
        "replaces": [tuple(each) for each in content.get("replaces", [])],
        "operations": [operation(each, folder) for each in content.get("operations", [])],
        **{key: content[key] for key in ("initial", "atomic") if content.get(key) is not None},
    }
    return type("Migration", (migrations.Migration,), members)
