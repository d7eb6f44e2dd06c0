"""Random fields: every type, with options that fit it."""

import random
from typing import Any

from random_literals import (AUTOMATIC, CHARS, DEFAULTS, INTEGERS, TEXTS, TEXTUAL, constant,
                             db_default_of, default_of)

Field = dict[str, Any]

NUMBERS = INTEGERS + ("DecimalField", "FloatField")
RANGES = ("IntegerRangeField", "BigIntegerRangeField", "DecimalRangeField", "DateRangeField",
          "DateTimeRangeField")
SPECIAL = RANGES + ("SearchVectorField", "SearchQueryField", "HStoreField")
PLAIN = tuple(kind for kind in DEFAULTS if kind not in SPECIAL + ("CustomField",)) \
    + TEXTUAL + INTEGERS
# Types that PostgreSQL converts into each other without being told how.
CONVERTIBLE = (NUMBERS, TEXTUAL, ("DateField", "DateTimeField"), ("IntegerRangeField",),
               ("TimeField", "DurationField"))
# To what a type can be converted when it is told how, if no row objects.
CASTS: dict[str, tuple[str, ...]] = {
    "IntegerField": ("BooleanField",), "BooleanField": ("IntegerField",),
    "JSONField": NUMBERS[:3] + ("BooleanField",), "DateTimeField": ("TimeField",),
    **dict.fromkeys(TEXTUAL, NUMBERS + ("BooleanField", "DurationField", "BinaryField")),
}
# What an empty text column can become besides.
PARSED = ("DateField", "DateTimeField", "TimeField", "UUIDField", "JSONField",
          "GenericIPAddressField", "IntegerRangeField", "SearchVectorField")
CUSTOM: tuple[Field, ...] = (
    {"class": "pkg.MacField", "db_type": "macaddr"},
    {"class": "pkg.MoneyField", "db_type": "numeric(12,2)", "rel_db_type": "numeric"},
    {"class": "pkg.PathField", "db_type": "varchar(40)", "db_collation": "C"},
    {"class": "pkg.NameField", "db_type": "text"},
    {"class": "pkg.Odd", "db_type": "int", "db_check": "1 % 2 = 1"},
    {"class": "pkg.Checked", "db_type": "smallint", "db_type_suffix": "CHECK (1 < 2)"},
    {"class": "pkg.NoColumnField", "db_type": None},
)
PYTHON_ONLY: tuple[Field, ...] = (
    {"validators": [{"python": "pkg.validators.check"}]}, {"help_text": "It's 100% \"help\""},
    {"choices": [["1", "One"], ["0", "Zero"]]}, {"error_messages": {"invalid": "No"}},
    {"editable": False}, {"verbose_name": "a name"}, {"unique_for_date": "day"},
    {"unique_for_month": "day", "unique_for_year": "day"}, {"serialize": False},
    {"validators": []}, {"choices": {"python": "pkg.Choices.choices"}},
)
# Keywords of a class that only Python sees.
OF_CLASS: dict[str, tuple[Field, ...]] = {
    "FileField": ({"upload_to": "files/%Y"}, {"storage": {"python": "pkg.storage"}}, {"upload_to": {"python": "pkg.folder_of"}}),
    "ImageField": ({"upload_to": "it's"}, {"height_field": "h", "width_field": "w"}),
    "FilePathField": ({"path": "/srv", "match": ".*\\.txt$", "recursive": True},
                      {"allow_folders": True, "allow_files": False}),
    "GenericIPAddressField": ({"protocol": "IPv4"}, {"protocol": "both", "unpack_ipv4": True}),
    "JSONField": ({"encoder": {"python": "pkg.Encoder"}, "decoder": {"python": "pkg.Decoder"}},),
    "SlugField": ({"allow_unicode": True},), "BinaryField": ({"editable": True},),
}
COMMENTS = ("A note", "It's \"here\"", "back\\slash\nand line", "Zoë")


