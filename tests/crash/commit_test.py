#!/usr/bin/env python3
"""A COMMIT whose answer does not come: what the run finds out, says and does.

    commit_test.py PROGRAM
"""

import sys
import unittest
from pathlib import Path

from points import happening, is_commit
from proxy import Seen
from run import require_server_programs
from wire import Client
from world import DATABASE, FORWARDS, World

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
        place = [at for at, message in enumerate(seen) if is_commit(message.sql)][-1]
        cls.commit, cls.answer = seen[place], seen[place + 1]

    def setUp(self):
        self.world.renew()

    def cut(self, message: Seen, action: str):
        ended = self.world.run_disturbed(FORWARDS, message.is_same_as, happening(self.world, action))
        self.assertTrue(self.world.proxy.happened)
        return ended

    def test_a_commit_that_the_server_works_at_is_waited_for(self):
        ended = self.cut(self.commit, "after cut")
        self.assertEqual(ended.status, 0, ended.errors)
        self.assertTrue(ended.output.endswith("Applying shop.0001_initial... OK\n"), ended.output)
        self.assertTrue(ended.errors.startswith(
            ASKING + "Waiting up to 300 s for the lost session to end: process "), ended.errors)
        self.assertEqual(self.world.look(), self.whole)

    def test_one_that_is_done_is_gone_on_from(self):
        ended = self.cut(self.answer, "before network down")
        self.assertEqual((ended.status, ended.errors), (0, ASKING))
        self.assertEqual(self.world.look(), self.whole)

    def test_one_that_was_not_sent_is_told_as_rolled_back(self):
        ended = self.cut(self.commit, "before cut")
        self.assertEqual(ended.status, 1)
        self.assertIn("the history says that it was not committed: run the command again",
                      ended.errors)
        self.assertIn("shop.0001_initial was rolled back; nothing of it remains.", ended.errors)
        self.assertNotIn(KEY, self.world.look().history)
        self.world.require_run(["migrate"])
        self.assertEqual(self.world.look(), self.whole)

    def test_where_no_server_can_be_asked_nothing_is_claimed(self):
        ended = self.cut(self.answer, "before server stop")
        self.assertEqual(ended.status, 1)
        self.assertIn("whether the transaction was committed is unknown", ended.errors)
        self.assertNotIn("rolled back;", ended.errors)
        self.world.cluster.start()
        self.world.require_run(["migrate"])
        self.assertEqual(self.world.look(), self.whole)


    def test_a_standby_that_answers_instead_is_not_believed(self):
        """A COMMIT may not have reached it yet."""
        def fail_over(proxy, link, sender, message):
            happening(self.world, "before server stop")(proxy, link, sender, message)
            self.world.cluster.set_standby(True)
            self.world.cluster.start()

        self.addCleanup(self.world.cluster.set_standby, False)
        ended = self.world.run_disturbed(FORWARDS, self.commit.is_same_as, fail_over)
        self.assertTrue(self.world.proxy.happened)
        self.assertEqual(ended.status, 1)
        self.assertIn("whether the transaction was committed is unknown", ended.errors)
        self.assertNotIn("rolled back;", ended.errors)
        self.world.cluster.stop_at_once()
        self.world.cluster.set_standby(False)
        self.world.cluster.start()
        self.world.require_run(["migrate"])
        self.assertEqual(self.world.look(), self.whole)


class LocksAfterThat(unittest.TestCase):
    PROGRAM = ""

    def test_who_blocks_the_new_session_is_seen_as_before(self):
        world = World(self.PROGRAM, "locked")
        self.addCleanup(world.close)
        world.cluster.ask("CREATE TABLE busy ()", DATABASE)
        reader = Client(world.cluster.socket, DATABASE)
        self.addCleanup(reader.close)
        reader.query("BEGIN")
        reader.query("LOCK TABLE busy IN ACCESS SHARE MODE")
        recorded = []

        def commit_of_the_first(message: Seen) -> bool:
            if message.sql.startswith("INSERT INTO \"django_migrations\""):
                recorded.append(message)
            return bool(recorded) and is_commit(message.sql)

        ended = world.run_disturbed(FORWARDS, commit_of_the_first, happening(world, "after cut"),
                                    ("--lock-timeout", "500ms", "--lock-retry-for", "0"))
        self.assertTrue(world.proxy.happened)
        self.assertIn(ASKING, ended.errors)
        pid = reader.query("SELECT pg_backend_pid()")[0][0]
        self.assertIn(f"no time is left for another try\n  blocked by process {pid} ", ended.errors)
        self.assertEqual(world.look().history, {("shop", "0001_initial")})


if __name__ == "__main__":
    require_server_programs()
    LostAnswers.PROGRAM = LocksAfterThat.PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
