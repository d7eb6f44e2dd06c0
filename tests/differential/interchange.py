#!/usr/bin/env python3
"""Django and migrator take turns on one database.

    interchange.py --migrator PROGRAM [--seeds 1-10] [--minutes M] [CASE…]

Every step of a journey is taken by the one or the other on the mixed database, and by Django on
one of its own; after every step both databases and histories must be the same, and both must list
the mixed one alike. The cases begin with tables and histories that an older Django made, the seeds
are random histories (run.py). Needs MIGRATOR_TEST_DATABASE and a Django of 4.2 to 5.2, for random
histories 5.2.
"""

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

import generator
import older_tables
from compare import (Different, as_lines, compare_answers, require_equal,
                     write_migrations)
from sides import SKIPPED, Django, Program, Server, Side, finish_dump, why_no_django

OLDEST, NEWEST = (4, 2), (5, 2)
STEPS_OF_RANDOM_HISTORIES = 14


@dataclass
class Case:
    """A database to begin with; without one of its own a random history's, which is empty."""

    name: str
    sql: str = ""
    seed: int | None = None

    def write(self, folder: Path) -> list[tuple[str, ...]]:
        """Returns the journey over the migrations."""
        if self.seed is None:
            older_tables.write(folder)
            return older_tables.JOURNEY
        history = generator.generate(self.seed)
        write_migrations(history, folder, step=0)
        return history.journey[:STEPS_OF_RANDOM_HISTORIES]


def older_cases() -> list[Case]:
    cases = [Case("nothing")]
    for name, key in older_tables.KEYS.items():
        tables = older_tables.tables(key)
        cases.append(Case(name, tables + older_tables.HISTORY))
    cases.append(Case("duplicates", tables + older_tables.HISTORY + older_tables.DUPLICATES))
    return cases


class Turns:
    """One journey on the mixed database, beside it on Django's own."""

    def __init__(self, migrator: Path, django: Django) -> None:
        server = Server.from_environment()
        mixed, alone = (f"migrator_interchange_{os.getpid()}_{name}" for name in ("mixed", "alone"))
        self.server = server
        self.ours = Side("migrator", Program(migrator), server, mixed)
        self.django = Side("Django", django, server, mixed)
        self.alone = Side("Django alone", django, server, alone)

    def go(self, case: Case, first: int) -> None:
        with tempfile.TemporaryDirectory(prefix="interchange-") as name:
            folder = Path(name)
            journey = case.write(folder)
            for side in (self.ours, self.alone):
                self.server.create(side.database)
                if case.sql:
                    self.server.query(case.sql, side.database)
            for number, target in enumerate(journey):
                side = (self.ours, self.django)[(number + first) % 2]
                try:
                    self.take(side, folder, target)
                except Different as difference:
                    raise Different(f"{case.name}: step {number + 1}, `migrate {' '.join(target)}` "
                                    f"by {side.name}:\n{difference.text}") from difference

    def try_all(self, case: Case, firsts: Sequence[int]) -> bool:
        """Whether all went well with each of those that may take the first turn."""
        try:
            for first in firsts:
                self.go(case, first)
        except Different as difference:
            print(f"{difference.text}\nAgain: {sys.argv[0]} --migrator {self.ours.worker.path} "
                  f"'{case.name}'", flush=True)
            return False
        return True

    def take(self, side: Side, folder: Path, target: tuple[str, ...]) -> None:
        mixed, alone = (each.run(folder, "migrate", *target) for each in (side, self.alone))
        if side is self.ours:
            compare_answers("migrate", mixed, alone)
        else:
            require_equal("migrate", f"{mixed.status}\n{mixed.out}", f"{alone.status}\n{alone.out}")
        dumps = [self.ours.start_dump(), self.alone.start_dump()]
        rows = [as_lines(self.alone.worker.tables(each.keywords).applied)
                for each in (self.ours, self.alone)]
        require_equal("django_migrations", *rows)
        require_equal("pg_dump", *map(finish_dump, dumps))
        for listing in ((), ("--plan", "-v", "2")):
            compare_answers("showmigrations", self.ours.run(folder, "showmigrations", *listing),
                            self.django.run(folder, "showmigrations", *listing))

    def close(self) -> None:
        for side in (self.ours, self.alone):
            self.server.drop(side.database)
        self.django.worker.close()


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrator", required=True, type=lambda text: Path(text).resolve())
    parser.add_argument("--seeds", default="1-8", metavar="FIRST-LAST")
    parser.add_argument("--minutes", type=float, default=1e9, help="for the random histories")
    parser.add_argument("cases", nargs="*", metavar="CASE")
    return parser.parse_args()


def random_cases(options: argparse.Namespace) -> list[Case]:
    if reason := why_no_django(NEWEST, NEWEST):
        print(f"no random histories: {reason}")
        return []
    first, _, last = options.seeds.partition("-")
    return [Case(f"seed {seed}", seed=seed) for seed in range(int(first), int(last or first) + 1)]


def wanted(case: Case, options: argparse.Namespace) -> bool:
    return not options.cases or case.name in options.cases


def main() -> int:
    options = parse_options()
    if reason := why_no_django(OLDEST, NEWEST):
        print(f"skipped: {reason}")
        return SKIPPED
    turns = Turns(options.migrator, Django())
    try:
        failed = [not turns.try_all(case, (0, 1)) for case in older_cases()
                  if wanted(case, options)]
        end = time.monotonic() + options.minutes * 60
        for case in random_cases(options):
            if time.monotonic() > end:
                print(f"{case.name} and later ones are left out for want of time")
                break
            if wanted(case, options):
                failed.append(not turns.try_all(case, (case.seed % 2,)))
    finally:
        turns.close()
    return 1 if any(failed) or not failed else 0


if __name__ == "__main__":
    sys.exit(main())
