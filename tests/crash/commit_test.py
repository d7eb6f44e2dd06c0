#!/usr/bin/env python3
"""A COMMIT whose answer does not come: what the run finds out, says and does.

    commit_test.py PROGRAM
"""

import sys
import unittest
from pathlib import Path

from points import happening
from proxy import CLIENT, SERVER
from run import require_server_programs
from world import FORWARDS, World

KEY = ("shop", "0001_initial")
ASKING = "The connection was lost in a COMMIT: connecting again, to read whether it took effect.\n"


class LostAnswers(unittest.TestCase):
    PROGRAM = ""

    @classmethod
    def setUpClass(cls):
        cls.world = World(cls.PROGRAM, "slow-commit")
        cls.addClassCleanup(cls.world.close)
        if cls.world.run_disturbed(FORWARDS, None, None).status != 0:
            raise RuntimeError("a run that nobody disturbed failed")
        cls.whole = cls.world.look()
        seen = cls.world.proxy.seen
        place = [at for at, message in enumerate(seen) if message.sql == "COMMIT"][-1]
        cls.commit, cls.answer = seen[place].number, seen[place + 1].number

    def setUp(self):
        self.world.renew()

    def cut(self, sender: str, number: int, action: str):
        ended = self.world.run_disturbed(FORWARDS, (sender, number), happening(self.world, action))
        self.assertTrue(self.world.proxy.happened)
        return ended

    def test_a_commit_that_the_server_works_at_is_waited_for(self):
        ended = self.cut(CLIENT, self.commit, "after cut")
        self.assertEqual(ended.status, 0, ended.errors)
        self.assertTrue(ended.output.endswith("Applying shop.0001_initial... OK\n"), ended.output)
        self.assertTrue(ended.errors.startswith(
            ASKING + "Waiting up to 300 s for the lost session to end: process "), ended.errors)
        self.assertEqual(self.world.look(), self.whole)

    def test_one_that_is_done_is_gone_on_from(self):
        ended = self.cut(SERVER, self.answer, "before network down")
        self.assertEqual((ended.status, ended.errors), (0, ASKING))
        self.assertEqual(self.world.look(), self.whole)

    def test_one_that_was_not_sent_is_told_as_rolled_back(self):
        ended = self.cut(CLIENT, self.commit, "before cut")
        self.assertEqual(ended.status, 1)
        self.assertIn("the history says that it was not committed: run the command again",
                      ended.errors)
        self.assertIn("shop.0001_initial was rolled back; nothing of it remains.", ended.errors)
        self.assertNotIn(KEY, self.world.look().history)
        self.world.require_run(["migrate"])
        self.assertEqual(self.world.look(), self.whole)

    def test_where_no_server_can_be_asked_nothing_is_claimed(self):
        ended = self.cut(SERVER, self.answer, "before server stop")
        self.assertEqual(ended.status, 1)
        self.assertIn("whether the transaction was committed is unknown", ended.errors)
        self.assertNotIn("rolled back;", ended.errors)
        self.world.cluster.start()
        self.world.require_run(["migrate"])
        self.assertEqual(self.world.look(), self.whole)


if __name__ == "__main__":
    require_server_programs()
    LostAnswers.PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
