"""Random fields: every type, with options that fit it."""

import random
from typing import Any

Field = dict[str, Any]

TEXTUAL = ("CharField", "SlugField", "EmailField", "URLField", "TextField", "FileField",
           "FilePathField", "ImageField")
INTEGERS = ("SmallIntegerField", "IntegerField", "BigIntegerField", "PositiveSmallIntegerField",
            "PositiveIntegerField", "PositiveBigIntegerField")
# Types that PostgreSQL converts into each other without being told how, when a table is empty.
CONVERTIBLE = (INTEGERS + ("DecimalField", "FloatField"), TEXTUAL, ("DateField", "DateTimeField"))

DEFAULTS: dict[str, tuple] = {
    "BooleanField": (True, False), "DecimalField": ("1.50", "0"), "FloatField": (0.5, -2.0),
    "DateField": ("2024-02-29",), "TimeField": ("12:34:56",), "DurationField": ("1 02:03:04",),
    "DateTimeField": ("2024-02-29T12:34:56+00:00",),
    "UUIDField": ("12345678-1234-5678-1234-567812345678", {"callable": "uuid.uuid4"}),
    "JSONField": ({"callable": "dict"}, {"callable": "list"}),
    "GenericIPAddressField": ("192.0.2.1",), "BinaryField": ({"base64": "AAEC"},),
}
PLAIN = tuple(DEFAULTS) + TEXTUAL + INTEGERS
DB_DEFAULTS = {"BooleanField": {"sql": "true"}, "DateTimeField": {"sql": "now()"},
               "UUIDField": {"sql": "gen_random_uuid()"}}


def default_of(random_: random.Random, kind: str) -> Any:
    if kind in TEXTUAL:
        return random_.choice(("", "x", "it's 100%", "tab\there", 'a "quoted" word', "Zoë"))
    if kind in INTEGERS:
        return random_.choice((0, 1, 7, 32767))
    return random_.choice(DEFAULTS[kind])


def add_type_options(random_: random.Random, field: Field) -> None:
    kind = field["type"]
    if kind == "CharField":
        field["max_length"] = random_.choice((1, 20, 100, 255))
    elif kind in ("SlugField", "EmailField", "URLField", "FileField") and random_.random() < 0.3:
        field["max_length"] = random_.choice((60, 120))
    elif kind == "DecimalField":
        field["max_digits"], field["decimal_places"] = random_.choice(((5, 2), (10, 3), (12, 0)))
    elif kind in ("DateField", "DateTimeField", "TimeField") and random_.random() < 0.2:
        field[random_.choice(("auto_now", "auto_now_add"))] = True
    elif kind == "UUIDField" and random_.random() < 0.5:
        field["default"] = {"callable": "uuid.uuid4"}
    if kind in ("CharField", "TextField") and random_.random() < 0.1:
        field["db_collation"] = random_.choice(("C", "POSIX"))


def add_common_options(random_: random.Random, field: Field) -> None:
    kind = field["type"]
    is_stamp = "auto_now" in field or "auto_now_add" in field
    if random_.random() < 0.3:
        field["null"] = True
    if random_.random() < 0.3 and not is_stamp:
        field["blank"] = True
    if random_.random() < 0.3 and not is_stamp:
        field.setdefault("default", default_of(random_, kind))
    elif random_.random() < 0.15 and not is_stamp:
        field["db_default"] = DB_DEFAULTS.get(kind) or db_default_of(random_, kind)
    chance = random_.random()
    if chance < 0.15:
        field["unique"] = True
    elif chance < 0.35:
        field["db_index"] = True
    if kind == "SlugField" and random_.random() < 0.2:
        field["db_index"] = False
    if random_.random() < 0.1:
        field["db_comment"] = random_.choice(("A note", "It's \"here\""))
    if random_.random() < 0.1:
        field["verbose_name"] = "a name"


def db_default_of(random_: random.Random, kind: str) -> Any:
    value = default_of(random_, kind)
    return {} if isinstance(value, dict) and kind == "JSONField" else (
        "12345678-1234-5678-1234-567812345678" if isinstance(value, dict) and kind == "UUIDField"
        else value)


def plain_field(random_: random.Random) -> Field:
    field: Field = {"type": random_.choice(PLAIN)}
    add_type_options(random_, field)
    add_common_options(random_, field)
    return field


def array_field(random_: random.Random) -> Field:
    base: Field = {"type": random_.choice(INTEGERS + ("CharField", "TextField", "UUIDField"))}
    if base["type"] == "CharField":
        base["max_length"] = random_.choice((10, 50))
    field: Field = {"type": "ArrayField", "base_field": base}
    if random_.random() < 0.3:
        field["size"] = 3
    if random_.random() < 0.4:
        field["default"] = {"callable": "list"}
    else:
        field["null"] = True
    return field


def special_field(random_: random.Random) -> Field:
    kind = random_.choice(("IntegerRangeField", "DateRangeField", "DateTimeRangeField",
                           "BigIntegerRangeField", "DecimalRangeField", "SearchVectorField"))
    return {"type": kind, "null": True}


def any_field(random_: random.Random) -> Field:
    chance = random_.random()
    if chance < 0.08:
        return array_field(random_)
    if chance < 0.14:
        return special_field(random_)
    return plain_field(random_)


def primary_key(random_: random.Random) -> Field:
    kind = random_.choice(("BigAutoField", "AutoField", "SmallAutoField", "UUIDField", "CharField",
                           "BigAutoField", "BigIntegerField"))
    field: Field = {"name": "id", "type": kind, "primary_key": True}
    if kind.endswith("AutoField"):
        field |= {"serialize": False, "auto_created": True}
    elif kind == "UUIDField":
        field["default"] = {"callable": "uuid.uuid4"}
    elif kind == "CharField":
        field["max_length"] = 40
    return field


def altered(random_: random.Random, field: Field) -> Field:
    """The field with its type or options changed in a way an empty table can follow."""
    family = next((kinds for kinds in CONVERTIBLE if field["type"] in kinds), (field["type"],))
    changed: Field = {"type": random_.choice(family + (field["type"],) * 2)}
    if field["type"] in ("ArrayField",) or field["type"].endswith(("RangeField", "VectorField")):
        changed = {key: value for key, value in field.items() if key != "name"}
        changed["db_comment"] = "changed"
        return changed
    add_type_options(random_, changed)
    add_common_options(random_, changed)
    if not changed.get("null") and field.get("null") and "default" not in changed:
        changed["default"] = default_of(random_, changed["type"])
        for key in ("auto_now", "auto_now_add"):
            changed.pop(key, None)
        changed.pop("db_default", None)
    return changed
