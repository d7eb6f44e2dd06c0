"""Real Django objects as our JSON: what django_format.py reads, the other way round.

Everything is taken apart by Django's own deconstruct(), so that it is written as Django's writer
would write it in Python.
"""

import base64
import datetime
import decimal
import inspect
import json
import uuid
from typing import Any

import django_format as format_
from django.conf import SettingsReference, settings
from django.db import migrations, models
from django.utils.duration import duration_iso_string

Json = Any


def name_of(path: str) -> str:
    return path.rpartition(".")[2]


def is_text(q: models.Q) -> bool:
    return len(q.children) == 1 and isinstance(q.children[0], format_.SqlText)


def called(function: Any) -> Json:
    if function.__name__.startswith("{"):  # of named_class()
        return json.loads(function.__name__)
    known = [name for name, each in format_.CALLABLES.items() if each is function]
    return {"callable": known[0] if known else f"{function.__module__}.{function.__qualname__}"}


def value(what: Any) -> Json:
    if isinstance(what, SettingsReference):
        return {"setting": what.setting_name}
    if isinstance(what, format_.SqlText):
        return {"sql": what.sql}
    if isinstance(what, format_.Kept):
        return what.value
    if isinstance(what, models.Q):
        return what.children[0].sql if is_text(what) else str(what)
    if isinstance(what, models.F):
        return what.name
    if isinstance(what, models.Field):
        return field(what)
    if isinstance(what, models.Deferrable):
        return what.value
    if what is None or isinstance(what, (bool, int, float, str)):
        return what
    if isinstance(what, (bytes, bytearray, memoryview)):
        return {"base64": base64.b64encode(bytes(what)).decode()}
    return container(what)


def container(what: Any) -> Json:
    if isinstance(what, datetime.timedelta):
        return duration_iso_string(what)
    if isinstance(what, (datetime.date, datetime.time)):
        return what.isoformat()
    if isinstance(what, (decimal.Decimal, uuid.UUID)):
        return str(what)
    if isinstance(what, dict):
        return {key: value(each) for key, each in what.items()}
    if isinstance(what, (set, frozenset)):
        return [value(each) for each in sorted(what)]
    if isinstance(what, (list, tuple)):
        return [value(each) for each in what]
    return called(what)


def field(what: models.Field, name: str | None = None) -> Json:
    _, path, positional, keywords = what.deconstruct()
    written = {} if name is None else {"name": name}
    written["type"] = name_of(path)
    if positional:
        written["field_names"] = list(positional)
    for key, each in keywords.items():
        written[key] = each.__name__ if key == "on_delete" else value(each)
    return written


def taken_apart(what: models.Index | models.BaseConstraint) -> Json:
    path, expressions, keywords = what.deconstruct()
    written = {"type": name_of(path)}
    if expressions:
        written["expressions"] = [value(each) for each in expressions]
    return written | {key: value(each) for key, each in keywords.items()}


def groups(what: Any) -> Json:
    return sorted(list(group) for group in what or ())


def options(what: dict[str, Any]) -> Json:
    written = {}
    for key, each in what.items():
        if key in ("unique_together", "index_together"):
            each = groups(each)
        elif key in ("indexes", "constraints"):
            each = [taken_apart(one) for one in each]
        if each or key not in ("unique_together", "index_together", "indexes", "constraints"):
            written[key] = value(each)
    return written


def bases(what: tuple) -> Json:
    return ["models.Model" if base is models.Model else base for base in what]


WRITERS = {
    "options": options, "bases": bases, "unique_together": groups, "index_together": groups,
    "fields": lambda what: [field(each, name) for name, each in what],
    "managers": lambda what: [[name, {}] for name, _ in what],
    "index": taken_apart, "constraint": taken_apart,
}


def operation(what: migrations.operations.base.Operation) -> Json:
    name, positional, keywords = what.deconstruct()
    parameters = [each for each in inspect.signature(type(what).__init__).parameters
                  if each != "self"]
    keywords = dict(zip(parameters, positional)) | keywords
    return {"op": name} | {key: WRITERS.get(key, value)(keywords[key]) for key in parameters
                           if key in keywords}


def dependency(what: Any) -> Json:
    if getattr(what, "setting", None) == settings.AUTH_USER_MODEL:
        return ["__setting__", "AUTH_USER_MODEL"]
    return list(what)


def migration(what: migrations.Migration) -> Json:
    written: dict[str, Json] = {"initial": True} if what.initial else {}
    written["dependencies"] = sorted(map(dependency, what.dependencies))
    written["operations"] = list(map(operation, what.operations))
    return written
