#!/usr/bin/env python3
"""The questions of makemigrations on a terminal: answers, Ctrl-C, Ctrl-D.

    questions_test.py PROGRAM

Needs no database.
"""

import json
import os
import pty
import select
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

PROGRAM = ""
PATIENCE = 60  # seconds that anything may take on a busy machine
CTRL_C = "\x03"
CTRL_D = "\x04"

TITLE = {"name": "title", "type": "CharField", "max_length": 40}
SIZE = {"name": "size", "type": "IntegerField"}


class Terminal:
    """The program on a terminal of its own."""

    def __init__(self, folder: Path, arguments: list[str]):
        self.shown = ""
        self.master, slave = pty.openpty()
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        self.process = subprocess.Popen(
            [PROGRAM, "--models", "models", *arguments], cwd=folder, env=environment,
            stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
            preexec_fn=lambda: __import__("fcntl").ioctl(0, __import__("termios").TIOCSCTTY, 0))
        os.close(slave)

    def read(self, seconds: float) -> bool:
        """Takes what the program has written; False at the end."""
        if not select.select([self.master], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.master, 4096)
        except OSError:  # nobody has the other end any more
            return False
        self.shown += data.decode().replace("\r\n", "\n")
        return bool(data)

    def wait_for(self, text: str) -> None:
        """Waits until the text is the last that is shown."""
        deadline = time.monotonic() + PATIENCE
        while not self.shown.endswith(text):
            if time.monotonic() > deadline or not self.read(0.2):
                raise AssertionError(f"{text!r} does not come after {self.shown!r}")

    def type(self, text: str) -> None:
        os.write(self.master, text.encode())

    def finish(self) -> int:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.read(0.2):
            if self.process.poll() is not None and not select.select([self.master], [], [], 0)[0]:
                break
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.master)


class Questions(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="questions-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.write("migrations/shop/0001_initial.json",
                   {"initial": True, "dependencies": [], "operations": [
                       {"op": "CreateModel", "name": "Item", "fields": [
                           {"name": "id", "type": "BigAutoField", "auto_created": True,
                            "primary_key": True, "serialize": False, "verbose_name": "ID"},
                           TITLE]}]})

    def write(self, path: str, content: dict) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(json.dumps(content))

    def declare(self, *fields: dict) -> None:
        self.write("models/shop.json", {"models": [{"name": "Item", "fields": list(fields)}]})

    def start(self, *arguments: str) -> Terminal:
        terminal = Terminal(self.folder, ["makemigrations", *arguments])
        self.addCleanup(terminal.close)
        return terminal

    def written(self) -> list[str]:
        return sorted(path.stem for path in (self.folder / "migrations/shop").iterdir())

    # ---- answers --------------------------------------------------------------------------------

    def test_a_choice_and_a_default_are_asked_for_and_written(self):
        self.declare(TITLE, SIZE)
        terminal = self.start()
        terminal.wait_for("Select an option: ")
        self.assertIn("It is impossible to add a non-nullable field 'size' to item without "
                      "specifying a default.", terminal.shown)
        terminal.type("3\n")
        terminal.wait_for("Please select a valid option: ")
        terminal.type("1\n")
        terminal.wait_for(">>> ")
        terminal.type("hello\n")
        terminal.wait_for("NameError: name 'hello' is not defined\n>>> ")
        terminal.type("6 \n")
        self.assertEqual(terminal.finish(), 0)
        self.assertTrue(terminal.shown.endswith(
            "Migrations for 'shop':\n  migrations/shop/0002_item_size.json\n"
            "    + Add field size to item\n"), terminal.shown)
        text = (self.folder / "migrations/shop/0002_item_size.json").read_text()
        self.assertIn('"default": 6', text)

    def test_enter_takes_the_offered_default(self):
        self.declare(TITLE, {"name": "made", "type": "DateTimeField", "auto_now_add": True})
        terminal = self.start()
        terminal.wait_for("Select an option: ")
        terminal.type("1\n")
        terminal.wait_for("[default: timezone.now] >>> ")
        terminal.type("\n")
        self.assertEqual(terminal.finish(), 0)
        text = (self.folder / "migrations/shop/0002_item_made.json").read_text()
        self.assertIn('{"callable": "django.utils.timezone.now"}', text)

    def test_exit_at_the_prompt_is_status_1(self):
        self.declare(TITLE, SIZE)
        terminal = self.start()
        terminal.wait_for("Select an option: ")
        terminal.type("1\n")
        terminal.wait_for(">>> ")
        terminal.type("exit\n")
        self.assertEqual(terminal.finish(), 1)
        self.assertEqual(self.written(), ["0001_initial"])

    def test_all_that_is_typed_ahead_is_used(self):
        self.declare({**TITLE, "name": "label"}, SIZE)
        terminal = self.start()
        terminal.type("y\n1\n7\n")
        self.assertEqual(terminal.finish(), 0)
        self.assertEqual(self.written(),
                         ["0001_initial", "0002_rename_title_item_label_item_size"])

    # ---- no answers -----------------------------------------------------------------------------

    def test_ctrl_c_cancels_a_choice(self):
        self.declare(TITLE, SIZE)
        terminal = self.start()
        terminal.wait_for("Select an option: ")
        terminal.type(CTRL_C)
        self.assertEqual(terminal.finish(), 1)
        self.assertTrue(terminal.shown.endswith("\nCancelled.\n"), terminal.shown)
        self.assertEqual(self.written(), ["0001_initial"])

    def test_ctrl_c_cancels_the_prompt_for_a_default(self):
        self.declare(TITLE, SIZE)
        terminal = self.start()
        terminal.wait_for("Select an option: ")
        terminal.type("1\n")
        terminal.wait_for(">>> ")
        terminal.type("12" + CTRL_C)
        self.assertEqual(terminal.finish(), 1)
        self.assertTrue(terminal.shown.endswith("\nCancelled.\n"), terminal.shown)
        self.assertEqual(self.written(), ["0001_initial"])

    def test_ctrl_c_at_yes_or_no_ends_the_program(self):
        self.declare({**TITLE, "name": "label"})
        terminal = self.start()
        terminal.wait_for("Was item.title renamed to item.label (a CharField)? [y/N] ")
        terminal.type(CTRL_C)
        self.assertEqual(terminal.finish(), 130)
        self.assertEqual(self.written(), ["0001_initial"])

    def test_ctrl_d_is_the_end_of_the_input(self):
        for field, question in [({**TITLE, "name": "label"}, "[y/N] "), (SIZE, "option: ")]:
            self.declare(*([field] if field is not SIZE else [TITLE, SIZE]))
            terminal = self.start()
            terminal.wait_for(question)
            terminal.type(CTRL_D)
            self.assertEqual(terminal.finish(), 1)
            self.assertIn("EOF when reading a line", terminal.shown)
            self.assertEqual(self.written(), ["0001_initial"])


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
