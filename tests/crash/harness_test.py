#!/usr/bin/env python3
"""The crash tests' own machinery: messages are framed, and what is not whole is noticed."""

import struct
import unittest

from points import LOST_COMMIT, Point, choose
from proxy import CLIENT, SERVER, Seen
from run import Tally
from wire import STARTUP, Framing
from world import BACKWARDS, FORWARDS, Allowed, Ended, State, fault_of_words, sorted_rows


def query(sql: str) -> bytes:
    text = sql.encode() + b"\0"
    return b"Q" + struct.pack("!I", 4 + len(text)) + text


class Wire(unittest.TestCase):
    def test_messages_are_framed_however_they_arrive(self):
        sent = struct.pack("!II", 8, 3 << 16) + query("BEGIN") + query("SELECT 'é'")
        for size in 1, 3, 7, len(sent):
            framing = Framing(of_client=True)
            messages = []
            for place in range(0, len(sent), size):
                messages += framing.feed(sent[place:place + size])
            self.assertEqual([message.kind for message in messages], [STARTUP, "Q", "Q"])
            self.assertEqual([message.sql for message in messages], ["", "BEGIN", "SELECT 'é'"])
            self.assertEqual(b"".join(message.data for message in messages), sent)

    def test_encryption_is_refused(self):
        with self.assertRaisesRegex(ValueError, "without encryption"):
            Framing(of_client=True).feed(struct.pack("!II", 8, 80877103))


FIRST, SECOND = ("shop", "0001"), ("shop", "0002")
EMPTY = State(frozenset(), "")
ONE = State(frozenset({FIRST}), "CREATE TABLE first")
BOTH = State(frozenset({FIRST, SECOND}), "CREATE TABLE first\nCREATE TABLE second")
ALLOWED = Allowed((EMPTY, ONE, BOTH))


class Verdicts(unittest.TestCase):
    def test_states_between_migrations_are_whole(self):
        for state in ALLOWED.states:
            self.assertEqual(ALLOWED.fault_of(state), "")

    def test_a_schema_without_its_record_is_noticed(self):
        fault = ALLOWED.fault_of(State(ONE.history, BOTH.dump))
        self.assertIn("do not agree", fault)
        self.assertIn("+CREATE TABLE second", fault)
        self.assertIn("-CREATE TABLE second", ALLOWED.fault_of(State(BOTH.history, ONE.dump)))

    def test_rows_are_compared_whatever_their_order(self):
        head, rows, end = ["COPY t (a) FROM stdin;"], ["b", "a"], ["\\.", "b", "a"]
        self.assertEqual(sorted_rows(head + rows + end), head + ["a", "b"] + end)

    def test_a_history_with_a_hole_is_noticed(self):
        self.assertIn("none between", ALLOWED.fault_of(State(frozenset({SECOND}), BOTH.dump)))
        self.assertIn("none between", ALLOWED.fault_of(State(None, "")))

    def words(self, way: str, status: int, errors: str, state: State) -> str:
        return fault_of_words(way, Ended(status, "", errors), state, ALLOWED)

    def test_false_words_are_noticed(self):
        told = "  shop.0001 was rolled back; nothing of it remains.\n"
        self.assertIn("rolled back", self.words(FORWARDS, 1, told, ONE))
        self.assertEqual(self.words(FORWARDS, 1, told, EMPTY), "")
        self.assertIn("rolled back", self.words(BACKWARDS, 1, told, EMPTY))
        self.assertEqual(self.words(BACKWARDS, 1, told, ONE), "")
        self.assertIn("left to do", self.words(FORWARDS, 0, "", ONE))
        self.assertIn("broke", self.words(FORWARDS, 1, "terminate called after", ONE))


class Points(unittest.TestCase):
    SEEN = [Seen(CLIENT, 1, "Q", 'DELETE FROM "django_migrations" WHERE …'),
            Seen(SERVER, 1, "C", ""), Seen(SERVER, 2, "Z", ""),
            Seen(CLIENT, 2, "Q", "SELECT 1"), Seen(SERVER, 3, "C", ""),
            Seen(CLIENT, 3, "Q", "RESET mark;\nCOMMIT"),
            Seen(SERVER, 4, "C", ""), Seen(SERVER, 5, "Z", ""),
            Seen(CLIENT, 4, "Q", "COMMIT"), Seen(SERVER, 6, "C", "")]

    def test_all_points_are_every_message_of_both_directions(self):
        points = choose({FORWARDS: self.SEEN, BACKWARDS: self.SEEN}, 1)
        for way in FORWARDS, BACKWARDS:
            cut = {(point.sender, point.number) for point in points
                   if point.way == way and point.action == "before cut"}
            self.assertEqual(cut, {(seen.sender, seen.number) for seen in self.SEEN})
        self.assertEqual(len(points), len(set(points)))

    def test_the_lost_commits_are_always_among_them(self):
        points = choose({FORWARDS: self.SEEN, BACKWARDS: self.SEEN}, 1000)
        lost = [(point.way, point.number) for point in points if point.seen == LOST_COMMIT]
        self.assertEqual(lost, [(FORWARDS, 4), (BACKWARDS, 4)])

    def test_a_fault_is_counted_as_not_survived(self):
        tally = Tally()
        tally.add(Point(FORWARDS, CLIENT, 1, "before cut", "Q"), False, False, "broken")
        self.assertEqual((tally.tried, tally.by_action), (1, {"before cut": [1, 0]}))
        self.assertEqual(len(tally.faults), 1)


if __name__ == "__main__":
    unittest.main()
