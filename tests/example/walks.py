#!/usr/bin/env python3
"""Walks the example project's history back and forth; the schema at the end is always the same.

    walks.py --migrator PROGRAM [--points N] [--seed N] [--no-zero] [--jobs N] [--at APP.NAME ...]

From the end back to N random points, each on a copy of its own, and forwards again. The seed is
printed; --at takes the points that are named instead. Then back to zero, app by app, where nothing
may be left, and forwards again; --no-zero leaves that out.
"""

import argparse
import difflib
import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from project import Key, apps, read_migrations
from world import Database, Failure, new_database, own_name, tell

from server import Server

# What is there besides the history's table: relations, types, functions, extensions, collations.
LEFT_OVER = """
SELECT relname FROM pg_class
 WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE 'django_migrations%'
UNION ALL
SELECT typname FROM pg_type
 WHERE typnamespace = 'public'::regnamespace AND typname NOT LIKE '%django_migrations'
UNION ALL
SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL
SELECT collname FROM pg_collation WHERE collnamespace = 'public'::regnamespace
UNION ALL
SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'
"""


def require_same(what: str, expected: str, actual: str) -> None:
    if expected != actual:
        lines = difflib.unified_diff(expected.splitlines(), actual.splitlines(), "at the end",
                                     what, lineterm="", n=3)
        raise Failure(f"{what}: another schema\n" + "\n".join(lines))


def walk_to_zero(database: Database, expected: str) -> None:
    """From the end to zero, app by app, and to the end again."""
    for app in sorted(apps()):
        database.run("migrate", app, "zero")
    left = [*map(".".join, database.applied()), *database.query(LEFT_OVER)]
    if left:
        raise Failure(f"at zero there still is {', '.join(left)}")
    database.run("migrate")
    require_same("forwards again from zero", expected, database.dump())


def walk_to_point(end: Database, expected: str, number: int, point: Key) -> str:
    """From the end back to the point and to the end again; gives what went wrong."""
    started = time.monotonic()
    app, name = point
    try:
        with end.copy(str(number)) as database:
            database.run("migrate", app, name)
            left = len(database.applied())
            database.run("migrate")
            require_same(f"forwards again from {app}.{name}", expected, database.dump())
    except Failure as failure:
        print(f"  {app}.{name}: FAULT", flush=True)
        return f"{app}.{name}: {failure}"
    seconds = time.monotonic() - started
    print(f"  {app}.{name}: {left} left, {seconds:.1f} s", flush=True)
    return ""


def walk(options: argparse.Namespace) -> list[str]:
    server = Server.from_environment()
    with new_database(server, options.migrator, own_name("walks")) as end:
        started = time.monotonic()
        end.run("migrate")
        expected = end.dump()
        print(f"forwards: {time.monotonic() - started:.1f} s", flush=True)
        with ThreadPoolExecutor(options.jobs) as pool:
            jobs = [pool.submit(walk_to_point, end, expected, number, point)
                    for number, point in enumerate(options.at)]
            faults = [job.result() for job in jobs]
        if options.zero:
            started = time.monotonic()
            try:
                walk_to_zero(end, expected)
            except Failure as failure:
                faults.append(str(failure))
            print(f"to zero and forwards: {time.monotonic() - started:.1f} s", flush=True)
    return [fault for fault in faults if fault]


def random_points(count: int, seed: int) -> list[Key]:
    keys = list(read_migrations())
    return random.Random(seed).sample(keys, min(count, len(keys)))


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrator", required=True, type=lambda text: Path(text).resolve())
    parser.add_argument("--points", type=int, default=50)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--no-zero", action="store_false", dest="zero")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--at", nargs="+", metavar="APP.NAME",
                        type=lambda text: tuple(text.split(".", 1)))
    options = parser.parse_args()
    if options.at is None:
        print(f"seed {options.seed}", flush=True)
        options.at = random_points(options.points, options.seed)
    return options


def main() -> int:
    faults = walk(parse_options())
    return tell(faults)


if __name__ == "__main__":
    sys.exit(main())
