#!/usr/bin/env python3
"""Several runs of `migrate` at once, Django's own among them, and a runner lock that is lost.

    runners_test.py PROGRAM

Needs MIGRATOR_TEST_DATABASE, as the stories do (run.py); the tests with Django a Django 5.2
(Python's own or in MIGRATOR_DJANGO) and the oracle of MIGRATOR_SHARED.
"""

import json
import os
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "support"))
from run_case import PATIENCE, RUNNER_LOCKS, RunCase, main, run_sql

RUNNERS = 20
WORKER = Path(__file__).resolve().parent.parent / "differential" / "django_worker.py"
ID = {"name": "id", "type": "BigAutoField", "primary_key": True}
NAME = {"name": "name", "type": "CharField", "max_length": 40}

# Ends the session that has the runner lock, not the one that works.
LOSE_LOCK = ("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
             f"WHERE application_name LIKE '%@%' AND pid IN (SELECT pid FROM {RUNNER_LOCKS})")


def django_is_here() -> bool:
    look = ("import os, sys; sys.path.insert(0, os.environ.get('MIGRATOR_DJANGO') or '.');"
            "import django; sys.exit(django.VERSION < (5, 2))")
    return "MIGRATOR_SHARED" in os.environ and subprocess.run(
        [sys.executable, "-c", look], capture_output=True, check=False).returncode == 0


