#!/usr/bin/env python3
"""The comparison's own machinery: a difference is noticed, shrunk, and can be repeated."""

import json
import random
import subprocess
import tempfile
import unittest
from pathlib import Path

import generator
import journeys
import kept
import models_run
from compare import AT_REST, Different, Journey, compare_answers, without_chance
from random_model_sets import Story
from run import Runner
from shrink import shrink
from sides import Answer

TRACEBACK = "Traceback (most recent call last):\nValueError: no"


def raised(kind: str, text: str, primary: str = "") -> Answer:
    return Answer(1, "", TRACEBACK, {"class": kind, "text": text, "primary": primary})


class Asked:
    """A side of models_run.py that gives one answer to everything."""

    keywords: dict[str, str] = {}

    def __init__(self) -> None:
        self.worker = self
        self.says = {"status": 0, "out": "", "err": ""}
        self.dump = ""

    def ask(self, _: dict) -> dict:
        return self.says

    def start_dump(self) -> subprocess.Popen:
        return subprocess.Popen(["echo", self.dump], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)


class Answers(unittest.TestCase):
    def refuse(self, ours: Answer, django: Answer, words: str) -> None:
        with self.assertRaisesRegex(Different, words):
            compare_answers("migrate", ours, django)

    def test_output_and_status_have_to_be_the_same(self):
        self.assertEqual(compare_answers("migrate", Answer(0, "a\n", ""), Answer(0, "a\n", "")), "")
        self.refuse(Answer(0, "a\n", ""), Answer(0, "b\n", ""), "-b\n\\+a")
        self.refuse(Answer(1, "", "CommandError: a"), Answer(2, "", "CommandError: a"), "ends")
        self.refuse(Answer(0, "", "a word"), Answer(0, "", ""), "reasons")

    def test_a_servers_refusal_is_told_in_its_words(self):
        told = 'CommandError: relation "a" does not exist\n  SQLSTATE: 42P01\n'
        django = raised("ProgrammingError", "…", 'relation "a" does not exist')
        self.assertIn("ProgrammingError", compare_answers("migrate", Answer(1, "", told), django))
        self.refuse(Answer(1, "", told.replace('"a"', '"b"')), django, "reasons")
        self.refuse(Answer(1, "", told), raised("ValueError", "no"), "reasons")

    def test_a_commands_refusal_is_told_in_its_words(self):
        django = Answer(1, "", "CommandError: No such app\n")
        self.assertTrue(compare_answers("x", Answer(1, "", "CommandError: No such app\n"), django))
        self.refuse(Answer(1, "", "CommandError: no\n"), django, "reasons")

    def test_only_at_rest_may_django_alone_fail_to_build_a_state(self):
        heading = "Operations to perform:\n  Apply all migrations: a\n"
        django = Answer(1, heading, "Traceback\n  File executor.py, in _create_project_state\n",
                        {"class": "KeyError", "text": "a", "primary": ""})
        at_rest = Answer(0, heading + "Running migrations:\n  No migrations to apply.\n", "")
        self.assertEqual(compare_answers("migrate a", at_rest, django), AT_REST)
        applied = Answer(0, heading + "Running migrations:\n  Applying a.b... OK\n", "")
        self.refuse(applied, django, "ends")
        self.refuse(at_rest, Answer(1, heading, "Traceback\n", django.error), "ends")

    def test_moments_and_drawn_uuids_are_left_out(self):
        self.assertEqual(without_chance("'2024-01-01T01:02:03.123456+00:00'"),
                         "'2024-01-01T<now>+00:00'")
        self.assertEqual(without_chance("'7f3a1c9e-1b2d-4c3e-9f00-0123456789ab'"), "'<uuid4>'")


class Histories(unittest.TestCase):
    def test_a_seed_always_gives_the_same_history(self):
        one, same, other = (kept.as_text(generator.generate(seed)) for seed in (7, 7, 8))
        self.assertEqual(one, same)
        self.assertNotEqual(one, other)

    def test_a_history_is_read_as_it_was_written(self):
        history = generator.generate(7)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "seven.json"
            path.write_text(kept.as_text(history), encoding="utf-8")
            self.assertEqual(kept.as_json(kept.read(path)), kept.as_json(history))

    def test_journeys_begin_with_every_step(self):
        keys = [("alpha", "0001_step"), ("beta", "0002_step"), ("alpha", "0003_step")]
        for seed in range(50):
            journey = journeys.journey(random.Random(seed), keys)
            self.assertEqual(journey[:3], keys)
            self.assertGreater(len(journey), 3 + journeys.TURNS)

    def test_what_a_difference_does_not_need_is_left_out(self):
        history = generator.generate(7)
        name = history.migrations[-1].operations[0]["op"]

        def shows(shorter: generator.History) -> bool:
            return any(operation["op"] == name for migration in shorter.migrations
                       for operation in migration.operations)

        short = shrink(history, shows)
        self.assertTrue(shows(short))
        self.assertEqual(sum(len(migration.operations) for migration in short.migrations), 1)

    def test_a_difference_that_does_not_come_again_is_told(self):
        runner = Runner.__new__(Runner)
        runner.run = lambda history: Journey()
        self.assertIn("no difference", runner.shortest(generator.generate(7)))


class Declared(unittest.TestCase):
    """models_run.py, between two sides that say what they are told to."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.asked = {"ours": Asked(), "django": Asked()}
        story = Story(seed=1, steps=[{}], settings={}, migrated=["alpha"])
        self.telling = models_run.Telling(story, self.folder, self.asked)

    def write(self, side: str, name: str, content: dict) -> None:
        (self.folder / side / "alpha" / name).write_text(json.dumps(content), encoding="utf-8")

    def take(self) -> tuple[bool, str]:
        return self.telling.take(self.folder, ["makemigrations"], "")

    def refuse(self, words: str) -> None:
        with self.assertRaisesRegex(models_run.Different, words):
            self.take()

    def test_answers_have_to_be_the_same(self):
        self.assertEqual(self.take(), (True, ""))
        self.asked["ours"].says["out"] = "No changes detected"
        self.refuse("-$|migrator")
        self.asked["ours"].says = {"status": 1, "out": "", "err": "no"}
        self.refuse("ends with 1 and Django with 0")

    def test_files_have_to_be_the_same(self):
        self.write("ours", "0001_initial.json", {"operations": [1], "$schema": "s"})
        self.refuse("files of migrator")
        self.write("django", "0001_initial.json", {"operations": [2]})
        self.refuse("0001_initial.json of migrator")
        self.write("django", "0001_initial.json", {"operations": [1]})
        self.assertEqual(self.take(), (True, ""))

    def test_a_migration_that_depends_on_nothing_there_ends_the_story(self):
        for side in self.asked:
            self.write(side, "0002_b.json", {"dependencies": [["alpha", "0001_initial"]]})
        self.assertEqual(self.take(), (False, "alpha/0002_b.json depends on alpha.0001_initial, "
                                              "which is not there"))

    def test_schemas_have_to_be_the_same(self):
        with self.assertRaisesRegex(models_run.Different, "pg_dump"):
            self.asked["ours"].dump = "CREATE TABLE a;"
            self.telling.apply(self.folder)

    def test_both_have_to_refuse_to_migrate(self):
        self.asked["django"].says["status"] = 1
        with self.assertRaisesRegex(models_run.Different, "migrate ends with 0"):
            self.telling.apply(self.folder)


if __name__ == "__main__":
    unittest.main()