def add_type_options(random_: random.Random, field: Field) -> None:
    kind = field["type"]
    if kind in ("CharField", "CICharField"):
        field["max_length"] = random_.choice((1, 20, 100, 255))
        if kind == "CharField" and random_.random() < 0.05:
            del field["max_length"]
    elif kind in CHARS and random_.random() < 0.3:
        field["max_length"] = random_.choice((60, 120))
    elif kind == "DecimalField":
        field["max_digits"], field["decimal_places"] = random_.choice(((5, 2), (10, 3), (12, 0)))
    elif kind in ("DateField", "DateTimeField", "TimeField") and random_.random() < 0.2:
        field[random_.choice(("auto_now", "auto_now_add"))] = True
    elif kind == "UUIDField" and random_.random() < 0.5:
        field["default"] = {"callable": "uuid.uuid4"}
    if kind in TEXTUAL and kind in ("CharField", "TextField", "SlugField", "EmailField",
                                    "URLField") and random_.random() < 0.12:
        field["db_collation"] = random_.choice(("C", "POSIX", "und-x-icu"))


def add_default(random_: random.Random, field: Field) -> None:
    if "auto_now" in field or "auto_now_add" in field:
        return
    if random_.random() < 0.3:
        field["blank"] = True
    chance = random_.random()
    if chance < 0.35:
        field.setdefault("default", default_of(random_, field))
    if 0.3 < chance < 0.55:
        field["db_default"] = db_default_of(random_, field)
    # A null that is not allowed is no default.
    for key in ("default", "db_default"):
        if field.get(key, 0) is None and not field.get("null"):
            del field[key]


def add_common_options(random_: random.Random, field: Field, *, indexable: bool = True) -> None:
    if random_.random() < 0.4:
        field["null"] = True
    add_default(random_, field)
    chance = random_.random() if indexable else 1
    if chance < 0.15:
        field["unique"] = True
    elif chance < 0.35:
        field["db_index"] = True
    if field["type"] == "SlugField" and random_.random() < 0.2:
        field["db_index"] = False
    if random_.random() < 0.1:
        field["db_comment"] = random_.choice(COMMENTS)
    if random_.random() < 0.12:
        field |= random_.choice(PYTHON_ONLY)
    if random_.random() < 0.3:
        field |= random_.choice(OF_CLASS.get(field["type"], ({},)))
    if random_.random() < 0.05:
        field["db_tablespace"] = "pg_default"
    if random_.random() < 0.02:
        field["auto_created"] = True


def plain_field(random_: random.Random) -> Field:
    field: Field = {"type": random_.choice(PLAIN)}
    add_type_options(random_, field)
    add_common_options(random_, field)
    return field


def array_field(random_: random.Random) -> Field:
    base: Field = {"type": random_.choice(PLAIN)}
    add_type_options(random_, base)
    for key in ("default", "auto_now", "auto_now_add"):
        base.pop(key, None)
    for _ in range(random_.choice((1, 1, 1, 2, 3))):
        base = {"type": "ArrayField", "base_field": base}
        if random_.random() < 0.3:
            base["size"] = 3
    add_common_options(random_, base, indexable=False)
    if random_.random() < 0.2:
        base[random_.choice(("db_index", "unique"))] = True
    return base


def special_field(random_: random.Random) -> Field:
    field: Field = {"type": random_.choice(SPECIAL)}
    if field["type"] in ("DecimalRangeField", "DateTimeRangeField") and random_.random() < 0.3:
        field["default_bounds"] = random_.choice(("[]", "()", "(]"))
    add_common_options(random_, field, indexable=field["type"] in RANGES)
    return field


