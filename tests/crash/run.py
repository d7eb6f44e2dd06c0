#!/usr/bin/env python3
"""Cuts `migrate` at every protocol message, forwards and backwards, and runs it again.

    run.py --migrator PROGRAM [--every N] [--workers N] [--project NAME]

After each cut the history and everything else in the database (of migrations without a transaction
the history alone) have to be one of the states between two migrations, what the program said has
to be true, and the same command, run again, has to end with 0 and the schema of a run that nobody
disturbed. --every 1 tries all points; the default is a part that takes less than a minute. Every
worker has a PostgreSQL server of its own.
"""

import argparse
import queue
import signal
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "support"))
from points import LOST_COMMIT, Point, choose, happening
from project import PROJECTS
from proxy import Seen
from server import SKIPPED, program
from world import BACKWARDS, FORWARDS, UNKNOWN, Allowed, World, fault_of_words


@dataclass
class Tally:
    """What the workers found."""

    verbose: bool = False
    stopped: bool = False
    tried: int = 0
    finished: int = 0  # runs that were cut and ended with 0 all the same
    unknown: int = 0  # runs that could not say whether a COMMIT took effect
    faults: list[str] = field(default_factory=list)
    by_action: dict[str, list[int]] = field(default_factory=dict)  # tried, survived
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, point: Point, ended_well: bool, is_unknown: bool, fault: str) -> None:
        with self.lock:
            if self.verbose:
                print(f"{time.monotonic():.1f} {point}: {fault or 'survived'}", flush=True)
            self.tried += 1
            self.finished += ended_well
            self.unknown += is_unknown
            count = self.by_action.setdefault(point.action, [0, 0])
            count[0] += 1
            count[1] += not fault
            if fault:
                self.faults.append(f"{point}\n{fault}")


def try_point(world: World, point: Point, allowed: Allowed, tally: Tally) -> None:
    world.be_before(point.way)
    first = world.run_disturbed(point.way, point.is_at, happening(world, point.action))
    if "server stop" in point.action:
        world.cluster.start()
    fault = "" if world.proxy.happened else "not reached: runs differ in their messages"
    if not point.action.endswith("at once"):
        world.wait_until_quiet()
        state = world.look()
        fault = (fault or allowed.fault_of(state, world.is_atomic) or
                 fault_of_words(point.way, first, state, allowed))
        if (point.seen == LOST_COMMIT and point.action == "before cut" and first.status != 0 and
                not world.may_give_up):
            fault = fault or f"the COMMIT took effect, but the run gave up:\n{first.errors}"
        if UNKNOWN in first.errors and "server stop" not in point.action:
            fault = fault or f"the server was there, and was not asked:\n{first.errors}"
    again = world.run_again(point.way)
    if not fault and again.status != 0:
        fault = f"the second run failed with {again.status}:\n{again.errors}"
    if not fault and world.look() != allowed.last:
        fault = "after the second run: " + allowed.fault_of(world.look())
    if not fault:
        world.is_at_end_of(point.way)
    tally.add(point, first.status == 0, UNKNOWN in first.errors, fault)


def work(world: World, points: queue.SimpleQueue, allowed: dict[str, Allowed],
         tally: Tally) -> None:
    while not tally.stopped:
        try:
            pair = points.get_nowait()
        except queue.Empty:
            return
        for point in pair:
            try:
                try_point(world, point, allowed[point.way], tally)
            except Exception as error:  # one point must not keep the others from being tried
                tally.add(point, False, False, f"{type(error).__name__}: {error}")


def record(world: World) -> dict[str, list[Seen]]:
    """The messages of undisturbed runs."""
    seen = {}
    for way in (FORWARDS, BACKWARDS):
        world.be_before(way)
        ended = world.run_disturbed(way, None, None)
        if ended.status != 0:
            raise RuntimeError(ended.errors)
        world.is_at_end_of(way)
        seen[way] = list(world.proxy.seen)
    return seen


def report(tally: Tally, seen: dict[str, list[Seen]], seconds: float) -> None:
    messages = ", ".join(f"{len(seen[way])} {way}" for way in seen)
    print(f"{messages} messages in a run; {tally.tried} crash points in {seconds:.0f} s")
    for action, (tried, survived) in sorted(tally.by_action.items()):
        print(f"  {action}: {survived} of {tried}")
    for fault in tally.faults[:20]:
        print(f"\nFAULT {fault}")
    print(f"\n{tally.finished} of the runs ended with 0 in spite of it; {tally.unknown} could not "
          "say whether their last migration was committed")
    print(f"Crash points tried: {tally.tried}, survived: {tally.tried - len(tally.faults)}")


def require_server_programs() -> None:
    try:
        program("initdb")
    except SystemExit as missing:
        print(f"skipped: {missing}")
        sys.exit(SKIPPED)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--migrator", required=True, type=Path)
    parser.add_argument("--every", type=int, default=60, help="try every Nth point")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--project", choices=PROJECTS, default="atomic")
    parser.add_argument("--only", default="", help="points whose text holds this")
    parser.add_argument("--verbose", action="store_true", help="print each point")
    parser.add_argument("--list", action="store_true", help="print the points, try none")
    options = parser.parse_args()
    require_server_programs()
    start = time.monotonic()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that no server stays
    worlds = []
    try:
        for _ in range(options.workers):
            worlds.append(World(str(options.migrator.resolve()), options.project))
        allowed = worlds[0].walk()
        seen = record(worlds[0])
        points = [point for point in choose(seen, options.every) if options.only in str(point)]
        if options.list:
            print("\n".join(map(str, points)))
            return 0
        tally = run_all(worlds, points, allowed, options.verbose)
    finally:
        for world in worlds:
            world.close()
    report(tally, seen, time.monotonic() - start)
    return 1 if tally.faults or not tally.tried else 0


def run_all(worlds: list[World], points: list[Point], allowed: dict[str, Allowed],
            verbose: bool) -> Tally:
    tally, pairs = Tally(verbose), queue.SimpleQueue()
    for place in range(0, len(points), 2):
        pairs.put(points[place:place + 2])
    threads = [threading.Thread(target=work, args=(world, pairs, allowed, tally), daemon=True)
               for world in worlds]
    for thread in threads:
        thread.start()
    try:
        for thread in threads:
            thread.join()
    except BaseException:  # the servers are about to be stopped
        tally.stopped = True
        raise
    return tally


if __name__ == "__main__":
    sys.exit(main())