class Runners(RunCase):
    def write_indexed_project(self) -> list[str]:
        """Ten migrations; every third one builds an index concurrently."""
        names = []
        for number in range(10):
            if number % 3 == 2:
                operations = [{"op": "AddIndexConcurrently", "model_name": f"item{number - 1}",
                               "index": {"type": "Index", "fields": ["name"],
                                         "name": f"item{number}_idx"}}]
            else:
                operations = [{"op": "CreateModel", "name": f"Item{number}", "fields": [ID, NAME]}]
            names.append(f"{number:04}_step")
            self.write("shop", names[-1], operations, atomic=number % 3 != 2,
                       dependencies=[["shop", names[-2]]] if number else [])
        return names

    def require_all_applied_once(self, names: list[str]) -> None:
        self.assertEqual(self.recorded(), names)
        self.assertEqual(self.query("SELECT count(*) FROM pg_index WHERE NOT indisvalid"), "0")
        self.assertEqual(self.query("SELECT count(*) FROM pg_indexes WHERE indexname ~ '_idx$'"),
                         "3")
        self.assertEqual(len(self.tables()), 7)

    def run_together(self, runs: int) -> list[tuple[str, str, int]]:
        started = [self.start() for _ in range(runs)]
        answers = []
        for process in started:
            output, errors = process.communicate(timeout=5 * PATIENCE)
            answers.append((output, errors, process.returncode))
        return answers

    # ---- many at once -------------------------------------------------------------------------

    def test_twenty_at_once_with_concurrent_index_builds(self):
        names = self.write_indexed_project()
        start = time.monotonic()
        answers = self.run_together(RUNNERS)
        print(f"\n{RUNNERS} runners at once: {time.monotonic() - start:.1f} s")
        self.assertEqual([status for _, _, status in answers], [0] * RUNNERS, answers)
        self.assertEqual(sum(output.count("Applying") for output, _, _ in answers), len(names))
        self.assertNotIn("deadlock", "".join(errors for _, errors, _ in answers))
        self.require_all_applied_once(names)

    def start_django(self) -> subprocess.Popen:
        environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
        process = subprocess.Popen([sys.executable, str(WORKER)], text=True, env=environment,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        self.addCleanup(self.end, process)
        return process

    def ask(self, django: subprocess.Popen, *argv: str) -> None:
        request = {"database": self.SERVER.keywords_of(self.database), "argv": argv,
                   "migrations": str(self.folder / "migrations"), "settings": {}}
        django.stdin.write(json.dumps(request) + "\n")
        django.stdin.flush()

    @unittest.skipUnless(django_is_here(), "no Django 5.2")
    def test_twenty_at_once_with_django_among_them(self):
        names = self.write_indexed_project()
        django = self.start_django()
        self.ask(django, "showmigrations")  # everything is imported by now
        django.stdout.readline()
        self.ask(django, "migrate")
        started = [self.start() for _ in range(RUNNERS)]
        runs = [(*run.communicate(timeout=5 * PATIENCE), run.returncode) for run in started]
        answer = json.loads(django.stdout.readline())
        self.assertEqual([status for _, _, status in runs], [0] * RUNNERS, (runs, answer))
        self.require_all_applied_once(names)
        print(f"\nDjango among them ended with {answer['status']}: "
              f"{answer['out'].count(' OK')} migrations are its own; {answer['err'][-200:]}")
        # Django asks nobody: what it had planned may be done by then. It has harmed nothing.
        self.ask(django, "migrate")
        self.assertEqual(json.loads(django.stdout.readline())["status"], 0)
        self.require_all_applied_once(names)

    # ---- another program that asks nobody -----------------------------------------------------

    def write_pausing_project(self, seconds: float = 1.5, **header) -> None:
        self.write("shop", "0001_first", [run_sql("CREATE TABLE first_table ()"),
                                          run_sql(f"SELECT pg_sleep({seconds})")], **header)
        self.write("shop", "0002_second", [run_sql("CREATE TABLE second_table ()")],
                   dependencies=[["shop", "0001_first"]])

    def record(self, name: str) -> None:
        self.query("INSERT INTO django_migrations (app, name, applied) "
                   f"VALUES ('shop', '{name}', now())")

    def test_a_migration_that_another_program_records_meanwhile_is_rolled_back(self):
        self.write_pausing_project()
        process = self.start()
        self.wait_until_asleep()
        self.record("0001_first")
        output, errors = process.communicate(timeout=PATIENCE)
        self.assertEqual((process.returncode, errors), (0, ""))
        self.assertIn("Applying shop.0001_first... DONE BY ANOTHER PROGRAM\n"
                      "  Applying shop.0002_second... OK\n", output)
        self.assertEqual(self.recorded(), ["0001_first", "0002_second"])
        self.assertEqual(self.tables(), ["second_table"])

    def test_one_that_is_not_atomic_is_recorded_once_all_the_same(self):
        self.write_pausing_project(atomic=False)
        process = self.start()
        self.wait_until_asleep()
        self.record("0001_first")
        output, _ = process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, 0)
        self.assertIn("0001_first... DONE BY ANOTHER PROGRAM", output)
        self.assertEqual(self.recorded(), ["0001_first", "0002_second"])

    def test_one_that_was_recorded_before_its_turn_is_not_begun(self):
        self.write_pausing_project()
        process = self.start()
        self.wait_until_asleep()
        self.record("0002_second")
        output, _ = process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, 0)
        self.assertIn("0002_second... DONE BY ANOTHER PROGRAM", output)
        self.assertEqual(self.tables(), ["first_table"])

    def test_tables_that_another_program_commits_first_are_no_failure(self):
        self.write("shop", "0001_first", [run_sql("SELECT pg_sleep(1.5)"),
                                          run_sql("CREATE TABLE first_table ()")])
        process = self.start()
        self.wait_until_asleep()
        self.query("BEGIN; CREATE TABLE first_table (); INSERT INTO django_migrations "
                   "(app, name, applied) VALUES ('shop', '0001_first', now()); COMMIT")
        output, errors = process.communicate(timeout=PATIENCE)
        self.assertEqual((process.returncode, errors), (0, ""))
        self.assertIn("0001_first... DONE BY ANOTHER PROGRAM", output)
        self.assertEqual(self.recorded(), ["0001_first"])

    def test_so_it_is_with_whatever_else_it_commits_first(self):
        self.write("shop", "0000_before", [run_sql(
            "CREATE TABLE keyless (id int); CREATE SCHEMA old; "
            "CREATE FUNCTION old() RETURNS int LANGUAGE sql AS 'SELECT 1'")])
        process = self.start()
        self.assertEqual(process.communicate(timeout=PATIENCE)[1], "")
        before = "0000_before"
        for number, statement in enumerate((
                "CREATE SCHEMA aside", "ALTER TABLE keyless ADD PRIMARY KEY (id)",
                "CREATE FUNCTION new() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "DROP FUNCTION old()", "DROP SCHEMA old"), 1):
            name = f"000{number}_change"
            self.write("shop", name, [run_sql("SELECT pg_sleep(1.5)"), run_sql(statement)],
                       dependencies=[["shop", before]])
            before = name
            process = self.start()
            self.wait_until_asleep()
            self.query(f"BEGIN; {statement}; INSERT INTO django_migrations (app, name, applied) "
                       f"VALUES ('shop', '{name}', now()); COMMIT")
            output, errors = process.communicate(timeout=PATIENCE)
            self.assertEqual((process.returncode, errors), (0, ""), statement)
            self.assertIn(f"{name}... DONE BY ANOTHER PROGRAM", output)

    # ---- the runner lock ----------------------------------------------------------------------

    def test_the_one_who_waits_is_told_what_the_other_does(self):
        self.write_pausing_project()
        holder = self.start()
        self.wait_until_asleep()
        waiting = self.start()
        errors = waiting.communicate(timeout=PATIENCE)[1]
        self.assertRegex(errors, r"^Waiting up to 300 s for another run of migrations to end: "
                                 r"process \d+ \(migrator/[\d.]+@\S+ applying shop\.0001_first\) "
                                 r"from \S.* since 20")
        self.assertEqual((waiting.returncode, holder.wait(PATIENCE)), (0, 0))

    def test_no_session_is_ended_for_being_idle_meanwhile(self):
        self.query(f"ALTER DATABASE {self.database} SET idle_session_timeout = '2s'")
        self.write("shop", "0001_first", [run_sql("SELECT pg_sleep(5)")])
        first = self.start()
        self.wait_until_asleep()
        second = self.start()
        self.assertEqual(first.communicate(timeout=PATIENCE)[1], "")
        errors = second.communicate(timeout=PATIENCE)[1]
        self.assertRegex(errors, r"^Waiting up to 300 s for .*\n$")
        self.assertEqual((first.returncode, second.returncode), (0, 0))

    def test_who_may_not_wait_is_refused_with_a_status_of_its_own(self):
        self.write_pausing_project(seconds=PATIENCE)
        holder = self.start()
        self.wait_until_asleep()
        for wait in "0", "200ms":
            refused = self.start("migrate", "--runner-lock-wait", wait)
            output, errors = refused.communicate(timeout=PATIENCE)
            self.assertEqual((refused.returncode, output), (4, ""), errors)
            self.assertIn("another migration runs on this database: process ", errors)
        self.query("SELECT pg_cancel_backend(pid) FROM pg_stat_activity "
                   "WHERE datname = current_database() AND wait_event = 'PgSleep'")
        self.assertEqual(holder.wait(PATIENCE), 1)

    def test_nothing_to_do_and_looking_take_no_lock(self):
        self.write("shop", "0001_first", [])
        self.assertEqual(self.start().wait(PATIENCE), 0)
        self.write("shop", "0002_slow", [run_sql("SELECT pg_sleep(5)")],
                   dependencies=[["shop", "0001_first"]])
        holder = self.start()
        self.wait_until_asleep()
        for arguments in (["showmigrations"], ["migrate", "--plan"],
                          ["migrate", "shop", "0001", "--runner-lock-wait", "0"]):
            self.assertEqual(self.start(*arguments).wait(PATIENCE), 0, arguments)
        self.assertIsNone(holder.poll())

    def test_a_run_whose_lock_is_lost_stops_before_the_next_statement(self):
        self.write("shop", "0001_first", [
            run_sql("CREATE TABLE first_table ()"), run_sql("SELECT pg_sleep(1.5)"),
            run_sql("CREATE TABLE later ()")])
        process = self.start()
        self.wait_until_asleep()
        self.assertEqual(self.query(LOSE_LOCK), "t")
        _, errors = process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, 4, errors)
        self.assertIn("CommandError: the lock against other runs of migrations was lost", errors)
        self.assertIn("shop.0001_first was rolled back", errors)
        self.assertEqual((self.recorded(), self.tables()), ([], []))

    def test_a_lock_lost_in_the_last_statement_keeps_the_next_migration_from_beginning(self):
        self.write_pausing_project()
        process = self.start()
        self.wait_until_asleep()
        self.query(LOSE_LOCK)
        self.assertEqual(process.wait(PATIENCE), 4)
        self.assertEqual((self.recorded(), self.tables()), (["0001_first"], ["first_table"]))

    def test_a_killed_run_is_waited_for_until_its_last_statement_has_ended(self):
        self.write("shop", "0001_first", [run_sql("CREATE TABLE log AS SELECT 1 AS done FROM pg_sleep(3)")])
        killed = self.start()
        self.wait_until_asleep()
        orphan = self.query("SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' "
                            "AND datname = current_database()")
        self.interrupt(killed, signal.SIGKILL)
        self.wait_until(f"(SELECT count(*) FROM {RUNNER_LOCKS}) = 1")
        self.write("shop", "0001_first", [run_sql(
            f"CREATE TABLE log AS SELECT count(*) FROM pg_stat_activity WHERE pid = {orphan}")])
        following = self.start()
        errors = following.communicate(timeout=PATIENCE)[1]
        self.assertEqual(following.returncode, 0, errors)
        self.assertIn(f"another run of migrations to end: process {orphan} ", errors)
        self.assertEqual(self.query("SELECT * FROM log"), "0")


if __name__ == "__main__":
    main(Runners, sys.argv)
