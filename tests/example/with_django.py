#!/usr/bin/env python3
"""Runs the example project with Django, too, and tells every difference.

    with_django.py --migrator PROGRAM [--deep | --points APP.NAME ...]

Both get the same files and a database each. At zero, at the end, after going back to each of the
points and at the end once more the listings, the plans, the recorded rows and pg_dump must be the
same. --deep goes back further, which takes Django minutes. Django is Debian's python3-django, 5.2
or newer, or lies in the folder that MIGRATOR_DJANGO names; where there is none the test is skipped
with status 77.
"""

import argparse
import contextlib
import difflib
import json
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from project import MIGRATIONS, Key, apps, read_migrations, settings
from world import Database, Failure, new_database, own_name

from server import SKIPPED, Server

WORKER = Path(__file__).resolve().parent.parent / "differential" / "django_worker.py"

# Each is before the one above it in the history.
POINTS: list[Key] = [
    ("taggit", "0001_initial"),
    ("social_django", "0003_alter_email_max_length"),
    ("dcim", "0067_controllermanageddevicegroup_tenant"),
]
# These take Django minutes.
DEEP_POINTS: list[Key] = [
    ("ipam", "0030_ipam__namespaces"),
    ("dcim", "0033_add_tree_managers_and_foreign_keys_pre_data_migration"),
    ("extras", "0061_role_and_alter_status"),
    ("tenancy", "zero"),
]

LISTINGS = [("showmigrations",), ("showmigrations", "--plan"), ("migrate", "--plan")]


def write_plain_json(folder: Path) -> None:
    """The same files without comments, which Django's side does not know."""
    for app in apps():
        (folder / app).mkdir()
    for (app, name), content in read_migrations().items():
        (folder / app / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    for path in MIGRATIONS.glob("*/*.sql"):
        (folder / path.parent.name / path.name).write_bytes(path.read_bytes())


class Django:
    """Django in a process of its own, which answers one request after the other."""

    def __init__(self) -> None:
        self.process = subprocess.Popen([sys.executable, "-W", "ignore", str(WORKER)], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    @staticmethod
    def is_here() -> bool:
        look = ("import os, sys; sys.path.insert(0, os.environ.get('MIGRATOR_DJANGO') or '.');"
                "import django; sys.exit(django.VERSION < (5, 2))")
        return subprocess.run([sys.executable, "-c", look], capture_output=True,
                              check=False).returncode == 0

    def run(self, database: Database, migrations: Path, *argv: str) -> str:
        request = {"database": database.server.keywords_of(database.name),
                   "migrations": str(migrations), "settings": settings(), "argv": argv}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise Failure("Django's process has ended")
        answer = json.loads(line)
        if answer["status"] != 0:
            raise Failure(f"Django: {' '.join(argv)}: {answer['out'][-500:]}\n{answer['err']}")
        return answer["out"]

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()


class Both:
    """The two sides at work at the same time."""

    def __init__(self, ours: Database, theirs: Database, django: Django, folder: Path) -> None:
        self.ours = ours
        self.theirs = theirs
        self.django = django
        self.folder = folder
        self.pool = ThreadPoolExecutor(2)
        self.faults: list[str] = []

    def run(self, *argv: str) -> None:
        ours = self.pool.submit(self.ours.run, *argv)
        theirs = self.pool.submit(self.django.run, self.theirs, self.folder, *argv)
        self.compare(" ".join(argv), ours.result(), theirs.result())

    def compare_all(self, where: str) -> None:
        for listing in LISTINGS:
            self.run(*listing)
        self.compare(f"the rows {where}", text_of(self.ours.applied()),
                     text_of(self.theirs.applied()))
        dumps = list(self.pool.map(Database.dump, (self.ours, self.theirs)))
        self.compare(f"pg_dump {where}", *dumps)

    def compare(self, what: str, ours: str, theirs: str) -> None:
        if ours != theirs:
            lines = difflib.unified_diff(theirs.splitlines(), ours.splitlines(),
                                         f"{what} by Django", f"{what} by migrator", lineterm="",
                                         n=2)
            self.faults.append("\n".join(lines))


def text_of(keys: list[Key]) -> str:
    return "\n".join(map(".".join, keys))


def journey(both: Both, points: list[Key]) -> None:
    steps = [(), *points, ()]
    both.compare_all("at zero")
    for step in steps:
        started = time.monotonic()
        if step:
            both.run("migrate", *step, "--plan")
        both.run("migrate", *step)
        where = "at " + (".".join(step) or "the end")
        both.compare_all(where)
        print(f"  {where}: {time.monotonic() - started:.1f} s, {len(both.faults)} differences",
              flush=True)


def run(options: argparse.Namespace) -> list[str]:
    server = Server.from_environment()
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="example-")))
        write_plain_json(folder)
        sides = [stack.enter_context(new_database(server, options.migrator, own_name(side)))
                 for side in ("ours", "django")]
        django = Django()
        stack.callback(django.close)
        both = Both(*sides, django, folder)
        try:
            journey(both, options.points)
        except Failure as failure:
            both.faults.append(str(failure))
    return both.faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrator", required=True, type=lambda text: Path(text).resolve())
    points = parser.add_mutually_exclusive_group()
    points.add_argument("--points", nargs="*", metavar="APP.NAME", default=POINTS,
                        type=lambda text: tuple(text.split(".", 1)))
    points.add_argument("--deep", action="store_const", dest="points", const=POINTS + DEEP_POINTS)
    options = parser.parse_args()
    if not Django.is_here():
        print("skipped: no Django 5.2 here, and MIGRATOR_DJANGO names none")
        return SKIPPED
    faults = run(options)
    for fault in faults:
        print(f"DIFFERENCE: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
