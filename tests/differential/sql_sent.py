#!/usr/bin/env python3
"""What sqlmigrate prints is what migrate sends: the statements in the server's own log say so.

    sql_sent.py --migrator PROGRAM [--example FOLDER] [--every N] [--seeds 1-10] [--minutes M]

Before each step sqlmigrate prints the migration's SQL, then migrate runs it while a private server
logs every statement; but for the program's own bookkeeping both must be the same. The example is a
project that goes forwards and backwards, with every Nth of its migrations looked at; forwards
`sqlmigrate --offline` must foretell them, too. The seeds are random histories (run.py), with a migration for
each operation: sqlmigrate, like Django's, cannot ask the database for the names of what the
migration itself will make. Django 5.2, where there is one, goes the journeys of the whole histories, and must
send what migrate sends.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import generator
from compare import Different, require_equal, without_chance, write_migrations
from history import History, Migration
from server_log import Log
from sides import Django, Program, Server, Side, why_no_django

SOURCE = Path(__file__).resolve().parent.parent.parent
DATABASES = ("migrator_sql_sent", "migrator_sql_sent_django")
OWN_SERVER = "MIGRATOR_SQL_SENT"

Key = tuple[str, str]


class Refused(Exception):
    """A step that cannot be taken."""


def printed(answer: str) -> str:
    """Without the comments that name the operations, and the transaction."""
    text = re.sub(r"^--\n-- .*\n--\n", "", answer, flags=re.MULTILINE)
    text = re.sub(r"^-- (\(no-op\)|THIS OPERATION CANNOT BE WRITTEN AS SQL)\n", "", text,
                  flags=re.MULTILINE)
    # The sequence that goes with the identity before it, and is no longer found when that is gone.
    text = re.sub(r"( DROP IDENTITY IF EXISTS;\n(?:[^\n]*\n)?)DROP SEQUENCE [^\n]*\n", r"\1", text)
    return re.sub(r"\ABEGIN;\n|COMMIT;\n\Z", "", text)


class Steps:
    """Takes the migrations of a project one by one."""

    def __init__(self, migrator: Path, server: Server) -> None:
        self.log = Log(server)
        self.side = Side("migrator", Program(migrator), server, DATABASES[0])
        self.looked_at = 0

    def run(self, folder: Path, *argv: str) -> str:
        answer = self.side.run(folder, *argv)
        if answer.status != 0:
            raise Refused(answer.err)
        return answer.out

    def plan(self, folder: Path) -> list[Key]:
        lines = self.run(folder, "showmigrations", "--plan").splitlines()
        return [tuple(line.split()[2].split(".", 1)) for line in lines]

    def take(self, folder: Path, key: Key, target: Key, *flags: str,
             offline: bool = True) -> None:
        """Runs the one migration that lies between here and the target."""
        what = " ".join(("sqlmigrate", *key, *flags))
        expected = self.run(folder, "sqlmigrate", *key, *flags)
        if offline:
            foretold = self.run(folder, "sqlmigrate", *key, *flags, "--offline")
            require_equal(f"{what} --offline", *map(without_chance, (foretold, expected)))
        self.log.skip()
        self.run(folder, "migrate", *target)
        require_equal(f"what migrate sent, {what}",
                      *map(without_chance, (self.log.sent(), printed(expected))))
        self.looked_at += 1


def start(side: Side) -> None:
    side.server.create(side.database)
    side.server.query(f"ALTER DATABASE {side.database} SET log_statement = 'all'")


def before(plan: list[Key], number: int, app: str) -> Key:
    """Where to go back to, to have no migration of the app from that place in the plan on."""
    return next((key for key in reversed(plan[:number]) if key[0] == app), (app, "zero"))


def go(steps: Steps, folder: Path, every: int = 1, offline: bool = True) -> None:
    """Forwards through the whole plan and back again, with a look at every Nth migration."""
    start(steps.side)
    plan = steps.plan(folder)
    looked_at = range(0, len(plan), every)
    for number in looked_at:
        steps.take(folder, plan[number], plan[number], offline=offline)
        # The last of each app brings the others of the app.
        for key in dict(plan[number + 1:number + every]).items():
            steps.run(folder, "migrate", *key)
    for number in reversed(looked_at):
        for app in dict(plan[number + 1:number + every]):
            steps.run(folder, "migrate", *before(plan, number + 1, app))
        app, _ = plan[number]
        # On the way back only the database knows whether a constraint came with its table.
        steps.take(folder, plan[number], before(plan, number, app), "--backwards", offline=False)


def split(history: History) -> History:
    """With a migration for each operation, without squashes. What renames a model is left out, for
    it asks for names that it has itself changed by then."""
    last: dict[Key, Key] = {}
    parts: list[Migration] = []
    for whole in history.migrations:
        if whole.replaces:
            continue
        needed = [last[key] for key in whole.dependencies if key in last]
        kept = [each for each in whole.operations if each["op"] != "RenameModel"]
        for number, operation in enumerate(kept):
            part = (whole.key[0], f"{whole.key[1]}_{number:02}")
            parts.append(Migration(part, needed, [operation], whole.atomic, more=whole.more))
            needed = [part]
        if needed:
            last[whole.key] = needed[-1]
    return replace(history, migrations=parts, journey=[])


def go_split(steps: Steps, history: History) -> None:
    with tempfile.TemporaryDirectory(prefix="sql-sent-") as name:
        write_migrations(split(history), Path(name), step=0)
        go(steps, Path(name), offline=False)


def go_with_django(steps: Steps, django: Side, history: History) -> None:
    """The journey of the history, until something is refused."""
    for side in (steps.side, django):
        start(side)
    with tempfile.TemporaryDirectory(prefix="sql-sent-") as name:
        for number, target in enumerate(history.journey):
            write_migrations(history, Path(name), number)
            sent, statuses = [], []
            for side in (steps.side, django):
                steps.log.skip()
                statuses.append(side.run(Path(name), "migrate", *target).status)
                sent.append(without_chance(steps.log.sent()))
            if any(statuses):
                return
            require_equal(f"what was sent by `migrate {' '.join(target)}`", *sent)
            steps.looked_at += 1


def with_own_server() -> int:
    """Runs this program again with a private server, whose log can be read."""
    environment = {key: value for key, value in os.environ.items()
                   if key != "MIGRATOR_TEST_DATABASE"} | {OWN_SERVER: "1"}
    return subprocess.run([str(SOURCE / "scripts/with-postgres"), sys.executable, *sys.argv],
                          env=environment, check=False).returncode


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrator", required=True, type=lambda text: Path(text).resolve())
    parser.add_argument("--example", type=Path, metavar="FOLDER")
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--seeds", default="1-30", metavar="FIRST-LAST")
    parser.add_argument("--minutes", type=float, default=1e9, help="for the random histories")
    return parser.parse_args()


def go_random(steps: Steps, options: argparse.Namespace) -> tuple[int, int]:
    """Returns how many histories could not be gone to the end, and how many differed."""
    no_django = why_no_django((5, 2), (5, 2))
    if no_django:
        print(f"without Django: {no_django}")
    django = None if no_django else Side("Django", Django(), steps.side.server, DATABASES[1])
    first, _, last = options.seeds.partition("-")
    end = time.monotonic() + options.minutes * 60
    refused = failed = 0
    for seed in range(int(first), int(last or first) + 1):
        if time.monotonic() > end:
            print(f"seed {seed} and later ones are left out for want of time")
            break
        history = generator.generate(seed)
        try:
            if django:
                go_with_django(steps, django, history)
            go_split(steps, history)
        except Refused:
            refused += 1
        except Different as difference:
            failed += 1
            print(f"seed {seed}: {difference.text}", flush=True)
    if django:
        django.worker.close()
    return refused, failed


def main() -> int:
    options = parse_options()
    if OWN_SERVER not in os.environ:
        return with_own_server()
    steps = Steps(options.migrator, Server.from_environment())
    if options.example:
        go(steps, options.example.resolve(), options.every)
        print(f"{steps.looked_at} steps of the example")
    refused, failed = go_random(steps, options)
    print(f"{steps.looked_at} steps in all; {refused} histories could not go on, {failed} differed")
    return 1 if failed or not steps.looked_at else 0


if __name__ == "__main__":
    sys.exit(main())
