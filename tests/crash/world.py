"""One worker's server, database and proxy; what a run leaves there, and what it may leave."""

import difflib
import os
import re
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import project
from cluster import Cluster, program
from proxy import Happening, Proxy, Target

PATIENCE = 120  # seconds that anything may take on a busy machine
DATABASE = "crash"
FORWARDS, BACKWARDS = "forwards", "backwards"
COMMANDS = {FORWARDS: ["migrate"], BACKWARDS: ["migrate", "shop", "zero"]}
GARBAGE = re.compile(r"terminate called|Sanitizer|Traceback|Assertion|std::")
ROLLED_BACK = re.compile(r"(\w+)\.(\w+) was rolled back")
UNKNOWN = "is unknown"


@dataclass(frozen=True)
class State:
    """The history (None: there is no table for it) and everything else, rows included."""

    history: frozenset[tuple[str, str]] | None
    dump: str


@dataclass(frozen=True)
class Ended:
    status: int
    output: str
    errors: str


@dataclass(frozen=True)
class Allowed:
    """The states between migrations, of one direction, from the first to the last."""

    states: tuple[State, ...]

    @property
    def last(self) -> State:
        return self.states[-1]

    def fault_of(self, state: State, with_schema: bool = True) -> str:
        """Why a state is none of them; empty when it is one. In a migration without a transaction
        only the history can be."""
        if state in self.states:
            return ""
        recorded = [known for known in self.states if known.history == state.history]
        if not recorded:
            return f"the history is none between migrations: {sorted(state.history or [])}"
        if not with_schema:
            return ""
        return ("schema and history do not agree: recorded are "
                f"{sorted(state.history or [])}, but there is\n{difference(recorded[0], state)}")


def sorted_rows(dump: list[str]) -> list[str]:
    """A dump with the rows of each table in an order of their own: that in which they lie changes
    when one is written again."""
    lines: list[str] = []
    rows: list[str] | None = None
    for line in dump:
        if line == "\\.":
            lines += sorted(rows or [])
            rows = None
        if rows is None:
            lines.append(line)
        else:
            rows.append(line)
        if line.startswith("COPY ") and line.endswith("FROM stdin;"):
            rows = []
    return lines


def difference(expected: State, found: State) -> str:
    lines = difflib.unified_diff(expected.dump.splitlines(), found.dump.splitlines(),
                                 "expected", "found", lineterm="")
    return "\n".join(lines)


def fault_of_words(way: str, ended: Ended, state: State, allowed: Allowed) -> str:
    """What a run that was cut says has to be true of what it left; empty when it is."""
    if GARBAGE.search(ended.errors):
        return f"the program broke:\n{ended.errors}"
    if ended.status == 0 and state != allowed.last:
        return "it ended with 0, and there is something left to do"
    for key in ROLLED_BACK.findall(ended.errors):
        if (key in (state.history or ())) != (way == BACKWARDS):
            return f"it says that {'.'.join(key)} was rolled back:\n{ended.errors}"
    return ""


