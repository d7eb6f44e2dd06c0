"""All rows of a database, and what became of them."""

import json
from collections import Counter
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from world import Database

Row = dict[str, Any]
Rows = dict[str, list[Row]]

# The history's own table is another test's.
TABLES = """
SELECT relname FROM pg_class
 WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname <> 'django_migrations'
 ORDER BY relname
"""


@dataclass
class Exceptions:
    """What need not be given back, and why: columns as table.column, columns that were null and are
    not any more, and tables in which rows are left behind. What need not be there at the end: rows
    of tables; for tables that are gone, where their rows are; and which tables lose rows. The names
    are patterns of the shell."""

    columns: dict[str, str]
    nulls: dict[str, str]
    left_behind: dict[str, str]
    not_kept: dict[str, str]
    moved: dict[str, str]
    losing: dict[str, str]
    unused: set[str]

    @staticmethod
    def of(common: dict[str, Any], own: dict[str, Any]) -> "Exceptions":
        """Only the stage's own exceptions must all be needed."""
        kinds = ("columns_not_given_back", "nulls_not_given_back", "rows_left_behind",
                 "rows_not_kept", "moved_to", "rows_lost")
        merged = [common.get(kind, {}) | own.get(kind, {}) for kind in kinds]
        return Exceptions(*merged, {name for kind in kinds for name in own.get(kind, {})})

    def has_column(self, name: str) -> bool:
        return self.match(name, self.columns)

    def has_null(self, name: str) -> bool:
        return self.match(name, self.nulls)

    def has_table(self, name: str) -> bool:
        return self.match(name, self.left_behind)

    def need_not_be_kept(self, name: str) -> bool:
        return self.match(name, self.not_kept)

    def loses(self, name: str) -> bool:
        return self.match(name, self.losing)

    def match(self, name: str, patterns: dict[str, str]) -> bool:
        found = {pattern for pattern in patterns if fnmatchcase(name, pattern)}
        self.unused -= found
        return bool(found)


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


def lost(before: Rows, after: Rows, exceptions: Exceptions) -> list[str]:
    """A line for each row of which nothing has the key at the end."""
    lines = []
    for table, found in before.items():
        if exceptions.need_not_be_kept(table):
            continue
        there = keys(after.get(exceptions.moved.get(table, table), []))
        lines += [f"{table}: {text_of(row)}" for row in found
                  if "id" in row and row["id"] not in there]
    return lines


def keys(found: list[Row]) -> set[Any]:
    return {row.get("id") for row in found}


def differences(before: Rows, after: Rows, exceptions: Exceptions) -> list[str]:
    """A line for each row that is lost, changed or new."""
    return [line for table in sorted({*before, *after})
            for line in Table(table, exceptions).differences(before.get(table, []),
                                                             after.get(table, []))]


@dataclass
class Table:
    name: str
    exceptions: Exceptions

    def differences(self, before: list[Row], after: list[Row]) -> list[str]:
        old, new = Counter(map(text_of, before)), Counter(map(text_of, after))
        missing = [json.loads(text) for text in (old - new).elements()]
        added = [json.loads(text) for text in (new - old).elements()]
        lines = []
        for row in missing:
            other = next((other for other in added if self.is_same_row(row, other)), None)
            if other is None:
                if not self.exceptions.loses(self.name):
                    lines.append(f"{self.name}: lost {text_of(row)}")
                continue
            added.remove(other)
            changes = self.changes(row, other)
            if changes:
                lines.append(f"{self.name}: changed {row.get('id', '')}: {', '.join(changes)}")
        if added and not self.exceptions.has_table(self.name):
            lines += [f"{self.name}: left behind {text_of(row)}" for row in added]
        return lines

    def is_same_row(self, old: Row, new: Row) -> bool:
        """By the key, if there is one that has to come back."""
        if "id" in old and not self.exceptions.has_column(f"{self.name}.id"):
            return old["id"] == new.get("id")
        return not self.changes(old, new)

    def changes(self, old: Row, new: Row) -> list[str]:
        return [f"{column} {as_json(old.get(column))} -> {as_json(new.get(column))}"
                for column in sorted({*old, *new})
                if old.get(column) != new.get(column) and not self.is_excepted(column, old)]

    def is_excepted(self, column: str, old: Row) -> bool:
        name = f"{self.name}.{column}"
        return self.exceptions.has_column(name) or (
            old.get(column) is None and self.exceptions.has_null(name))


def as_json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def text_of(row: Row) -> str:
    return as_json(row)
