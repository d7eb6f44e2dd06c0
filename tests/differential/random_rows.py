"""Rows for the tables there are, so that defaults and conversions matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from random_literals import AUTOMATIC, ROWS

if TYPE_CHECKING:
    from generator import Generator
    from history import Model

MOST = 2  # the values of a type that are known


def value(generator: Generator, field: dict[str, Any], number: int) -> str | None:
    """The SQL of what the field has in that row: "" where it needs no word, None for no way."""
    kind = field["type"]
    if kind in AUTOMATIC + ("GeneratedField", "ManyToManyField", "CompositePrimaryKey") \
            or field.get("db_type", "") is None:
        return ""
    if field.get("null") and (kind not in ROWS or generator.random.random() < 0.3):
        return "NULL"
    if "base_field" in field and "unique" in field:
        return None
    return ROWS[kind][number] if kind in ROWS else None


def insert(generator: Generator, app: str) -> dict[str, Any] | None:
    model = generator.own(app)
    if model is None or model.rows == MOST or model.parents or not model.has_table():
        return None
    values = {}
    for name, field in model.fields.items():
        if (text := value(generator, field, model.rows)) is None:
            return None
        if text:
            in_use = text == "NULL" and field["type"] in ROWS and name in model.used_fields()
            values[model.column(name)] = ROWS[field["type"]][model.rows] if in_use else text
    if model.ordered_by:
        values["_order"] = "0"
    if not values:
        return None
    model.rows += 1
    return {"op": "RunSQL", "sql": statement(model, values),
            "reverse_sql": f"DELETE FROM {model.quoted_table()}; SET CONSTRAINTS ALL IMMEDIATE"}


def statement(model: Model, values: dict[str, str]) -> str:
    columns = ", ".join(f'"{column}"' for column in values)
    # With checks pending PostgreSQL alters no table.
    return (f"INSERT INTO {model.quoted_table()} ({columns}) VALUES ({', '.join(values.values())});"
            " SET CONSTRAINTS ALL IMMEDIATE")
