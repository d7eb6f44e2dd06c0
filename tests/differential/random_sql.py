"""SQL texts over the columns of a model: conditions, and elements of indexes and constraints."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from random_literals import INTEGERS, TEXTUAL

if TYPE_CHECKING:
    from history import Model

NUMBERS = INTEGERS + ("DecimalField", "FloatField")
RANGES = ("IntegerRangeField", "BigIntegerRangeField", "DecimalRangeField", "DateRangeField",
          "DateTimeRangeField")
TIMES = ("DateField", "DateTimeField")
OTHERS = ("BooleanField", "UUIDField", "JSONField", "GenericIPAddressField", "ArrayField",
          "TimeField", "DurationField", "HStoreField", "BinaryField")
WRITABLE = NUMBERS + TEXTUAL + RANGES + TIMES + OTHERS

# What the rows that random_rows makes and the defaults of random_literals fulfil.
TEXT_CONDITIONS = (
    "{} <> 'nobody''s'", "length({}) < 100000", "{} NOT LIKE '100%%\\_'", "{} ~ '^(.|\\n)*$'",
    "lower({}) = lower({})", "{} IN ('a') OR {} NOT IN ('b, c', 'd\"e')", "{} >= ''",
    "{} LIKE '%' AND {} LIKE '%%'", "{} IS DISTINCT FROM E'\\x01'", "char_length({}) >= 0")
NUMBER_CONDITIONS = (
    "{} <> 123456", "{} >= -1e30", "{} BETWEEN -1e300 AND 1.5e300", "abs({}::numeric) >= 0",
    "{} + 0.0 = {}", "{} IN (0, 1) OR {} IS NOT NULL", "NOT ({} = 99999)", "(({})) > -1e99",
    "{} > 0 OR {} <= 0", "CASE WHEN {} = 5 THEN false ELSE true END")
CONDITIONS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(TEXTUAL, TEXT_CONDITIONS), **dict.fromkeys(NUMBERS, NUMBER_CONDITIONS),
    **dict.fromkeys(RANGES, ("NOT isempty({}) OR isempty({})", "{} <> 'empty' OR true",
                             "lower_inf({}) OR NOT lower_inf({})")),
    "BooleanField": ("{} OR NOT {}", "{} IS NOT UNKNOWN OR {} IS NULL", "{} IN (true, false)"),
    "DateField": ("{} >= '0001-01-01'", "EXTRACT(year FROM {}) > 0", "{} <> 'infinity'"),
    "DateTimeField": ("{} > '0001-01-01 00:00:00+00'", "{} IS NOT NULL OR {} IS NULL"),
    "UUIDField": ("{} <> '00000000-0000-0000-0000-000000000000'",),
    "JSONField": ("jsonb_typeof({}) <> 'nothing'", "NOT {} @> '{{\"a%\": 1}}'", "NOT ({} ? 'b')",
                  "({} ->> 'c') IS NULL OR true"),
    "GenericIPAddressField": ("family({}) IN (4, 6)", "NOT {} << '192.168.0.0/24'"),
    "ArrayField": ("cardinality({}) < 100", "array_ndims({}) IS NULL OR true"),
    "TimeField": ("{} >= '00:00'",), "DurationField": ("{} < '1000 years'",),
    "HStoreField": ("NOT exist({}, 'z')", "{} <> 'q=>1'"), "BinaryField": ("octet_length({}) >= 0",),
}

TEXT_ELEMENTS = ("lower({})", "upper({}) DESC", "({} || '%')", "(length({})) NULLS FIRST",
                 '{} COLLATE "C"', "lower({}) varchar_pattern_ops", "{} text_pattern_ops DESC",
                 "(left({}, 3)) DESC NULLS LAST", "btrim({}, ' %')", "coalesce({}, '')",
                 "(CASE WHEN {} = 'x''y' THEN 1 ELSE 0 END)", 'upper({}) COLLATE "POSIX" ASC')
NUMBER_ELEMENTS = ("({} * 2.0)", "abs({}) DESC", "({}::text)", "(CAST({} AS numeric)) NULLS LAST",
                   "coalesce({}, 0)", "({} > 0) NULLS FIRST", "(- {}) DESC NULLS FIRST")
ELEMENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(TEXTUAL, TEXT_ELEMENTS), **dict.fromkeys(NUMBERS, NUMBER_ELEMENTS),
    **dict.fromkeys(RANGES, ("lower({})", "isempty({}) DESC")),
    "BooleanField": ("(NOT {})", "({}::integer) DESC"),
    "DateField": ("(EXTRACT(year FROM {}))", "({} + 1) DESC NULLS LAST"),
    "JSONField": ("({} -> 'a')", "({} ->> 'it''s') DESC", "({} #>> '{{a,b}}')"),
    "ArrayField": ("({}[1])", "cardinality({})"),
    "GenericIPAddressField": ("host({})", "family({}) DESC"),
    "HStoreField": ("({} -> 'k%')",),
    "DurationField": ("({} * 2)",), "BinaryField": ("md5({})", "octet_length({})"),
}


def quoted(name: str) -> str:
    return f'"{name}"'


def usable(model: Model, kinds: tuple[str, ...] = WRITABLE) -> list[str]:
    """Columns that functions and operator classes take: no odd collation keeps them from it."""
    return [name for name in model.columns(kinds) if "_odd" not in model.fields[name]]


def simple_condition(random_: random.Random, model: Model) -> tuple[str, str]:
    """A condition over one column, and the column."""
    name = random_.choice(usable(model))
    column = quoted(name)
    if random_.random() < 0.3:
        return f"{column} IS NOT NULL OR {column} IS NULL", name
    text = random_.choice(CONDITIONS[model.fields[name]["type"]])
    return text.format(*[column] * 4), name


def condition(random_: random.Random, model: Model) -> tuple[str, list[str]] | None:
    """A condition that every row fulfils, and the columns it names."""
    if not usable(model):
        return None
    text, name = simple_condition(random_, model)
    if random_.random() < 0.6:
        return text, [name]
    other, second = simple_condition(random_, model)
    joined = random_.choice(("({}) AND ({})", "({}) OR {}", "(({})\n  AND NOT (NOT ({})))",
                             "({}) /* and */ AND ({})", "COALESCE(({}), ({}), true)"))
    return joined.format(text, other), [name, second]


def partial(random_: random.Random, model: Model) -> tuple[str, list[str]] | None:
    """The condition of an index, which not every row needs to fulfil."""
    if random_.random() < 0.5 or not usable(model):
        return condition(random_, model)
    name = random_.choice(usable(model))
    return f"{quoted(name)} IS {random_.choice(('', 'NOT '))}NULL", [name]


def element(random_: random.Random, model: Model) -> tuple[dict[str, str] | str, str] | None:
    """An element of the expressions of a B-tree, and the field it is made of."""
    names = usable(model, tuple(ELEMENTS))
    if not names:
        return None
    name = random_.choice(names)
    kind = model.fields[name]["type"]
    chance = random_.random()
    if chance < 0.2:
        return name, name
    if chance < 0.35:
        order = random_.choice(("", " ASC", " DESC", " NULLS FIRST", " DESC NULLS LAST"))
        return {"sql": quoted(name) + order}, name
    return {"sql": random_.choice(ELEMENTS[kind]).format(*[quoted(name)] * 2)}, name


def elements(random_: random.Random, model: Model) -> tuple[list, list[str]] | None:
    found = [element(random_, model) for _ in range(random_.choice((1, 1, 2, 3)))]
    if None in found:
        return None
    return [each for each, _ in found], [name for _, name in found]
