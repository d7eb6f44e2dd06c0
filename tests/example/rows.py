"""All rows of a database, and what became of them."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from world import Database

Row = dict[str, Any]
Rows = dict[str, list[Row]]

# The history's own table is another test's.
TABLES = """
SELECT relname FROM pg_class
 WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'django_migrations'
 ORDER BY relname
"""


@dataclass
class Exceptions:
    """What need not be given back, and why: columns as table.column, and tables in which rows are
    left behind."""

    columns: dict[str, str]
    left_behind: dict[str, str]
    used: set[str]

    def has_column(self, name: str) -> bool:
        return self.note(name, self.columns)

    def has_table(self, name: str) -> bool:
        return self.note(name, self.left_behind)

    def note(self, name: str, where: dict[str, str]) -> bool:
        if name in where:
            self.used.add(name)
        return name in where

    def unused(self) -> list[str]:
        return sorted({*self.columns, *self.left_behind} - self.used)


def read(database: Database) -> Rows:
    tables = database.query(TABLES)
    selects = [f"""SELECT '{table}', to_jsonb(t)::text FROM "{table}" t""" for table in tables]
    rows: Rows = {table: [] for table in tables}
    for line in database.query("\nUNION ALL\n".join(selects)) if selects else []:
        table, _, text = line.partition("|")
        rows[table].append(json.loads(text))
    return rows


def count(rows: Rows) -> str:
    filled = [table for table, found in rows.items() if found]
    return f"{sum(map(len, rows.values()))} rows in {len(filled)} tables"


def differences(before: Rows, after: Rows, exceptions: Exceptions) -> list[str]:
    """A line for each row that is missing, changed or new."""
    lines = []
    for table in sorted({*before, *after}):
        old, new = (without(exceptions, table, rows.get(table, [])) for rows in (before, after))
        missing, added = texts_of(old) - texts_of(new), texts_of(new) - texts_of(old)
        lines += differences_of_table(table, list(missing.elements()), list(added.elements()),
                                      exceptions)
    return lines


def texts_of(rows: list[Row]) -> Counter:
    return Counter(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in rows)


def without(exceptions: Exceptions, table: str, rows: list[Row]) -> list[Row]:
    return [{column: value for column, value in row.items()
             if not exceptions.has_column(f"{table}.{column}")} for row in rows]


def differences_of_table(table: str, missing: list[str], added: list[str],
                         exceptions: Exceptions) -> list[str]:
    added_by_id = {row["id"]: row for row in map(json.loads, added) if "id" in row}
    lines, changed = [], set()
    for text in missing:
        row = json.loads(text)
        other = added_by_id.get(row.get("id"))
        if other is None:
            lines.append(f"{table}: lost {text}")
            continue
        changed.add(row["id"])
        lines.append(f"{table}: changed {row['id']}: {changes(row, other)}")
    for text in added:
        if json.loads(text).get("id") not in changed and not exceptions.has_table(table):
            lines.append(f"{table}: left behind {text}")
    return lines


def changes(old: Row, new: Row) -> str:
    columns = sorted(column for column in {*old, *new} if old.get(column) != new.get(column))
    return ", ".join(f"{column} {json.dumps(old.get(column), ensure_ascii=False)} -> "
                     f"{json.dumps(new.get(column), ensure_ascii=False)}" for column in columns)