class World:
    def __init__(self, migrator: str, name: str):
        self.migrator = migrator
        self.process: subprocess.Popen | None = None
        self.cluster = Cluster()
        self._folder = tempfile.TemporaryDirectory(prefix="crash-run-", dir="/tmp")
        self.proxy = Proxy(self._folder.name, self.cluster.socket)
        self.is_atomic = name not in project.WITHOUT_TRANSACTION
        self.may_give_up = name == "session"  # for another session is not the same
        self._keys = project.write(name, Path(self._folder.name))
        self._at: str | None = None  # the direction whose end the database is at
        self.renew()

    def close(self) -> None:
        self.proxy.close()
        self.cluster.close()
        self._folder.cleanup()

    # ---- runs -----------------------------------------------------------------------------------

    def run(self, command: list[str], through_proxy: bool = False) -> Ended:
        folder = self._folder.name if through_proxy else None
        sanitizers = {name: value for name, value in os.environ.items()
                      if name.endswith("SAN_OPTIONS")}
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **sanitizers,
                       "DATABASE_URL": self.cluster.url(DATABASE, folder)}
        self.process = subprocess.Popen([self.migrator, *command], cwd=self._folder.name, text=True,
                                        env=environment, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            output, errors = self.process.communicate(timeout=PATIENCE)
        finally:
            self.process.kill()
        return Ended(self.process.returncode, output, errors)

    def require_run(self, command: list[str]) -> None:
        ended = self.run(command)
        if ended.status != 0:
            raise RuntimeError(f"{command}, which nobody disturbed, failed: {ended.errors}")

    def run_disturbed(self, way: str, target: Target | None,
                      happening: Happening | None, options: tuple[str, ...] = ()) -> Ended:
        self.proxy.arm(target, happening)
        self._at = None
        ended = self.run([*COMMANDS[way], *options], through_proxy=True)
        self.proxy.drain()  # of the last messages of a process that has ended
        return ended

    def run_again(self, way: str) -> Ended:
        """The same command, with nobody in the way."""
        return self.run(COMMANDS[way])

    # ---- the database ---------------------------------------------------------------------------

    def renew(self) -> None:
        """An empty database."""
        self.cluster.ask(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        self.cluster.ask(f"CREATE DATABASE {DATABASE} TEMPLATE template0")
        self._at = BACKWARDS

    def be_before(self, way: str) -> None:
        """Where a run in that direction sets out: nothing at all, or everything."""
        other = BACKWARDS if way == FORWARDS else FORWARDS
        if self._at != other:
            if self._at is None:
                self.renew()
            if other != BACKWARDS or self._at != BACKWARDS:
                self.require_run(COMMANDS[other])
        if way == FORWARDS:
            self.cluster.ask("DROP TABLE IF EXISTS django_migrations", DATABASE)

    def is_at_end_of(self, way: str) -> None:
        self._at = way

    def wait_until_quiet(self) -> None:
        """Until the server has noticed that its clients are gone."""
        deadline = time.monotonic() + PATIENCE
        while self.cluster.ask("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() "
                               "AND pid <> pg_backend_pid()", DATABASE):
            if time.monotonic() > deadline:
                raise RuntimeError("a session does not end")
            time.sleep(0.01)

    def look(self) -> State:
        has_table = self.cluster.ask("SELECT to_regclass('django_migrations')", DATABASE)[0][0]
        history = None
        if has_table:
            rows = self.cluster.ask("SELECT app, name FROM django_migrations", DATABASE)
            history = frozenset((app, name) for app, name in rows)
            if len(rows) != len(history):
                raise RuntimeError(f"a migration is recorded twice: {sorted(rows)}")
        done = subprocess.run([program("pg_dump"), "--exclude-table-data=django_migrations",
                               "--exclude-table-data=django_migrations_id_seq",
                               self.cluster.url(DATABASE)], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"pg_dump: {done.stderr}")
        lines = [line for line in done.stdout.splitlines()
                 if line and not line.startswith(("--", "\\restrict", "\\unrestrict"))]
        return State(history, "\n".join(sorted_rows(lines)))

    def walk(self) -> dict[str, Allowed]:
        """The states between migrations, by one command for each; ends with nothing applied."""
        nothing = self.look()
        forwards: list[State] = []
        for app, name in self._keys:
            self.require_run(["migrate", app, name])
            state = self.look()
            if (app, name) == project.SQUASHED:
                forwards.append(State(state.history - {project.SQUASHED}, state.dump))
            forwards.append(state)
        backwards = [forwards[-1]]
        for place in range(len(self._keys) - 1, -1, -1):
            app = self._keys[place][0]
            before = [name for other, name in self._keys[:place] if other == app] or ["zero"]
            self.require_run(["migrate", app, before[-1]])
            backwards.append(self.look())
        return {FORWARDS: Allowed((nothing, backwards[-1], *forwards)),
                BACKWARDS: Allowed(tuple(backwards))}
