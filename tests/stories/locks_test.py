#!/usr/bin/env python3
"""--lock-timeout, --lock-retry-for and --statement-timeout beside sessions that hold locks.

    locks_test.py PROGRAM

Needs MIGRATOR_TEST_DATABASE, as the stories do (run.py). MIGRATOR_READER_SECONDS is how long the
reader of the measurement holds its table (30 for the whole one).
"""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "support"))
from run_case import PATIENCE, RunCase, main, run_sql
from server import as_environment, as_url

READER_SECONDS = float(os.environ.get("MIGRATOR_READER_SECONDS", "6"))


class Locks(RunCase):
    def setUp(self):
        super().setUp()
        self.query("CREATE TABLE item (id int); CREATE TABLE before_it ()")
        self.write("shop", "0001_item", [run_sql("CREATE TABLE made ()"),
                                         run_sql("ALTER TABLE item ADD COLUMN name text")])

    def hold(self, seconds: float, sql: str = "SELECT count(*) FROM item") -> subprocess.Popen:
        """A session called reader that has read the table and keeps its transaction open."""
        process = subprocess.Popen(
            [self.SERVER.psql, "-XAtq", as_url(self.SERVER.keywords_of(self.database))],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
            env={**os.environ, "PGAPPNAME": "reader"})
        self.addCleanup(self.end, process)
        process.stdin.write(f"BEGIN;\n{sql};\n")
        process.stdin.flush()
        self.wait_until("EXISTS (SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE "
                        "a.datname = current_database() AND a.application_name = 'reader' "
                        "AND l.relation = 'item'::regclass)")
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        self.addCleanup(timer.cancel)
        return process

    def finish(self, *arguments: str) -> tuple[str, str, int]:
        process = self.start("migrate", *arguments)
        output, errors = process.communicate(timeout=PATIENCE + READER_SECONDS)
        return output, errors, process.returncode

    # ---- tries --------------------------------------------------------------------------------

    def test_the_migration_is_tried_until_the_lock_is_free_and_says_who_has_it(self):
        self.hold(5)
        output, errors, status = self.finish("--lock-timeout", "300ms")
        self.assertEqual(status, 0, errors)
        self.assertTrue(output.endswith("Applying shop.0001_item... OK\n"), output)
        self.assertRegex(errors, r"^shop\.0001_item: canceling statement due to lock timeout \(try "
                                 r"1, after 0\.\d s\); next try in \d\.\d s\n  blocked by process "
                                 r"\d+ \(reader\) of \S+ from .*, idle in transaction, open for "
                                 r"\d+\.\d s: SELECT count\(\*\) FROM item;\n")
        self.assertEqual(self.tables(), ["before_it", "item", "made"])

    def test_when_the_budget_is_spent_nothing_remains(self):
        self.hold(60)
        output, errors, status = self.finish("--lock-timeout", "100ms", "--lock-retry-for", "1")
        self.assertEqual(status, 5, errors)
        self.assertIn("no time is left for another try\n  blocked by process ", errors)
        self.assertIn("CommandError: canceling statement due to lock timeout\n"
                      "  in shop.0001_item, Raw SQL operation", errors)
        self.assertRegex(errors, r"hint: tried [2-9] times in \d\.\d s: ")
        self.assertIn("shop.0001_item was rolled back", errors)
        self.assertEqual(self.tables(), ["before_it", "item"])
        self.assertEqual(self.recorded(), [])

    def test_a_budget_of_nothing_is_one_try(self):
        self.hold(60)
        _, errors, status = self.finish("--lock-timeout", "100ms", "--lock-retry-for", "0")
        self.assertEqual(status, 5)
        self.assertIn("hint: tried once in ", errors)

    def test_a_statement_outside_a_transaction_is_tried_again_alone(self):
        self.write("shop", "0001_item", [run_sql("CREATE TABLE made ()"),
                                         run_sql("ALTER TABLE item ADD COLUMN name text"),
                                         run_sql("CREATE TABLE kept AS SELECT "
                                                 "current_setting('lock_timeout') AS value")],
                   atomic=False)
        self.hold(5)
        _, errors, status = self.finish("--lock-timeout", "200ms")
        self.assertEqual(status, 0, errors)
        self.assertIn("blocked by process", errors)
        self.assertEqual(self.query("SELECT value FROM kept"), "200ms")

    def test_so_is_one_that_waits_for_its_lock_in_the_commit(self):
        self.query("CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN LOCK TABLE "
                   "item; RETURN NULL; END $$; CREATE TABLE slow (); CREATE CONSTRAINT TRIGGER late "
                   "AFTER INSERT ON slow DEFERRABLE INITIALLY DEFERRED "
                   "FOR EACH ROW EXECUTE FUNCTION late()")
        for atomic in True, False:
            with self.subTest(atomic=atomic):
                self.write("shop", "0001_item", [run_sql("INSERT INTO slow DEFAULT VALUES")],
                           atomic=atomic)
                self.hold(3)
                _, errors, status = self.finish("--lock-timeout", "200ms")
                self.assertEqual(status, 0, errors)
                self.assertIn("blocked by process", errors)
                self.assertEqual(self.finish("shop", "zero")[2], 0)
        self.assertEqual(self.query("SELECT count(*) FROM slow"), "2")

    def test_a_script_that_may_have_committed_a_part_is_not_tried_again(self):
        self.write("shop", "0001_item", [run_sql("CREATE TABLE made (); COMMIT; "
                                                 "ALTER TABLE item ADD COLUMN name text")],
                   atomic=False)
        self.hold(60)
        _, errors, status = self.finish("--lock-timeout", "200ms", "--detailed-exit-codes")
        self.assertEqual(status, 7, errors)
        self.assertIn("SQLSTATE: 55P03", errors)

    def test_a_locked_history_is_waited_for_in_the_same_way(self):
        self.assertEqual(self.finish()[2], 0)
        self.write("shop", "0002_more", [], dependencies=[["shop", "0001_item"]])
        self.hold(5, "LOCK TABLE item, django_migrations IN SHARE MODE")
        _, errors, status = self.finish("--lock-timeout", "200ms")
        self.assertEqual(status, 0, errors)
        self.assertIn("shop.0002_more: canceling statement due to lock timeout", errors)

    def test_a_history_that_nobody_may_read_is_waited_for_as_well(self):
        self.assertEqual(self.finish()[2], 0)
        self.write("shop", "0002_more", [], dependencies=[["shop", "0001_item"]])
        excluder = self.hold(60, "LOCK TABLE item, django_migrations")
        _, errors, status = self.finish("--lock-timeout", "200ms", "--lock-retry-for", "1")
        self.assertEqual(status, 5, errors)
        self.assertRegex(errors, r"^reading the history: canceling statement due to lock timeout "
                                 r"\(try 1, after 0\.\d s\); next try in \d\.\d s\n  blocked by "
                                 r"process \d+ \(reader\) of \S+ from .*, idle in transaction, ")
        self.assertRegex(errors, r"CommandError: canceling statement due to lock timeout\n  hint: "
                                 r"tried [2-9] times in \d\.\d s: ")
        process = self.start("migrate", "--lock-timeout", "200ms")
        self.assertTrue(process.stderr.readline().startswith("reading the history: "))
        excluder.kill()
        process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, 0)
        self.assertEqual(self.recorded(), ["0001_item", "0002_more"])

    def test_pruning_waits_for_it_in_the_same_way(self):
        self.write("shop", "0002_gone", [], dependencies=[["shop", "0001_item"]])
        self.assertEqual(self.finish()[2], 0)
        (self.folder / "migrations/shop/0002_gone.json").unlink()
        reader = self.hold(60, "LOCK TABLE item, django_migrations IN SHARE MODE")
        options = "shop", "--prune", "--lock-timeout", "200ms"
        _, errors, status = self.finish(*options, "--lock-retry-for", "0")
        self.assertEqual(status, 5, errors)
        self.assertRegex(errors, r"^pruning the history: canceling statement due to lock timeout "
                                 r"\(try 1, .*\n  blocked by process \d+ \(reader\) of ")
        self.assertEqual(self.recorded(), ["0001_item", "0002_gone"])
        reader.kill()
        self.assertEqual(self.finish(*options)[2], 0)
        self.assertEqual(self.recorded(), ["0001_item"])

    def test_so_it_is_between_two_migrations(self):
        self.query("CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM "
                   "pg_sleep(2); RETURN NULL; END $$; CREATE TABLE slow (); CREATE CONSTRAINT "
                   "TRIGGER late AFTER INSERT ON slow DEFERRABLE INITIALLY DEFERRED "
                   "FOR EACH ROW EXECUTE FUNCTION late()")
        self.assertEqual(self.finish()[2], 0)
        self.write("shop", "0002_more", [run_sql("INSERT INTO slow DEFAULT VALUES")],
                   dependencies=[["shop", "0001_item"]])
        for atomic in True, False:
            with self.subTest(atomic=atomic):
                self.write("shop", "0003_rest", [], atomic=atomic,
                           dependencies=[["shop", "0002_more"]])
                process = self.start("migrate", "--lock-timeout", "200ms")
                self.wait_until_asleep()  # in the COMMIT, behind which the next one is looked up
                excluder = self.hold(60, "LOCK TABLE item; LOCK TABLE django_migrations")
                lines = process.stderr.readline() + process.stderr.readline()
                excluder.kill()
                process.communicate(timeout=PATIENCE)
                self.assertEqual(process.returncode, 0)
                self.assertRegex(lines, r"^shop\.0003_rest: canceling statement due to lock timeout "
                                        r".*\n  blocked by process \d+ \(reader\) of ")
                self.assertEqual(self.finish("shop", "0001")[2], 0)

    def test_an_index_is_built_concurrently_without_a_lock_timeout(self):
        self.write("shop", "0001_item", [run_sql("CREATE INDEX CONCURRENTLY item_idx ON item (id)")],
                   atomic=False)
        self.hold(5, "LOCK TABLE item IN ROW EXCLUSIVE MODE")
        _, errors, status = self.finish("--lock-timeout", "100ms")
        self.assertEqual((status, errors), (0, ""))
        self.assertEqual(self.query("SELECT indisvalid FROM pg_index "
                                    "WHERE indexrelid = 'item_idx'::regclass"), "t")

    def test_ctrl_c_ends_the_pause_between_two_tries(self):
        self.hold(60)
        process = self.start("migrate", "--lock-timeout", "100ms")
        for _ in range(8):  # the pauses have grown
            process.stderr.readline()
        errors, status = self.interrupt(process, 2)[1:]
        self.assertEqual(status, 130)
        self.assertIn("Nothing was changed.", errors)

    # ---- where the settings reach -------------------------------------------------------------

    def test_the_timeouts_end_with_each_transaction(self):
        show = ("CREATE TABLE {} AS SELECT current_setting('lock_timeout') AS lock, "
                "current_setting('statement_timeout') AS statement")
        self.write("shop", "0001_item", [run_sql(show.format("inside"))])
        self.write("shop", "0002_ends_it", [run_sql("COMMIT"), run_sql(show.format("outside"))],
                   dependencies=[["shop", "0001_item"]])
        _, errors, status = self.finish("--lock-timeout", "2", "--statement-timeout", "1min")
        self.assertEqual(status, 0, errors)
        self.assertEqual(self.query("SELECT * FROM inside"), "2s|1min")
        self.assertEqual(self.query("SELECT * FROM outside"), "0|0")

    def test_a_statement_that_takes_too_long_is_not_tried_again(self):
        self.write("shop", "0001_item", [run_sql("SELECT pg_sleep(60)")])
        _, errors, status = self.finish("--statement-timeout", "300ms", "--lock-timeout", "5")
        self.assertEqual(status, 1)
        self.assertIn("CommandError: canceling statement due to statement timeout", errors)

    # ---- a reader and a stream of short queries -----------------------------------------------

    def stream(self, stop: threading.Event, times: list[float]) -> None:
        """Short queries one after the other in one psql; their times in seconds."""
        process = subprocess.Popen([self.SERVER.psql, "-XAtq"], text=True, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, env={**os.environ, **as_environment(
                                       self.SERVER.keywords_of(self.database))})
        while not stop.is_set():
            start = time.monotonic()
            process.stdin.write("SELECT count(*) FROM item;\n")
            process.stdin.flush()
            process.stdout.readline()
            times.append(time.monotonic() - start)
            time.sleep(0.005)
        process.stdin.close()
        process.wait(PATIENCE)
        process.stdout.close()

    def measure(self, *arguments: str, reader: float) -> tuple[float, float, int]:
        """The 99th percentile and the maximum of the stream beside a reader and a migration."""
        holder = self.hold(reader)
        stop, times = threading.Event(), []
        streams = threading.Thread(target=self.stream, args=(stop, times))
        streams.start()
        time.sleep(0.5)
        status = self.finish(*arguments)[2] if arguments else holder.wait(PATIENCE) and 0
        stop.set()
        streams.join()
        times.sort()
        return times[int(len(times) * 0.99)], times[-1], status

    def test_short_queries_go_on_while_the_migration_wants_the_table(self):
        alone, longest_alone, _ = self.measure(reader=READER_SECONDS / 2)
        timeout = 0.2
        p99, longest, status = self.measure("--lock-timeout", str(timeout), reader=READER_SECONDS)
        print(f"\na reader of {READER_SECONDS:.0f} s, lock timeout {timeout} s, short queries: p99 "
              f"{1000 * alone:.1f} ms, longest {1000 * longest_alone:.1f} ms without a migration; "
              f"{1000 * p99:.1f} ms and {1000 * longest:.1f} ms beside it")
        self.assertEqual(status, 0)
        # A busy machine may be late by this; whoever queued up behind the migration would wait for
        # the reader.
        late = 1.5
        self.assertLess(p99, alone + timeout + late)
        self.assertLess(longest, longest_alone + timeout + late)
        self.assertLess(timeout + late, READER_SECONDS / 2)


if __name__ == "__main__":
    main(Locks, sys.argv)
