"""Goes the journey of a history on both sides and finds the first difference."""

import difflib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from generator import History, Key
from sides import Answer, Side, finish_dump

# So many steps may be refused by both before the journey ends.
REFUSALS = 5
# So many migrations have their SQL compared after a step that took many.
SHOWN = 2
# With --brief, everything but the answers and the history is compared at one step of so many, and
# at the last.
LOOKED_AT = 4
# Why a journey ends: the one difference that is on purpose (docs/differences.md).
AT_REST = "nothing to do, but what has been applied makes no state"


@dataclass
class Difference:
    step: str
    text: str


@dataclass
class Journey:
    """How far both sides came."""

    steps: int = 0
    refused: list[str] | None = None
    difference: Difference | None = None


class Different(Exception):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def write_migrations(history: History, folder: Path, step: int) -> None:
    """Those that are there at the step of the journey, and the settings."""
    settings = json.dumps({"settings": history.settings})
    (folder / "migrator.json").write_text(settings, encoding="utf-8")
    for name, text in history.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for migration in history.migrations:
        app, name = migration.key
        path = folder / app / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not migration.since <= step < migration.until:
            path.unlink(missing_ok=True)
            continue
        path.write_text(json.dumps(migration.content(), indent=1, ensure_ascii=False),
                        encoding="utf-8")


def require_equal(what: str, ours: str, django: str) -> None:
    if ours != django:
        lines = difflib.unified_diff(django.splitlines(), ours.splitlines(), f"{what} of Django",
                                     f"{what} of migrator", lineterm="", n=2)
        raise Different("\n".join(lines))


def without_chance(sql: str) -> str:
    """Without the moment at which it was made and the UUIDs that were drawn for it."""
    sql = re.sub(r"(?<!\d)\d\d:\d\d:\d\d\.\d{6}(?!\d)", "<now>", sql)
    return re.sub(r"\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b",
                  "<uuid4>", sql)


def as_lines(keys: list[Key]) -> str:
    return "\n".join(".".join(key) for key in keys)


def reason_of(django: Answer) -> str:
    """Why Django refused, in a line."""
    return f"{django.error['class']}: {django.error['text']}" if django.error else django.err


def same_reason(ours: Answer, django: Answer) -> bool:
    """Whether ours tells what Django tells. A database's and a command's errors are told in their
    own words; for all others Django has only a traceback, and any words of ours will do."""
    if not (ours.err and django.err):
        return ours.err == django.err
    if not django.error:
        return ours.err.startswith(django.err.rstrip("\n"))
    if not ours.err.startswith("CommandError: "):
        return False
    text = ours.err.removeprefix("CommandError: ")
    if django.error["primary"]:
        return text.startswith(django.error["primary"]) and "SQLSTATE: " in text
    return "SQLSTATE: " not in text


def is_refused_early(ours: Answer, django: Answer) -> bool:
    """The program refuses a plan with an irreversible step before it starts; Django in its midst."""
    return all("is not reversible" in each.err for each in (ours, django))


def is_at_rest(ours: Answer, django: Answer) -> bool:
    """There is nothing to do, and what has been applied makes no state: Django fails to build the
    one that it will not need."""
    nothing = "Running migrations:\n  No migrations to apply.\n"
    return (ours.status == 0 and ours.out == django.out + nothing
            and django.error is not None and "in _create_project_state" in django.err)


def describe(answers: tuple[Answer, Answer]) -> str:
    return "\n".join(f"{name}: status {each.status}\n{each.out}{each.err}"
                     for name, each in zip(("migrator", "Django"), answers))


def compare_answers(what: str, ours: Answer, django: Answer) -> str:
    """Returns why both refused; nothing when they did not."""
    if what.startswith("migrate") and is_at_rest(ours, django):
        return AT_REST
    both = describe((ours, django))
    if ours.status != django.status:
        raise Different(f"{what}: different ends\n{both}")
    if is_refused_early(ours, django):
        return reason_of(django)
    if not same_reason(ours, django):
        raise Different(f"{what}: different reasons\n{both}")
    require_equal(what, without_chance(ours.out), without_chance(django.out))
    return reason_of(django) if ours.status else ""


class Comparison:
    """`ours` and `django` have an empty database each."""

    def __init__(self, history: History, folder: Path, ours: Side, django: Side,
                 brief: bool = False) -> None:
        self.reader = django.worker
        self.history = history
        self.folder = folder
        self.ours = ours
        self.django = django
        self.brief = brief
        self.applied: list[Key] = []
        # Whether ours will go on in the middle of a migration, which Django begins again.
        self.half_done = False

    def both(self, *argv: str) -> str:
        return compare_answers(" ".join(argv), self.ours.run(self.folder, *argv),
                               self.django.run(self.folder, *argv))

    def known(self) -> set[Key]:
        """The migrations whose files are there."""
        return {(path.parent.name, path.stem) for path in self.folder.glob("*/*.json")}

    def compare_sql(self, migration: Key) -> None:
        """Its SQL on from here, forwards or backwards, as the database now has its names."""
        backwards = ["--backwards"] if migration in self.applied else []
        self.both("sqlmigrate", *migration, *backwards)

    def take(self, target: tuple[str, ...], look: bool) -> str:
        """One step. Returns why both sides refused it; nothing when they did not."""
        if look:
            self.both("migrate", *target, "--plan")
            if target in self.known():
                self.compare_sql(target)
        before = self.applied
        refusal = self.both("migrate", *target)
        if refusal == AT_REST:
            return refusal
        # What a step that failed leaves behind must be the same, too.
        self.compare_databases(look or bool(refusal))
        if not refusal and self.half_done:
            raise Different("the ledger is still there")
        if look:
            for migration in sorted((set(before) ^ set(self.applied)) & self.known())[:SHOWN]:
                self.compare_sql(migration)
            self.both("showmigrations")
            self.both("showmigrations", "--plan")
        return refusal

    def compare_databases(self, with_schema: bool) -> None:
        sides = (self.ours, self.django)
        dumps = [side.start_dump() for side in sides if with_schema]
        ours, django = (self.reader.tables(side.keywords) for side in sides)
        self.applied = ours.applied
        self.half_done = "django_migrations_ledger" in ours.names
        schemas = list(map(finish_dump, dumps))
        require_equal("django_migrations", as_lines(ours.applied), as_lines(django.applied))
        if with_schema:
            require_equal("pg_dump", *schemas)

    def is_looked_at(self, step: int) -> bool:
        return (not self.brief or step % LOOKED_AT == 0
                or step == len(self.history.journey) - 1)

    def go(self) -> Journey:
        journey = Journey(refused=[])
        blocked: set[tuple[str, ...]] = set()
        climb = len(self.history.migrations)
        for step, target in enumerate(self.history.journey):
            if target in blocked and step < climb:
                continue
            write_migrations(self.history, self.folder, step)
            try:
                refusal = self.take(target, self.is_looked_at(step))
            except Different as difference:
                journey.difference = Difference(" ".join(target), difference.text)
                break
            journey.steps += 1
            if refusal:
                journey.refused.append(f"{' '.join(target)}: {refusal}")
                # What comes after it in the history would be refused for the same reason.
                blocked |= {migration.key for migration in self.history.migrations}
            if (len(journey.refused) == REFUSALS or "is not reversible" in refusal
                    or refusal == AT_REST or self.half_done):
                break
        return journey
