#!/usr/bin/env python3
"""The stories' own machinery: reading, writing, masking, and that a wrong answer is noticed."""

import sys
import unittest
from pathlib import Path

from story import Answer, Masks, parse, to_text

sys.path.append(str(Path(__file__).resolve().parent.parent / "support"))
from server import as_environment, as_url, parse_conninfo

STORY = """\
# A story.

file a/b.json
    {"x": 1}

    [2]

$ migrator x
| out
!   error
\\ no newline
exit 1

tty$ migrator y
"""


class Stories(unittest.TestCase):
    def test_a_story_is_written_as_it_was_read(self):
        self.assertEqual(to_text(parse(STORY)), STORY)

    def test_a_file_has_its_lines_without_their_indent(self):
        file = next(step for step in parse(STORY) if step.file)
        self.assertEqual((file.file, file.content()), ("a/b.json", '{"x": 1}\n\n[2]\n'))

    def test_another_answer_makes_another_text(self):
        steps = parse(STORY)
        command = next(step for step in steps if step.command)
        for answer in (Answer.of("out\n", "  error\n", 1), Answer.of("out\n", "  error", 2),
                       Answer.of("out", "  error", 1), Answer.of("", "", 0)):
            command.answer = answer
            self.assertNotEqual(to_text(steps), STORY)
        command.answer = Answer.of("out\n", "  error", 1)
        self.assertEqual(to_text(steps), STORY)

    def test_a_line_that_is_nothing_is_refused(self):
        with self.assertRaisesRegex(ValueError, "line 2"):
            parse("$ migrator\nan answer without its mark\n")

    def test_what_differs_from_run_to_run_is_masked(self):
        masks = Masks({"/tmp/x": "<folder>", "host=/tmp/x": "<url>"})
        self.assertEqual(masks.apply("host=/tmp/x /tmp/x/a OK (0.123s)"),
                         "<url> <folder>/a OK (<elapsed>)")


class Servers(unittest.TestCase):
    def test_urls_and_keyword_strings_name_the_same_server(self):
        keywords = {"user": "anna", "password": "a b", "host": "/run", "dbname": "shop"}
        self.assertEqual(parse_conninfo("postgresql://anna:a%20b@/shop?host=/run"), keywords)
        self.assertEqual(parse_conninfo(r"user=anna password='a b' host=/run dbname=shop"), keywords)
        self.assertEqual(parse_conninfo(as_url(keywords)), keywords)
        self.assertEqual(as_environment(keywords)["PGDATABASE"], "shop")


if __name__ == "__main__":
    unittest.main()
