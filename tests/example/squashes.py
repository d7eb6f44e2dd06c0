#!/usr/bin/env python3
"""Checks that each app of the example project can be squashed, or why not.

    squashes.py --migrator PROGRAM [APP…]

`squashmigrations --prove` has to find the whole of each app equal to its migrations, but for those
that take turns with other apps: one migration in their place would have to be applied both before
and after another app's. Of these the program has to say so.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from project import ROOT

CIRCLES = {"circuits", "dcim", "extras", "ipam", "tenancy", "users", "virtualization"}

# Where an app begins that has a squash of its own as its first.
STARTS = {"social_django": "0006"}


def fault_of(migrator: Path, folder: Path, app: str) -> str:
    """What is wrong; empty if nothing is."""
    last = sorted(path.stem for path in (folder / "migrations" / app).glob("*.json"))[-1]
    names = [STARTS[app], last] if app in STARTS else [last]
    command = [str(migrator), "--config", str(folder / "migrator.json"), "--database", "sandbox:",
               "squashmigrations", app, *names, "--noinput", "--prove", "--squashed-name", "proven"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    told = done.stdout + done.stderr
    if app in CIRCLES:
        is_told = done.returncode == 1 and "is a circle" in told
        return "" if is_told else f"{app} was to be refused for a circle:\n{told[-1000:]}"
    is_equal = done.returncode == 0 and "  Equal in models and schema" in told
    return "" if is_equal else f"{app} was to be equal:\n{told[-3000:]}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrator", required=True, type=lambda text: Path(text).resolve())
    parser.add_argument("apps", nargs="*", metavar="APP")
    options = parser.parse_args()
    apps = options.apps or sorted(path.name for path in (ROOT / "migrations").iterdir())
    faults = []
    for app in apps:
        with tempfile.TemporaryDirectory(prefix="squashes-") as name:
            folder = Path(name).resolve()
            for part in ("migrations", "models"):
                shutil.copytree(ROOT / part, folder / part)
            shutil.copy(ROOT / "migrator.json", folder)
            if fault := fault_of(options.migrator, folder, app):
                faults.append(fault)
    for fault in faults:
        print(f"FAULT: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
