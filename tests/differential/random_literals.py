"""Random values for fields: defaults in Python's and in the database's hands, and rows."""

import random
from typing import Any

Field = dict[str, Any]

CHARS = ("CharField", "EmailField", "URLField", "CICharField", "CIEmailField", "SlugField",
         "FileField", "FilePathField", "ImageField")
TEXTUAL = CHARS + ("TextField", "CITextField")
SMALL = ("SmallIntegerField", "PositiveSmallIntegerField")
INTEGERS = SMALL + ("IntegerField", "BigIntegerField", "PositiveIntegerField",
                    "PositiveBigIntegerField")
AUTOMATIC = ("SmallAutoField", "AutoField", "BigAutoField")

TEXTS = ("", "x", "it's 100%", "tab\there", 'a "quoted" word', "Zoë", "back\\slash", "%s", "%%",
         "two\nlines", "{}", "NULL", "日本", "''")
SQL_TEXTS = ({"sql": "'100%'"}, {"sql": "'it''s %s'"}, {"sql": "upper('x') || '%%'"},
             {"sql": "'a' || \"current_user\"()"}, "it's 100%", "plain", "back\\slash", "")

DEFAULTS: dict[str, tuple] = {
    "BooleanField": (True, False), "DecimalField": ("1.50", "0", "-2.25", 3),
    "FloatField": (0.5, -2.0, 1e300, 1e-7, 3),
    "DateField": ("2024-02-29", "0001-01-01", {"callable": "datetime.date.today"}),
    "TimeField": ("12:34:56", "23:59:59.999999", "00:00:00"),
    "DurationField": ("1 02:03:04", "P1DT2H", "-1 00:00:00.5", "00:00:00"),
    "DateTimeField": ("2024-02-29T12:34:56+00:00", "2024-02-29T12:34:56.5-03:30",
                      "2024-02-29T12:34:56", {"callable": "django.utils.timezone.now"}),
    "UUIDField": ("12345678-1234-5678-1234-567812345678", {"callable": "uuid.uuid4"}),
    "JSONField": ({"callable": "dict"}, {"callable": "list"}, {"a": [1, None, "ü", "it's %s"]}, [],
                  "text", 1.5, True),
    "GenericIPAddressField": ("192.0.2.1", "2001:db8::1"), "IPAddressField": ("192.0.2.1",),
    "BinaryField": ({"base64": "AAEC"}, {"base64": ""}, {"base64": "JSVcJw=="}),
    "IntegerRangeField": ([1, 10], [None, 5], [-3, None]),
    "BigIntegerRangeField": ([1, 2 ** 40], [None, None]),
    "DecimalRangeField": ([1, 2], [None, 3]),
    "DateRangeField": (None,), "DateTimeRangeField": (None,),
    "HStoreField": ({"callable": "dict"}, {"a": "b"}, {"it's": None, "x": "100%"}, {}),
    "SearchVectorField": ("a:1 b:2",), "SearchQueryField": ("'a' & 'b'",),
    "CustomField": ("1",),
}
EXPRESSIONS: dict[str, tuple] = {
    "BooleanField": ({"sql": "true"}, {"sql": "1 % 2 = 1"}), "DateField": ({"sql": "now()"},),
    "DateTimeField": ({"sql": "now()"}, {"sql": "CURRENT_TIMESTAMP - interval '1 day'"}),
    "UUIDField": ({"sql": "gen_random_uuid()"},), "JSONField": ({"sql": "'{\"a\": \"%\"}'::jsonb"},),
    "FloatField": ({"sql": "random()"}, {"sql": "pi() * 2"}), "DecimalField": ({"sql": "7 % 4"},),
    "TimeField": ({"sql": "CURRENT_TIME"},), "DurationField": ({"sql": "interval '1 day'"},),
    "IntegerRangeField": ({"sql": "int4range(1, 5)"},), "DateRangeField": ({"sql": "'empty'"},),
    "BinaryField": ({"sql": "'\\x00'::bytea"},), "HStoreField": ({"sql": "''"},),
}
# What two rows hold. Texts can become numbers and truths, whole numbers can become anything.
ROWS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(TEXTUAL, ("'1'", "'0'")), **dict.fromkeys(INTEGERS, ("1", "0")),
    "BooleanField": ("true", "false"), "DecimalField": ("1.5", "0"), "FloatField": ("1.5", "0"),
    "DateField": ("'2024-01-01'", "'2024-12-31'"), "TimeField": ("'12:00'", "'13:00'"),
    "DateTimeField": ("'2024-01-01 12:00Z'", "'2024-12-31 00:00Z'"),
    "DurationField": ("'1 day'", "'1 hour'"), "JSONField": ("'1'", "'2'"),
    "UUIDField": ("gen_random_uuid()", "gen_random_uuid()"),
    "GenericIPAddressField": ("'10.0.0.1'", "'::1'"), "IPAddressField": ("'10.0.0.1'", "'10.1.0.0'"),
    "BinaryField": ("'\\x01'", "''"),
    "ArrayField": ("'{}'", "'{}'"), "HStoreField": ("''", "'a=>1'"),
}


def largest(kind: str) -> int:
    if kind.startswith("Small") or kind in SMALL:
        return 2 ** 15 - 1
    return 2 ** 63 - 1 if "Big" in kind else 2 ** 31 - 1


def integer(random_: random.Random, kind: str) -> int:
    least = (0,) if kind.startswith("Positive") else (-1, -32768)
    return random_.choice((0, 1, 7, 32767, largest(kind), *least))


def list_of(random_: random.Random, base: Field) -> Any:
    """A default of an array: every element has the same length, as PostgreSQL wants it."""
    if base["type"] == "ArrayField":
        inner = list_of(random_, base["base_field"])
        return [inner] * random_.randint(1, 2) if inner else []
    found = [constant(random_, base) for _ in range(random_.randint(0, 2))]
    return [] if None in found else found


def constant(random_: random.Random, field: Field) -> Any:
    """A value that is not called; None where there is none."""
    kind = field["type"]
    if kind == "ArrayField":
        return list_of(random_, field["base_field"])
    if kind in TEXTUAL:
        return random_.choice(TEXTS)[:field.get("max_length", 50)]
    if kind in INTEGERS:
        return integer(random_, kind)
    plain = [value for value in DEFAULTS[kind]
             if not (isinstance(value, dict) and "callable" in value)]
    return random_.choice(plain)


def default_of(random_: random.Random, field: Field) -> Any:
    kind = field["type"]
    if kind == "ArrayField" and random_.random() < 0.5:
        return {"callable": "list"}
    if kind in DEFAULTS:
        return random_.choice(DEFAULTS[kind])
    if kind in TEXTUAL and random_.random() < 0.05:
        return {"callable": "str"}
    return constant(random_, field)


def db_default_of(random_: random.Random, field: Field) -> Any:
    kind = field["type"]
    if kind in TEXTUAL and random_.random() < 0.5 and field.get("max_length", 50) > 10:
        return random_.choice(SQL_TEXTS)
    if kind in INTEGERS and random_.random() < 0.4:
        return {"sql": random_.choice(("1 + 1", "7 % 4", "length('100%')"))}
    if kind in EXPRESSIONS and random_.random() < 0.6:
        return random_.choice(EXPRESSIONS[kind])
    return constant(random_, field)
