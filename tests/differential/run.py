#!/usr/bin/env python3
"""Random histories, run by migrator and by Django; every difference is told.

    run.py --migrator PROGRAM [--seeds 1-200] [--fresh N] [--minutes M] [--jobs N] [--verbose]

Each history goes its journey, forwards and backwards, on two databases of the server that
MIGRATOR_TEST_DATABASE names. After every step the output, pg_dump --schema-only and the rows of
django_migrations must be the same, and so must sqlmigrate before it. --fresh N adds N seeds that
nobody has seen. Django is Debian's python3-django, 5.2 or newer, or lies in the folder that
MIGRATOR_DJANGO names; where there is none the run is skipped with status 77.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import generator
from compare import Comparison, Journey
from shrink import shrink
from sides import Django, Program, Server, Side

sys.path.append(str(Path(__file__).resolve().parent.parent / "support"))
from server import SKIPPED

REPORTED = 5  # differences told in full


class Runner:
    """Runs histories, one at a time, on a pair of databases of its own."""

    def __init__(self, options: argparse.Namespace, number: int) -> None:
        server = Server.from_environment()
        name = f"migrator_differential_{os.getpid()}_{number}"
        self.django = Django(os.environ.get("MIGRATOR_DJANGO", ""))
        self.sides = (Side("migrator", Program(options.migrator), server, f"{name}_ours"),
                      Side("django", self.django, server, f"{name}_django"))

    def run(self, history: generator.History) -> Journey:
        for side in self.sides:
            side.server.create(side.database)
        with tempfile.TemporaryDirectory(prefix="differential-") as folder:
            return Comparison(history, Path(folder), *self.sides).go()

    def close(self) -> None:
        self.django.close()
        for side in self.sides:
            side.server.drop(side.database)

    def explain(self, history: generator.History) -> str:
        short = shrink(history, lambda shorter: self.run(shorter).difference is not None)
        difference = self.run(short).difference
        lines = [f"seed {history.seed}: a difference at `migrate {difference.step}`"]
        for migration in short.migrations:
            lines += ["/".join(migration.key) + ".json" +
                      ("" if migration.atomic else " (not atomic)")]
            lines += [f"  {generator.stripped(operation)}" for operation in migration.operations]
        journey = ", ".join(" ".join(key) for key in short.journey)
        return "\n".join([*lines, f"journey: {journey}", difference.text])


def has_django() -> bool:
    look = ("import os, sys; sys.path.insert(0, os.environ.get('MIGRATOR_DJANGO') or sys.path[0]);"
            "import django; sys.exit(django.VERSION < (5, 2))")
    return subprocess.run([sys.executable, "-c", look], capture_output=True,
                          check=False).returncode == 0


def parse_seeds(text: str) -> list[int]:
    first, _, last = text.partition("-")
    return list(range(int(first), int(last or first) + 1))


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrator", required=True, type=lambda text: Path(text).resolve())
    parser.add_argument("--seeds", type=parse_seeds, default=[])
    parser.add_argument("--fresh", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--verbose", action="store_true", help="tell what both sides refuse")
    return parser.parse_args()


def work(options: argparse.Namespace, number: int, seeds: list[int], told: Counter) -> list[str]:
    runner = Runner(options, number)
    reports = []
    try:
        for seed in seeds[number::options.jobs]:
            if time.monotonic() > options.until:
                break
            history = generator.generate(seed)
            journey = runner.run(history)
            told["histories"] += 1
            told["steps"] += journey.steps
            told["refused"] += bool(journey.refused)
            if journey.refused and options.verbose:
                print(f"seed {seed}: {journey.refused}", flush=True)
            if journey.difference:
                told["different"] += 1
                if told["different"] <= REPORTED:
                    reports.append(runner.explain(history))
                    print(reports[-1], flush=True)
    finally:
        runner.close()
    return reports


def main() -> int:
    options = parse_options()
    if not has_django():
        print("skipped: no Django 5.2 here, and MIGRATOR_DJANGO names none")
        return SKIPPED
    options.until = time.monotonic() + options.minutes * 60
    fresh = [random.randrange(10**6, 10**9) for _ in range(options.fresh)]
    told: Counter = Counter()
    with ThreadPoolExecutor(options.jobs) as pool:
        jobs = [pool.submit(work, options, number, options.seeds + fresh, told)
                for number in range(options.jobs)]
        for job in jobs:
            job.result()
    print(", ".join(f"{told[key]} {key}" for key in ("histories", "steps", "refused", "different")))
    return 1 if told["different"] or not told["steps"] else 0


if __name__ == "__main__":
    sys.exit(main())