def custom_field(random_: random.Random) -> Field:
    field: Field = {"type": "CustomField", **random_.choice(CUSTOM), "null": True}
    if random_.random() < 0.3:
        field["blank"] = True
    # Django would index the column that there is none of.
    if field["db_type"] and random_.random() < 0.4:
        field[random_.choice(("db_index", "unique"))] = True
    if field["db_type"] in ("text", "varchar(40)") and random_.random() < 0.4:
        field[random_.choice(("default", "db_default"))] = random_.choice(TEXTS[:4])
    if random_.random() < 0.05:
        field["db_tablespace"] = "pg_default"
    return field


def generated_field(random_: random.Random, columns: dict[str, str]) -> Field | None:
    """Made of one of the columns, whose types are given."""
    usable = {name: kind for name, kind in columns.items() if kind in NUMBERS[:6] + TEXTUAL}
    if not usable:
        return None
    name = random_.choice(list(usable))
    column = f'"{name}"'
    if usable[name] in TEXTUAL:
        text, output = random_.choice((
            (f"upper({column})", {"type": "CharField", "max_length": 300}),
            (f"{column} || '%'", {"type": "TextField"}), (f"length({column})",
                                                         {"type": "IntegerField"})))
    else:
        text, output = random_.choice((
            (f"{column} % 2", {"type": "BigIntegerField"}),
            (f"{column} > 0", {"type": "BooleanField"}),
            (f"{column} * 1.5", {"type": "DecimalField", "max_digits": 20, "decimal_places": 2}),
            (f"ARRAY[{column}]::bigint[]",
             {"type": "ArrayField", "base_field": {"type": "BigIntegerField"}})))
    field: Field = {"type": "GeneratedField", "expression": {"sql": text}, "db_persist": True,
                    "output_field": output, "_uses": [name]}
    if random_.random() < 0.3:
        field[random_.choice(("db_index", "unique"))] = True
    if random_.random() < 0.2:
        field["db_comment"] = random_.choice(COMMENTS)
    if random_.random() < 0.1:
        field |= random_.choice(({"db_column": "made of " + name}, {"db_tablespace": "pg_default"},
                                 {"verbose_name": "a sum"}))
    return field


def any_field(random_: random.Random) -> Field:
    chance = random_.random()
    if chance < 0.08:
        return array_field(random_)
    if chance < 0.18:
        return special_field(random_)
    if chance < 0.22:
        return custom_field(random_)
    return plain_field(random_)


# ---- primary keys

KEY_TYPES = AUTOMATIC * 3 + ("UUIDField", "UUIDField", "CharField", "BigIntegerField",
                             "IntegerField", "SmallIntegerField", "PositiveIntegerField",
                             "SlugField", "EmailField", "TextField", "DateField", "DecimalField",
                             "GenericIPAddressField", "TimeField", "DurationField", "BinaryField",
                             "CustomField", "FloatField", "BooleanField", "JSONField",
                             "DateTimeField", "IPAddressField", "IntegerRangeField", "ArrayField")
KEY_FAMILIES = (AUTOMATIC + INTEGERS, TEXTUAL)


def key_of_type(random_: random.Random, kind: str) -> Field:
    field: Field = {"type": kind, "primary_key": True}
    if kind in AUTOMATIC:
        field["serialize"] = False
        if random_.random() < 0.7:
            field["auto_created"] = True
    elif kind == "UUIDField":
        field["default"] = {"callable": "uuid.uuid4"}
    elif kind in ("CharField", "CICharField"):
        field["max_length"] = random_.choice((40, 80))
        if random_.random() < 0.2:
            field["db_collation"] = "C"
    elif kind == "DecimalField":
        field |= {"max_digits": 10, "decimal_places": 2}
    elif kind == "CustomField":
        field |= random_.choice(CUSTOM[:4] + CUSTOM[5:6])
    elif kind == "ArrayField":
        field["base_field"] = {"type": "IntegerField"}
    for key, values in (("db_comment", COMMENTS), ("db_tablespace", ("pg_default",)),
                        ("auto_created", (True,)), ("verbose_name", ("ID",))):
        if random_.random() < 0.06:
            field[key] = random_.choice(values)
    return field


