#!/usr/bin/env python3
"""Checks that each app of the example project can be squashed, or why not.

    squashes.py --migrator PROGRAM [APP…]

`squashmigrations --prove` has to find the whole of each app equal to its migrations, but for those
that take turns with other apps: one migration in their place would have to be applied both before
and after another app's. Django's squashmigrations looks at no graph, writes such a squash, and
stops at the next command with a CircularDependencyError. So does the program without --prove; with
it, it says what the circle is and writes nothing. Of these apps a part is proven instead, one
between two of their turns. Not every part can be: data migrations that make temporary tables of one
name until the end of their transaction cannot run in the same one.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from project import ROOT

# Apps that take turns with others, and a part of each that does not.
PARTS = {
    "circuits": ["0016", "0022"],
    "dcim": ["0022", "0033"],
    "extras": ["0052", "0069"],
    "ipam": ["0008", "0016"],
    "tenancy": ["0001", "0007"],
    "users": ["0001_initial", "0009"],
    "virtualization": ["0002", "0015"],
}

# Where an app begins that has a squash of its own as its first.
STARTS = {"social_django": "0006"}


class Project:
    """A copy of the example project."""

    def __init__(self, migrator: Path, folder: Path) -> None:
        self.migrator = migrator
        self.folder = folder
        for part in ("migrations", "models"):
            shutil.copytree(ROOT / part, folder / part)
        shutil.copy(ROOT / "migrator.json", folder)

    def run(self, *argv: str) -> tuple[int, str]:
        command = [str(self.migrator), "--config", str(self.folder / "migrator.json"),
                   "--database", "sandbox:", *argv]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def last_of(self, app: str) -> str:
        return sorted(path.stem for path in (self.folder / "migrations" / app).glob("*.json"))[-1]

    def squash(self, app: str, names: list[str], *flags: str) -> tuple[int, str]:
        return self.run("squashmigrations", app, *names, "--noinput", "--squashed-name", "made",
                        *flags)

    def fault_of_proof(self, app: str, names: list[str]) -> str:
        status, told = self.squash(app, names, "--prove")
        is_equal = status == 0 and "  Equal in models and schema" in told
        return "" if is_equal else f"{app} {' '.join(names)} was to be equal:\n{told[-3000:]}"

    def fault_of_circle(self, app: str) -> str:
        """With --prove it is told and nothing is written; as Django's, what is written is told of
        by the next command."""
        last = self.last_of(app)
        proven = self.squash(app, [last], "--prove")
        made = self.folder / "migrations" / app / "0001_made.json"
        was_written = made.exists()
        written = self.squash(app, [last])
        then = self.run("showmigrations", app)
        made.unlink(missing_ok=True)
        statuses = [status for status, _ in (proven, written, then)]
        are_told = "is a circle" in proven[1] and "is a circle" in then[1]
        if statuses == [1, 0, 1] and are_told and not was_written:
            return ""
        return f"{app} is a circle: {statuses}\n{proven[1][-1000:]}\n{then[1][-1000:]}"

    def faults_of(self, app: str) -> list[str]:
        if app in PARTS:
            faults = [self.fault_of_circle(app), self.fault_of_proof(app, PARTS[app])]
        else:
            first = [STARTS[app]] if app in STARTS else []
            faults = [self.fault_of_proof(app, [*first, self.last_of(app)])]
        return [fault for fault in faults if fault]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrator", required=True, type=lambda text: Path(text).resolve())
    parser.add_argument("apps", nargs="*", metavar="APP")
    options = parser.parse_args()
    apps = options.apps or sorted(path.name for path in (ROOT / "migrations").iterdir())
    faults: list[str] = []
    for app in apps:
        with tempfile.TemporaryDirectory(prefix="squashes-") as name:
            project = Project(options.migrator, Path(name).resolve())
            faults += project.faults_of(app)
    for fault in faults:
        print(f"FAULT: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
