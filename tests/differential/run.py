#!/usr/bin/env python3
"""Random histories, run by migrator and by Django; every difference is told.

    run.py --migrator PROGRAM [--kept FOLDER] [--seeds 1-200] [--fresh N] [--history FILE]…
           [--minutes M] [--jobs N] [--shrunk N] [--brief] [--verbose]

Each history goes its journey, forwards and backwards, on two databases of the server that
MIGRATOR_TEST_DATABASE names. After every step the output, the exit status, showmigrations, plans,
sqlmigrate, pg_dump --schema-only and the rows of django_migrations must be the same. --kept names a
folder with histories that showed a difference once (*.json) and with seeds.txt; --fresh N adds the
first N seeds of the day: all runs of one day look at the same ones. --brief, which is for counting
many histories, looks at answers and rows after every step, at the rest after some only. What is
left when the minutes are over is not run; standard error counts what was, every hundred. Django 5.2
lies in the folder that MIGRATOR_DJANGO names or is Python's own; where there is none, the run is
skipped with status 77.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import generator
import kept
from compare import Comparison, Difference, Journey
from shrink import shrink
from sides import SKIPPED, Django, Program, Server, Side, why_no_django

VERSION = (5, 2)
COUNTED = ("histories", "steps", "refused", "different")
EVERY = 100  # so many histories are counted aloud

History = generator.History
Source = int | Path  # a seed, or a file with a history


class Runner:
    """Runs histories, one at a time, on a pair of databases of its own."""

    def __init__(self, options: argparse.Namespace, number: int) -> None:
        server = Server.from_environment()
        name = f"migrator_differential_{os.getpid()}_{number}"
        self.options = options
        self.django = Django()
        self.sides = (Side("migrator", Program(options.migrator), server, f"{name}_ours"),
                      Side("django", self.django, server, f"{name}_django"))

    def run(self, history: History) -> Journey:
        for side in self.sides:
            side.server.create(side.database)
        with tempfile.TemporaryDirectory(prefix="differential-") as folder:
            return Comparison(history, Path(folder), *self.sides, self.options.brief).go()

    def close(self) -> None:
        self.django.close()
        for side in self.sides:
            side.server.drop(side.database)

    def explain(self, source: Source, history: History, difference: Difference) -> str:
        again = f"--history {source}" if isinstance(source, Path) else f"--seeds {source}"
        return "\n".join([
            f"{source}: a difference at `migrate {difference.step}`", difference.text,
            f"Again: scripts/with-postgres {sys.executable} {sys.argv[0]} "
            f"--migrator {self.options.migrator} {again}"])

    def shortest(self, history: History) -> str:
        short = shrink(history, lambda shorter: self.run(shorter).difference is not None)
        difference = self.run(short).difference
        if not difference:
            return "Run again, it shows no difference."
        return "\n".join(["The shortest history that shows a difference:", kept.as_text(short),
                          f"It is at `migrate {difference.step}`:", difference.text])


def parse_seeds(text: str) -> list[int]:
    first, _, last = text.partition("-")
    return list(range(int(first), int(last or first) + 1))


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrator", required=True, type=lambda text: Path(text).resolve())
    parser.add_argument("--kept", type=Path, help="a folder with seeds.txt and histories")
    parser.add_argument("--seeds", type=parse_seeds, default=[], metavar="FIRST-LAST")
    parser.add_argument("--history", type=Path, action="append", default=[], metavar="FILE")
    parser.add_argument("--fresh", type=int, default=0, metavar="N", help="seeds of the day to add")
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--shrunk", type=int, default=5, metavar="N",
                        help="of how many differences the shortest history is looked for")
    parser.add_argument("--brief", action="store_true", help="look at the rest after some steps only")
    parser.add_argument("--verbose", action="store_true", help="tell what both sides refuse")
    return parser.parse_args()


def sources_of(options: argparse.Namespace) -> list[Source]:
    """In the order in which they are run. """
    first = date.today().toordinal() * 1000
    fresh = list(range(first, first + options.fresh))
    files, seeds = list(options.history), list(options.seeds)
    if options.kept:
        files += sorted(options.kept.glob("*.json"))
        seeds += kept.read_seeds(options.kept / "seeds.txt")
    return [*files, *fresh, *seeds]


def summary(told: Counter) -> str:
    return ", ".join(f"{told[key]} {key}" for key in COUNTED)


def work(options: argparse.Namespace, number: int, sources: list[Source], told: Counter) -> None:
    runner = Runner(options, number)
    try:
        while sources and time.monotonic() < options.until:
            source = sources.pop(0)
            history = kept.read(source) if isinstance(source, Path) else generator.generate(source)
            journey = runner.run(history)
            told["histories"] += 1
            told["steps"] += journey.steps
            told["refused"] += len(journey.refused)
            if options.verbose:
                for refusal in journey.refused:
                    print(f"{source}: {refusal}", flush=True)
            if journey.difference:
                told["different"] += 1
                print(runner.explain(source, history, journey.difference), flush=True)
                if told["different"] <= options.shrunk:
                    print(runner.shortest(history), flush=True)
            if told["histories"] % EVERY == 0:
                print(f"so far {summary(told)}", file=sys.stderr, flush=True)
    finally:
        runner.close()


def main() -> int:
    options = parse_options()
    if reason := why_no_django(VERSION, VERSION):
        print(f"skipped: {reason}")
        return SKIPPED
    options.until = time.monotonic() + options.minutes * 60
    sources = sources_of(options)
    told: Counter = Counter()
    with ThreadPoolExecutor(options.jobs) as pool:
        jobs = [pool.submit(work, options, number, sources, told)
                for number in range(options.jobs)]
        for job in jobs:
            job.result()
    print(f"{summary(told)}, {len(sources)} left out for want of time")
    return 1 if told["different"] or not told["steps"] else 0


if __name__ == "__main__":
    sys.exit(main())
