#!/usr/bin/env python3
"""Signals that come while `makemigrations` writes files.

    files_test.py PROGRAM

However far it has come, all files of the run are there, each whole, or none, and nothing else is.
"""

import json
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

PROGRAM = ""
APPS = [f"app{number:02}" for number in range(60)]
DELAYS = 20  # of signals, spread over the time that a run takes


class Signals(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="files-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "migrator.json").write_text('{"models": "models"}')
        (self.folder / "models").mkdir()
        self.declare([])

    def declare(self, fields: list) -> None:
        model = {"models": [{"name": "Item", "fields": fields}]}
        for app in APPS:
            (self.folder / "models" / f"{app}.json").write_text(json.dumps(model))

    def start(self) -> subprocess.Popen:
        return subprocess.Popen([PROGRAM, "makemigrations", *APPS], cwd=self.folder,
                                env={"PATH": "/usr/bin:/bin"}, stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def files(self) -> list[Path]:
        return [path for path in self.folder.glob("migrations/**/*") if not path.is_dir()]

    def remove_files(self) -> None:
        for path in self.files():
            path.unlink()

    def test_all_files_are_there_or_none(self):
        begin = time.monotonic()
        self.assertEqual(self.start().wait(), 0)
        duration = time.monotonic() - begin
        self.assertEqual(len(self.files()), len(APPS))
        for step in range(DELAYS):
            self.remove_files()
            process = self.start()
            time.sleep(duration * step / DELAYS)
            process.send_signal((signal.SIGTERM, signal.SIGINT, signal.SIGHUP)[step % 3])
            process.wait()
            files = self.files()
            self.assertIn(len(files), (0, len(APPS)), files)
            for path in files:
                self.assertEqual(path.name, "0001_initial.json")
                json.loads(path.read_text())


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
