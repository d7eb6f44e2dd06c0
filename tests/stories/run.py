#!/usr/bin/env python3
"""Runs stories (story.py says what they are) against a PostgreSQL server.

    run.py --migrator PROGRAM [--approve] STORY...

Each story gets an empty folder and a database of its own, on the server that
MIGRATOR_TEST_DATABASE names (a URL or keyword string; skipped with status 77 without it).
Its commands see a clean environment: DATABASE_URL, PATH with `migrator` and `sql` (psql on the
story's database), PG_VARIABLES (the same database as PG* assignments, for `env`), HOST, PORT and
USER_NAME of the server, FOLDER. --approve writes down what the program answers now.
"""

import argparse
import difflib
import os
import pty
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from story import Answer, Masks, Step, parse, to_text

sys.path.append(str(Path(__file__).resolve().parent.parent / "support"))
from server import SKIPPED, Server, as_environment, as_url

# What a build with sanitizers is told from outside: its suppressions, above all.
SANITIZER_OPTIONS = ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS")
TIMEOUT = 120  # seconds; a debug build with sanitizers on a busy machine is slow


class World:
    """A story's folder, database and environment."""

    def __init__(self, server: Server, migrator: Path, name: str, folder: Path):
        self.folder = folder / "project"
        self.folder.mkdir()
        self.keywords = server.keywords_of(name)
        self.url = as_url(self.keywords)
        programs = folder / "bin"
        programs.mkdir()
        (programs / "migrator").symlink_to(migrator.resolve())
        self.make_sql(programs / "sql", server.psql)
        self.environment = {
            "PATH": f"{programs}:{os.environ['PATH']}",
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "DATABASE_URL": self.url,
            "PG_VARIABLES": shlex.join(f"{k}={v}" for k, v in as_environment(self.keywords).items()),
            "HOST": self.keywords.get("host", ""),
            "PORT": self.keywords.get("port", "5432"),
            "USER_NAME": self.keywords.get("user", ""),
            "FOLDER": str(self.folder),
        } | {name: os.environ[name] for name in SANITIZER_OPTIONS if name in os.environ}
        self.masks = Masks({self.url: "<url>", name: "<database>", str(self.folder): "<folder>",
                            self.environment["HOST"] or "<folder>": "<host>"})

    def make_sql(self, path: Path, psql: str) -> None:
        path.write_text(f"#!/bin/sh\nexec {shlex.quote(psql)} -XAtq -v ON_ERROR_STOP=1 -d "
                        f'{shlex.quote(self.url)} -c "$1"\n', encoding="utf-8")
        path.chmod(0o755)

    def take(self, step: Step) -> None:
        """Writes the step's file, or runs its command and puts the answer into the step."""
        if step.file:
            path = self.folder / step.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.content(), encoding="utf-8")
        elif step.command:
            run = self.run_on_terminal if step.on_terminal else self.run
            output, errors, status = run(step.command)
            step.answer = Answer.of(self.masks.apply(output), self.masks.apply(errors), status)

    def run(self, command: str) -> tuple[str, str, int]:
        done = subprocess.run(["/bin/sh", "-c", command], cwd=self.folder, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT,
                              check=False)
        return as_text(done.stdout), as_text(done.stderr), done.returncode

    def run_on_terminal(self, command: str) -> tuple[str, str, int]:
        controller, terminal = pty.openpty()
        with subprocess.Popen(["/bin/sh", "-c", command], cwd=self.folder, env=self.environment,
                              stdin=terminal, stdout=terminal, stderr=terminal) as process:
            os.close(terminal)
            output = read_all(controller)
            os.close(controller)
            status = process.wait(TIMEOUT)
        return as_text(output).replace("\r\n", "\n"), "", status


def as_text(output: bytes) -> str:
    return output.decode("utf-8", errors="backslashreplace")


def read_all(descriptor: int) -> bytes:
    output = b""
    while True:
        try:
            piece = os.read(descriptor, 65536)
        except OSError:  # what Linux answers once the other side is closed
            return output
        if not piece:
            return output
        output += piece


def has_terminals() -> bool:
    """False in a chroot without /dev/pts, say."""
    try:
        for descriptor in pty.openpty():
            os.close(descriptor)
    except OSError:
        return False
    return True


def wants_terminal(path: Path) -> bool:
    return any(step.on_terminal for step in parse(path.read_text(encoding="utf-8")))


def run_story(server: Server, migrator: Path, path: Path, approve: bool) -> bool:
    expected = path.read_text(encoding="utf-8")
    steps = parse(expected)
    database = f"migrator_story_{path.stem}_{os.getpid()}"
    server.create(database)
    try:
        with tempfile.TemporaryDirectory(prefix="story-") as folder:
            world = World(server, migrator, database, Path(folder).resolve())
            for step in steps:
                world.take(step)
    finally:
        server.drop(database)
    actual = to_text(steps)
    if actual == expected:
        return True
    if approve:
        path.write_text(actual, encoding="utf-8")
        print(f"approved {path}")
        return True
    sys.stdout.writelines(
        difflib.unified_diff(expected.splitlines(True), actual.splitlines(True), str(path), "now"))
    return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrator", required=True, type=Path)
    parser.add_argument("--approve", action="store_true")
    parser.add_argument("stories", nargs="+", type=Path)
    options = parser.parse_args()
    if any(map(wants_terminal, options.stories)) and not has_terminals():
        print("skipped: this machine has no pseudo-terminals (is /dev/pts mounted?)")
        return SKIPPED
    server = Server.from_environment()
    told = [run_story(server, options.migrator, path, options.approve) for path in options.stories]
    print(f"{sum(told)} of {len(told)} stories are true")
    return 0 if all(told) else 1


if __name__ == "__main__":
    sys.exit(main())