def primary_key(random_: random.Random) -> Field:
    return key_of_type(random_, random_.choice(KEY_TYPES))


def altered_key(random_: random.Random, old: Field) -> Field:
    """Of a type that the old one can become, also where other columns point at it."""
    family = next((kinds for kinds in KEY_FAMILIES if old["type"] in kinds), (old["type"],))
    if old["type"] not in TEXTUAL and random_.random() < 0.15:
        family = ("CharField",)
    return key_of_type(random_, random_.choice(family))


# ---- alterations


def relatives(kind: str) -> tuple[str, ...]:
    return next((kinds for kinds in CONVERTIBLE if kind in kinds), (kind,))


def new_type(random_: random.Random, old: Field, *, rows: bool) -> str:
    kind = old["type"]
    family = relatives(kind)
    if random_.random() < 0.25 and "db_default" not in old and "unique" not in old:
        family = CASTS.get(kind, ())
        if kind in TEXTUAL and not rows:
            family += PARSED
        if kind not in TEXTUAL:
            family += ("TextField", "CharField")
    return random_.choice(family + (kind,) * 2)


def kept_apart(random_: random.Random, old: Field) -> Field:
    """A field whose type stays, with what may change around it."""
    changed = dict(old)
    if old.get("db_type", "") is None:
        return changed | {"verbose_name": "other"}
    for key, values in (("db_comment", (*COMMENTS, None)), ("null", (True, None)),
                        ("db_index", (True, None)), ("verbose_name", ("other",))):
        if random_.random() < 0.4 and (key != "null" or old["type"] != "GeneratedField"):
            changed[key] = random_.choice(values)
    if changed.get("default", 0) is None or changed.get("db_default", 0) is None:
        changed["null"] = True
    return {key: value for key, value in changed.items()
            if value is not None or key in ("default", "db_default", "db_type")}


def altered_array(random_: random.Random, old: Field) -> Field:
    """Other elements, or another size."""
    changed = {key: value for key, value in old.items() if key not in ("default", "db_default")}
    base = changed["base_field"]
    if base["type"] != "ArrayField" and "db_default" not in old:
        base = altered(random_, base, rows=True)
        changed["base_field"] = {key: base[key] for key in ("type", "max_length", "max_digits",
                                                            "decimal_places") if key in base}
    if "default" in old:
        changed["default"] = {"callable": "list"}
    if random_.random() < 0.3:
        changed["size"] = random_.choice((2, 4))
    return kept_apart(random_, changed)


def altered(random_: random.Random, old: Field, *, rows: bool = False) -> Field:
    """The field with its type or options changed in a way that its table can follow."""
    if old["type"] == "ArrayField":
        return altered_array(random_, old)
    if old["type"] in SPECIAL + ("CustomField", "GeneratedField"):
        return kept_apart(random_, old)
    return altered_to(random_, old, new_type(random_, old, rows=rows), rows=rows)


def altered_a_little(random_: random.Random, old: Field, *, rows: bool) -> Field:
    """So that indexes, constraints and foreign keys on it go on."""
    changed = altered_to(random_, old, random_.choice(relatives(old["type"])), rows=rows)
    return changed


def altered_to(random_: random.Random, old: Field, kind: str, *, rows: bool) -> Field:
    changed: Field = {"type": kind}
    add_type_options(random_, changed)
    if rows and changed.get("max_length", 9) < 20 and old["type"] not in TEXTUAL:
        changed["max_length"] = 100
    add_common_options(random_, changed)
    if not changed.get("null") and old.get("null"):
        with_default(random_, changed)
    return changed


def with_default(random_: random.Random, field: Field) -> None:
    """Lets a column that takes no null be added to rows, or be made of one that took it."""
    if "default" in field or "db_default" in field:
        return
    for key in ("auto_now", "auto_now_add"):
        field.pop(key, None)
    value = constant(random_, field)
    if value is None:
        field["null"] = True
    else:
        field["default"] = value
