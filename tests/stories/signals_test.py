#!/usr/bin/env python3
"""Ctrl-C, SIGTERM, SIGHUP, and two runs of `migrate` at once.

    signals_test.py PROGRAM

Needs MIGRATOR_TEST_DATABASE, as the stories do (run.py).
"""

import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "support"))
from run_case import PATIENCE, RunCase, main, run_sql

STOPPING = "Stopping at the next safe point; once more cancels the statement in hand.\n"


class Interruption(RunCase):
    def write_slow_project(self, **header) -> None:
        """Three migrations, the second of which makes a table and then sleeps."""
        self.write("shop", "0001_initial", [run_sql("CREATE TABLE first_table ()")])
        self.write("shop", "0002_slow", [run_sql("CREATE TABLE second_table ()"),
                                         run_sql("SELECT pg_sleep(600)")],
                   dependencies=[["shop", "0001_initial"]], **header)
        self.write("shop", "0003_later", [], dependencies=[["shop", "0002_slow"]])

    def interrupt(self, process: subprocess.Popen, number: signal.Signals) -> tuple[str, str, int]:
        """Twice, as somebody who does not want to wait for the statement in hand does."""
        process.send_signal(number)
        if number != signal.SIGKILL:
            self.assertEqual(process.stderr.readline(), STOPPING)
            process.send_signal(number)
        return self.finish(process)

    def interrupt_once(self, process: subprocess.Popen,
                       number: signal.Signals = signal.SIGINT) -> tuple[str, str, int]:
        process.send_signal(number)
        return self.finish(process)

    @staticmethod
    def finish(process: subprocess.Popen) -> tuple[str, str, int]:
        output, errors = process.communicate(timeout=PATIENCE)
        return output, errors, process.returncode

    def hold_runner_lock(self) -> subprocess.Popen:
        """A run of migrate that sleeps, and so has the lock."""
        holder = self.start()
        self.wait_until_asleep()
        return holder

    # ---- the first signal ---------------------------------------------------------------------

    def write_short_project(self, **header) -> None:
        """Three migrations, the second of which takes two seconds in the midst of its statements."""
        self.write_slow_project(**header)
        self.write("shop", "0002_slow", [run_sql("CREATE TABLE second_table ()"),
                                         run_sql("SELECT pg_sleep(2)"),
                                         run_sql("CREATE TABLE last_table ()")],
                   dependencies=[["shop", "0001_initial"]], **header)

    def test_the_first_ctrl_c_lets_the_statement_end_and_no_other_begin(self):
        self.write_short_project()
        process = self.start()
        self.wait_until_asleep()
        _, errors, status = self.interrupt_once(process)
        self.assertEqual(status, 130)
        self.assertEqual(errors, STOPPING + "Interrupted. shop.0002_slow was rolled back.\n"
                                            "  Applied shop.0001_initial\n")
        self.assertEqual(self.recorded(), ["0001_initial"])
        self.assertEqual(self.tables(), ["first_table"])

    def test_it_lets_a_migration_without_a_transaction_end_and_no_other_begin(self):
        self.write_short_project(atomic=False)
        process = self.start()
        self.wait_until_asleep()
        _, errors, status = self.interrupt_once(process, signal.SIGTERM)
        self.assertEqual(status, 143)
        self.assertEqual(errors, STOPPING + "Interrupted.\n  Applied shop.0001_initial\n"
                                            "  Applied shop.0002_slow\n")
        self.assertEqual(self.recorded(), ["0001_initial", "0002_slow"])
        self.assertEqual(self.tables(), ["first_table", "last_table", "second_table"])

    def test_a_migration_whose_last_statement_it_is_is_applied_and_no_other_begins(self):
        self.write_slow_project()
        self.write("shop", "0002_slow", [run_sql("CREATE TABLE second_table ()"),
                                         run_sql("SELECT pg_sleep(2)")],
                   dependencies=[["shop", "0001_initial"]])
        process = self.start()
        self.wait_until_asleep()
        _, errors, status = self.interrupt_once(process)
        self.assertEqual(status, 130)
        self.assertEqual(errors, STOPPING + "Interrupted.\n  Applied shop.0001_initial\n"
                                            "  Applied shop.0002_slow\n")
        self.assertEqual(self.recorded(), ["0001_initial", "0002_slow"])
        self.assertEqual(self.tables(), ["first_table", "second_table"])

    def test_a_run_whose_last_statement_it_is_ends_as_if_there_was_no_signal(self):
        self.write("shop", "0001_initial", [run_sql("SELECT pg_sleep(2)")])
        process = self.start()
        self.wait_until_asleep()
        _, errors, status = self.interrupt_once(process)
        self.assertEqual((errors, status), (STOPPING, 0))
        self.assertEqual(self.recorded(), ["0001_initial"])

    def test_a_closed_terminal_is_such_a_signal(self):
        self.write_short_project()
        process = self.start()
        self.wait_until_asleep()
        _, errors, status = self.interrupt_once(process, signal.SIGHUP)
        self.assertEqual(status, 129)
        self.assertEqual(errors, STOPPING + "Interrupted. shop.0002_slow was rolled back.\n"
                                            "  Applied shop.0001_initial\n")

    def test_a_signal_that_the_program_was_started_to_ignore_stays_ignored(self):
        self.write_short_project()
        for number in signal.SIGHUP, signal.SIGINT:
            self.addCleanup(signal.signal, number, signal.signal(number, signal.SIG_IGN))
        process = self.start()
        self.wait_until_asleep()
        process.send_signal(signal.SIGHUP)
        _, errors, status = self.interrupt_once(process)
        self.assertEqual((errors, status), ("", 0))

    def test_the_server_of_a_sandbox_does_not_outlive_a_closed_terminal(self):
        self.folder.chmod(0o777)  # for the account that the server of root has
        begun = self.folder / "begun"
        self.write("shop", "0001_initial", [run_sql(f"COPY (SELECT 1) TO '{begun}'"),
                                            run_sql("SELECT pg_sleep(1)"), run_sql("SELECT 1")])
        process = self.start("--database", "sandbox:keep", "migrate")
        deadline = time.monotonic() + PATIENCE
        while not begun.exists():
            self.assertLess(time.monotonic(), deadline, "the migration did not begin")
            time.sleep(0.05)
        running = list(self.folder.rglob("postmaster.pid"))
        self.assertEqual(len(running), 1)
        self.assertEqual(self.interrupt_once(process, signal.SIGHUP)[2], 129)
        self.assertFalse(running[0].exists())

    def test_a_statement_that_fails_by_itself_after_it_is_a_failure(self):
        self.write("shop", "0001_initial", [run_sql("DO 'BEGIN PERFORM pg_sleep(2); "
                                                    "RAISE division_by_zero; END'")])
        process = self.start()
        self.wait_until_asleep()
        _, errors, status = self.interrupt_once(process)
        self.assertEqual(status, 1)
        self.assertIn("SQLSTATE: 22012", errors)

    # ---- the second one -----------------------------------------------------------------------

    def test_a_second_ctrl_c_cancels_the_statement_and_rolls_its_migration_back(self):
        self.write_slow_project()
        process = self.start()
        self.wait_until_asleep()
        output, errors, status = self.interrupt(process, signal.SIGINT)
        self.assertEqual(status, 130)
        self.assertEqual(output, "Operations to perform:\n  Apply all migrations: shop\n"
                                 "Running migrations:\n  Applying shop.0001_initial... OK\n"
                                 "  Applying shop.0002_slow...")
        self.assertEqual(errors, "Interrupted. shop.0002_slow was rolled back.\n"
                                 "  Applied shop.0001_initial\n")
        self.assertEqual(self.recorded(), ["0001_initial"])
        self.assertEqual(self.tables(), ["first_table"])

    def test_a_second_sigterm_does_the_same_with_its_own_status(self):
        self.write_slow_project()
        process = self.start("migrate", "-v", "0")
        self.wait_until_asleep()
        output, errors, status = self.interrupt(process, signal.SIGTERM)
        self.assertEqual((output, status), ("", 143))
        self.assertIn("shop.0002_slow was rolled back.", errors)
        self.assertEqual(self.recorded(), ["0001_initial"])

    def test_what_a_migration_without_a_transaction_has_done_stays_and_is_said(self):
        self.write_slow_project(atomic=False)
        process = self.start()
        self.wait_until_asleep()
        _, errors, status = self.interrupt(process, signal.SIGINT)
        self.assertEqual(status, 130)
        self.assertEqual(errors, "Interrupted. shop.0002_slow is not atomic: the statements "
                                 "before the interruption remain, and the same command goes on "
                                 "from there.\n  Applied shop.0001_initial\n")
        self.assertEqual(self.recorded(), ["0001_initial"])
        self.assertEqual(self.tables(), ["first_table", "second_table"])

    def test_the_first_statements_of_such_a_migration_are_not_called_nothing(self):
        self.write("shop", "0001_initial", [run_sql("CREATE TABLE first_table ()"),
                                            run_sql("SELECT pg_sleep(600)")], atomic=False)
        process = self.start()
        self.wait_until_asleep()
        _, errors, _ = self.interrupt(process, signal.SIGINT)
        self.assertEqual(errors, "Interrupted. shop.0001_initial is not atomic: the statements "
                                 "before the interruption remain, and the same command goes on "
                                 "from there.\n")
        self.assertEqual(self.tables(), ["first_table"])

    def test_an_interrupted_way_back_leaves_the_migration_applied(self):
        self.write("shop", "0001_initial", [
            {"op": "RunSQL", "sql": "CREATE TABLE first_table ()", "reverse_sql": [
                "DROP TABLE first_table", "SELECT pg_sleep(600)"]}])
        self.assertEqual(self.start().wait(PATIENCE), 0)
        process = self.start("migrate", "shop", "zero")
        self.wait_until_asleep()
        _, errors, status = self.interrupt(process, signal.SIGINT)
        self.assertEqual(status, 130)
        self.assertEqual(errors,
                         "Interrupted. shop.0001_initial was rolled back. Nothing was changed.\n")
        self.assertEqual(self.recorded(), ["0001_initial"])
        self.assertEqual(self.tables(), ["first_table"])

    def test_after_an_interruption_the_next_run_goes_on(self):
        self.write_slow_project()
        process = self.start()
        self.wait_until_asleep()
        self.interrupt(process, signal.SIGINT)
        self.write("shop", "0002_slow", [], dependencies=[["shop", "0001_initial"]])
        self.assertEqual(self.start().wait(PATIENCE), 0)
        self.assertEqual(self.recorded(), ["0001_initial", "0002_slow", "0003_later"])

    def test_a_killed_run_leaves_nothing_half_done(self):
        self.write_slow_project()
        process = self.start()
        self.wait_until_asleep()
        self.interrupt(process, signal.SIGKILL)
        self.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                   "WHERE datname = current_database() AND wait_event = 'PgSleep'")
        self.wait_until("to_regclass('second_table') IS NULL")
        self.assertEqual(self.recorded(), ["0001_initial"])

    # ---- before the database is reached ---------------------------------------------------------

    def write_programs_that_hang(self) -> Path:
        """Server programs whose initdb says that it runs, in the folder, and does nothing."""
        programs = self.folder / "programs"
        programs.mkdir()
        for name, script in {"postgres": 'echo "postgres (PostgreSQL) 15.3"',
                             "initdb": f"touch '{programs}/running'; exec sleep 600"}.items():
            (programs / name).write_text(f"#!/bin/sh\n{script}\n")
            (programs / name).chmod(0o755)
        self.folder.chmod(0o755)  # for the account that the server of root has
        programs.chmod(0o777)
        return programs

    def test_a_sandbox_that_starts_is_interrupted_with_a_word(self):
        self.write("shop", "0001_initial", [])
        programs = self.write_programs_that_hang()
        for number, expected in {signal.SIGHUP: 129, signal.SIGINT: 130,
                                 signal.SIGTERM: 143}.items():
            (programs / "running").unlink(missing_ok=True)
            process = self.start("--database", "sandbox:", "migrate",
                                 MIGRATOR_PG_BINDIR=str(programs))
            deadline = time.monotonic() + PATIENCE
            while not (programs / "running").exists():
                self.assertLess(time.monotonic(), deadline, "initdb was not started")
                time.sleep(0.05)
            output, errors, status = self.interrupt_once(process, number)
            self.assertEqual((output, status), ("", expected))
            self.assertEqual(errors, "Interrupted before anything was changed in the database.\n")

    # ---- two runners --------------------------------------------------------------------------

    def test_ctrl_c_ends_the_wait_for_another_run(self):
        self.write_slow_project()
        holder = self.hold_runner_lock()
        waiting = self.start()
        first_line = waiting.stderr.readline()
        self.assertIn("another run of migrations", first_line)
        output, errors, status = self.interrupt_once(waiting)
        self.assertEqual((output, status), ("", 130))
        self.assertEqual(errors, STOPPING + "Interrupted. Nothing was changed.\n")
        self.assertIsNone(holder.poll())

    def test_sigterm_ends_the_wait_for_another_run(self):
        self.write_slow_project()
        self.hold_runner_lock()
        waiting = self.start()
        waiting.stderr.readline()
        self.assertEqual(self.interrupt_once(waiting, signal.SIGTERM)[2], 143)

    def test_two_runs_at_once_both_end_well_and_apply_everything_once(self):
        # Each statement takes long enough for both runs to have read the same history.
        for number in range(1, 6):
            self.write("shop", f"000{number}_step",
                       [run_sql(f"CREATE TABLE step_{number} ()"), run_sql("SELECT pg_sleep(0.3)")],
                       dependencies=[["shop", f"000{number - 1}_step"]] if number > 1 else [])
        runs = [self.start(), self.start()]
        answers = [run.communicate(timeout=PATIENCE) for run in runs]
        self.assertEqual([run.returncode for run in runs], [0, 0], answers)
        self.assertEqual(self.recorded(), [f"000{number}_step" for number in range(1, 6)])
        applied = sum(output.count("Applying") for output, _ in answers)
        self.assertEqual(applied, 5, answers)


if __name__ == "__main__":
    main(Interruption, sys.argv)
