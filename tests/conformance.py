#!/usr/bin/env python3
"""The ctest `conformance`: runs the scenarios that conformance.txt names.

    conformance.py --migrator PROGRAM --names FILE

The scenarios and their runner are recorded from Django and kept outside this repository:
MIGRATOR_SHARED names the folder they are in, MIGRATOR_TEST_DATABASE a server for their databases.
Without either, or with no name in the file, the test is skipped and says so (exit status 77).
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

SKIPPED = 77


def names_in(file: Path) -> list[str]:
    lines = (line.split("#")[0].strip() for line in file.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--migrator", required=True)
    parser.add_argument("--names", required=True, type=Path)
    options = parser.parse_args()

    shared = os.environ.get("MIGRATOR_SHARED")
    database = os.environ.get("MIGRATOR_TEST_DATABASE")
    names = names_in(options.names)
    if not shared or not database:
        print("skipped: set MIGRATOR_SHARED (the recorded scenarios) and MIGRATOR_TEST_DATABASE")
        return SKIPPED
    if not names:
        print(f"skipped: {options.names} names no scenario")
        return SKIPPED
    runner = Path(shared) / "conformance" / "run.py"
    command = [sys.executable, str(runner), "--migrator", options.migrator]
    command += ["--database", database, "--jobs", "2", *names]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
