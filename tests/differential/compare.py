"""Goes the journey of a history on both sides and finds the first difference."""

import contextlib
import difflib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from generator import History, Key
from sides import Answer, Side, finish_dump


@dataclass
class Difference:
    step: str
    text: str


@dataclass
class Journey:
    """How far both sides came: all the way, or until both refused a step."""

    steps: int = 0
    refused: str = ""
    difference: Difference | None = None


class Different(Exception):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def write_migrations(history: History, folder: Path) -> None:
    for migration in history.migrations:
        app, name = migration.key
        path = folder / app / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(migration.content(), indent=1, ensure_ascii=False),
                        encoding="utf-8")


def require_equal(what: str, ours: str, django: str) -> None:
    if ours != django:
        lines = difflib.unified_diff(django.splitlines(), ours.splitlines(), f"{what} of Django",
                                     f"{what} of migrator", lineterm="", n=2)
        raise Different("\n".join(lines))


def without_chance(sql: str) -> str:
    """Without the moment at which it was made and the UUIDs that were drawn for it."""
    sql = re.sub(r"\b\d\d:\d\d:\d\d\.\d{6}\b", "<now>", sql)
    return re.sub(r"\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b",
                  "<uuid4>", sql)


def as_lines(keys: list[Key]) -> str:
    return "\n".join(".".join(key) for key in keys)


def reason_of(traceback: str) -> str:
    """Its last line that begins a line: what is raised, without PostgreSQL's picture of it."""
    told = [line for line in traceback.splitlines() if line[:1].isalpha()]
    return next((line for line in reversed(told) if "Error" in line), traceback)


def compare_answers(what: str, ours: Answer, django: Answer) -> None:
    """Errors are told in words of their own and are not compared."""
    if (ours.status == 0) != (django.status == 0):
        raise Different(f"{what}: migrator ends with {ours.status}, Django with {django.status}\n"
                        f"migrator: {ours.out}{ours.err}\nDjango: {django.out}{django.err}")
    if ours.status != 0:
        raise Refused(f"{what}: {reason_of(django.err)}")
    require_equal(what, without_chance(ours.out), without_chance(django.out))


class Refused(Exception):
    """Neither side does it."""


class Comparison:
    """`ours` and `django` have an empty database each."""

    def __init__(self, history: History, folder: Path, ours: Side, django: Side) -> None:
        self.reader = django.worker
        self.history = history
        self.folder = folder
        self.ours = ours
        self.django = django
        self.applied: set[Key] = set()

    def both(self, *argv: str) -> None:
        compare_answers(" ".join(argv), self.ours.run(self.folder, *argv),
                        self.django.run(self.folder, *argv))

    def compare_sql(self, target: Key) -> None:
        """The SQL of the target, forwards or backwards, as the database now has its names; nothing
        where both need a database that is further than this one."""
        app, name = target
        if name == "zero":
            return
        backwards = ["--backwards"] if target in self.applied else []
        with contextlib.suppress(Refused):
            self.both("sqlmigrate", app, name, *backwards)

    def take(self, target: Key) -> None:
        self.compare_sql(target)
        try:
            self.both("migrate", *target)
        finally:
            # What a step that failed leaves behind must be the same, too.
            self.compare_databases()

    def compare_databases(self) -> None:
        dumps = [self.ours.start_dump(), self.django.start_dump()]
        ours, django = (self.reader.rows(side.keywords) for side in (self.ours, self.django))
        require_equal("django_migrations", as_lines(ours), as_lines(django))
        self.applied = set(ours)
        ours, django = map(finish_dump, dumps)
        require_equal("pg_dump", ours, django)

    def go(self) -> Journey:
        write_migrations(self.history, self.folder)
        journey = Journey()
        for target in self.history.journey:
            try:
                self.take(target)
                if target == self.history.journey[-1]:
                    self.both("showmigrations", "--plan")
                journey.steps += 1
            except Refused as refusal:
                journey.refused = str(refusal)
                break
            except Different as difference:
                journey.difference = Difference(" ".join(target), difference.text)
                break
        return journey
