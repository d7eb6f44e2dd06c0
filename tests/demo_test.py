#!/usr/bin/env python3
"""scripts/demo is about its own PostgreSQL, whatever server the environment names.

The demo runs in a copy of its folder, with programs in place of those that install and build, and
with a migrator that tells what it was given.
"""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"


def write_program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


class Demo(unittest.TestCase):
    def run_demo(self, **variables: str) -> str:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for script in ("demo", "packages"):
                (folder / "scripts").mkdir(exist_ok=True)
                shutil.copy(SCRIPTS / script, folder / "scripts" / script)
            write_program(folder / "scripts/install-packages", ":")
            write_program(folder / "bin/cmake", ":")
            write_program(folder / "build/release/migrator",
                          "env | grep -E '^(PG|DATABASE_URL|MIGRATOR_)' | sed 's/^/given /'")
            path = f"{folder}/bin:{os.environ['PATH']}"
            return subprocess.run([folder / "scripts/demo"], env={"PATH": path, **variables},
                                  check=True, text=True, stdout=subprocess.PIPE).stdout

    def test_servers_of_the_environment_are_passed_over_and_named(self):
        output = self.run_demo(PGHOST="db.example", PGTZ="a b\nPGX=1", DATABASE_URL="host=db",
                               MIGRATOR_DATABASE_URL="host=db", MIGRATOR_PG_BINDIR="/here")
        given = [line for line in output.splitlines() if line.startswith("given ")]
        self.assertEqual(given, ["given MIGRATOR_PG_BINDIR=/here"] * 5)
        last = output.splitlines()[-1].split()
        self.assertEqual(last[0], "unset")
        self.assertLessEqual({"PGHOST", "PGTZ", "DATABASE_URL", "MIGRATOR_DATABASE_URL"}, set(last))

    def test_without_them_nothing_is_said(self):
        self.assertNotIn("unset", self.run_demo())


if __name__ == "__main__":
    unittest.main()
