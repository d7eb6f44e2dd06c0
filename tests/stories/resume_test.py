#!/usr/bin/env python3
"""Migrations without a transaction that failed or were cut: the same command goes on from there.

    resume_test.py PROGRAM

Needs MIGRATOR_TEST_DATABASE, as the stories do (run.py).
"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "support"))
from run_case import PATIENCE, RunCase, main, run_sql
from server import as_url

ID = {"name": "id", "type": "BigAutoField", "primary_key": True}
BEGUN = "shop.0002_more was begun by an earlier run: going on "


def character_field(name: str, **more) -> dict:
    return {"name": name, "type": "CharField", "max_length": 40, **more}


class Resume(RunCase):
    def setUp(self):
        super().setUp()
        self.write("shop", "0001_initial", [{
            "op": "CreateModel", "name": "Item",
            "fields": [ID, character_field("name"), character_field("code", unique=True)]}])
        self.succeed()

    def more(self, *operations: dict, **header) -> None:
        self.write("shop", "0002_more", list(operations), **{
            "atomic": False, "dependencies": [["shop", "0001_initial"]], **header})

    def script(self, *statements: str, reverse: object = "noop") -> None:
        self.more({"op": "RunSQL", "sql": list(statements), "reverse_sql": reverse})

    def run_it(self, *arguments: str) -> tuple[str, int]:
        process = self.start(*arguments)
        _, errors = process.communicate(timeout=PATIENCE)
        return errors, process.returncode

    def succeed(self, *arguments: str) -> str:
        errors, status = self.run_it(*arguments)
        self.assertEqual(status, 0, errors)
        return errors

    def fail(self, *arguments: str) -> str:
        errors, status = self.run_it(*arguments)
        self.assertEqual(status, 1, errors)
        return errors

    def lines(self) -> str:
        """What the scripts have written, in that order."""
        return self.query("SELECT string_agg(line, ' ' ORDER BY ctid) FROM log")

    def has_ledger(self) -> bool:
        return self.query("SELECT to_regclass('django_migrations_ledger') IS NOT NULL") == "t"

    def assert_done(self) -> None:
        self.assertEqual(self.recorded(), ["0001_initial", "0002_more"])
        self.assertFalse(self.has_ledger())

    # ---- indexes ------------------------------------------------------------------------------

    INDEX = {"op": "AddIndexConcurrently", "model_name": "item", "index": {
        "type": "Index", "fields": ["name"], "name": "item_name_idx"}}
    UNIQUE = "CREATE UNIQUE INDEX CONCURRENTLY item_name_key ON shop_item (name)"

    def index_is_valid(self, name: str) -> str:
        return self.query("SELECT indisvalid FROM pg_index WHERE indexrelid = "
                          f"to_regclass('{name}')")

    def test_an_index_whose_build_failed_is_dropped_and_built_again(self):
        self.query("INSERT INTO shop_item (name, code) VALUES ('a', '1'), ('a', '2')")
        self.script("CREATE TABLE log (line text)", self.UNIQUE, "INSERT INTO log VALUES ('end')")
        for _ in range(2):
            errors = self.fail()
            self.assertIn('could not create unique index "item_name_key"', errors)
            self.assertIn("shop.0002_more is not atomic: the statements before this one remain, "
                          "and it is recorded as not applied. The same command goes on from here.",
                          errors)
            self.assertEqual(self.index_is_valid("item_name_key"), "f")
        self.query("UPDATE shop_item SET name = code")
        errors = self.succeed()
        self.assertEqual(errors, BEGUN + "after statement 1\n"
                         "shop.0002_more: dropping the invalid index public.item_name_key, which a "
                         "build that did not end has left\n")
        self.assertEqual(self.index_is_valid("item_name_key"), "t")
        self.assertEqual(self.lines(), "end")
        self.assert_done()

    def note_as_started(self, statement: str) -> None:
        """As if the run had been killed between the statement and its note."""
        self.query("UPDATE django_migrations_ledger SET state = 'started' WHERE statement = "
                   f"$x${statement}$x$")

    def test_an_index_that_was_built_though_nobody_heard_of_it_is_not_built_again(self):
        self.script(self.UNIQUE, "INSERT INTO log VALUES ('end')")
        self.assertIn('relation "log" does not exist', self.fail())
        self.note_as_started(self.UNIQUE)
        oid = self.query("SELECT 'item_name_key'::regclass::oid")
        self.query("CREATE TABLE log (line text)")
        self.assertEqual(self.succeed(), BEGUN + "with its first statement\n")
        self.assertEqual(self.query("SELECT 'item_name_key'::regclass::oid"), oid)
        self.assert_done()

    def test_an_index_that_is_dropped_is_not_missed(self):
        self.more({"op": "RunSQL", "sql": "noop", "reverse_sql": "DROP TABLE nothing"}, self.INDEX)
        self.succeed()
        self.assertIn('table "nothing" does not exist', self.fail("migrate", "shop", "0001"))
        self.assertEqual(self.index_is_valid("item_name_idx"), "")
        self.note_as_started('DROP INDEX CONCURRENTLY IF EXISTS "item_name_idx"')
        self.query("CREATE TABLE nothing ()")
        self.assertEqual(self.succeed("migrate", "shop", "0001"),
                         BEGUN + "with its first statement\n")
        self.assertEqual(self.query("SELECT to_regclass('nothing')"), "")
        self.assertEqual(self.recorded(), ["0001_initial"])
        self.assertFalse(self.has_ledger())

    def test_an_index_of_somebody_else_is_left_alone(self):
        self.query("CREATE INDEX item_name_idx ON shop_item (code)")
        self.more(self.INDEX)
        for _ in range(2):
            self.assertIn('relation "item_name_idx" already exists', self.fail())
        self.assertFalse(self.has_ledger())

    # ---- scripts ------------------------------------------------------------------------------

    def test_a_script_goes_on_at_the_statement_that_failed(self):
        self.script("CREATE TABLE log (line text)", "INSERT INTO log SELECT name FROM other",
                    "INSERT INTO log VALUES ('end')")
        self.assertIn('relation "other" does not exist', self.fail())
        self.query("CREATE TABLE other (name text); INSERT INTO other VALUES ('x')")
        self.assertEqual(self.succeed(), BEGUN + "after statement 1\n")
        self.assertEqual(self.lines(), "x end")
        self.assert_done()

    def test_so_it_does_on_the_way_back(self):
        self.script("CREATE TABLE log (line text)", reverse=[
            "INSERT INTO log VALUES ('a')", "INSERT INTO log SELECT name FROM other",
            "INSERT INTO log VALUES ('c')"])
        self.succeed()
        self.assertIn('relation "other" does not exist', self.fail("migrate", "shop", "0001"))
        self.assertEqual(self.recorded(), ["0001_initial", "0002_more"])
        self.query("CREATE TABLE other (name text); INSERT INTO other VALUES ('b')")
        self.assertEqual(self.succeed("migrate", "shop", "0001"), BEGUN + "after statement 1\n")
        self.assertEqual(self.lines(), "a b c")
        self.assertEqual(self.recorded(), ["0001_initial"])
        self.assertFalse(self.has_ledger())

    def test_a_string_of_statements_is_done_whole_or_not(self):
        self.script("CREATE TABLE log (line text); INSERT INTO log VALUES ('a')",
                    "INSERT INTO log VALUES ('b'); INSERT INTO log SELECT name FROM other")
        self.fail()
        self.assertEqual(self.lines(), "a")
        self.query("CREATE TABLE other (name text)")
        self.succeed()
        self.assertEqual(self.lines(), "a b")

    def test_what_the_editor_asks_for_is_answered_as_before(self):
        """The name of the constraint that goes is asked for, and gone when the run goes on."""
        self.more({"op": "AlterField", "model_name": "item", "name": "code",
                   "field": dict(type="CharField", max_length=50)},
                  {"op": "AddField", "model_name": "item", "name": "size",
                   "field": dict(type="IntegerField", null=True)},
                  run_sql("INSERT INTO log VALUES ('end')"))
        self.fail()
        self.query("CREATE TABLE log (line text)")
        self.assertEqual(self.succeed(), BEGUN + "after statement 4\n")
        self.assertEqual(self.lines(), "end")
        self.assert_done()

    def test_a_deferred_constraint_is_the_statement_s(self):
        self.query("CREATE TABLE log (line text, id int UNIQUE DEFERRABLE INITIALLY DEFERRED)")
        self.script("INSERT INTO log VALUES ('a', 1)", "INSERT INTO log VALUES ('b', 1)")
        errors = self.fail()
        self.assertIn("statement: INSERT INTO log VALUES ('b', 1)\n", errors)
        self.query("UPDATE log SET id = 2")
        self.succeed()
        self.assertEqual(self.lines(), "a b")

    # ---- files that were changed --------------------------------------------------------------

    def test_what_was_not_done_may_be_corrected(self):
        self.script("CREATE TABLE log (line text)", "INSERT INTO lgo VALUES ('a')")
        self.fail()
        self.script("CREATE TABLE log (line text)", "INSERT INTO log VALUES ('a')")
        self.succeed()
        self.assertEqual(self.lines(), "a")

    def test_what_was_done_may_not_be_changed(self):
        self.script("CREATE TABLE log (line text)", "SELECT 1/0")
        self.fail()
        for statements in (["CREATE TABLE log (line text, more int)", "SELECT 1"],
                           ["SELECT 1", "CREATE TABLE log (line text)"], []):
            self.script(*statements)
            errors = self.fail()
            self.assertIn("statement 1 of shop.0002_more was changed since it was run: the "
                          "migration cannot go on\n", errors)
            self.assertIn("detail: it was: CREATE TABLE log (line text)\n", errors)
            self.assertIn("put the file back as it was, as far as it was run; or undo by hand what "
                          "it did, then DELETE FROM django_migrations_ledger WHERE app = 'shop' AND name = "
                          "'0002_more', and run it again; or do the rest of it by hand and record "
                          "it with --fake\n", errors)
            self.assertIn("shop.0002_more is not atomic: what an earlier run did of it remains, "
                          "and it is recorded as not applied.\n", errors)
        self.assertEqual(self.run_it("migrate", "--detailed-exit-codes")[1], 7)

    def test_the_ways_out_lead_out(self):
        self.script("CREATE TABLE log (line text)", "SELECT 1/0")
        self.fail()
        self.query("DROP TABLE log; "
                   "DELETE FROM django_migrations_ledger WHERE app = 'shop' AND name = '0002_more'")
        self.script("CREATE TABLE log (line text, more int)")
        self.succeed()
        self.assert_done()

    def test_so_does_fake(self):
        self.script("CREATE TABLE log (line text)", "SELECT 1/0")
        self.fail()
        self.succeed("migrate", "--fake")
        self.assert_done()

    def test_it_may_not_become_atomic(self):
        self.script("CREATE TABLE log (line text)", "SELECT 1/0")
        self.fail()
        self.more(run_sql("SELECT 1"), atomic=True)
        self.assertIn("shop.0002_more was begun without a transaction, and is atomic by now: it "
                      "cannot go on\n", self.fail())

    def test_what_django_has_finished_is_forgotten(self):
        self.script("CREATE TABLE log (line text)", "SELECT 1/0")
        self.fail()
        self.query("INSERT INTO django_migrations (app, name, applied) "
                   "VALUES ('shop', '0002_more', now())")
        self.write("other", "0001_initial", [])
        self.succeed()
        self.assertFalse(self.has_ledger())

    def test_migrations_do_not_disturb_each_other(self):
        self.script("CREATE TABLE log (line text)", "INSERT INTO log SELECT name FROM other")
        self.fail()
        self.write("other", "0001_initial", [run_sql("CREATE TABLE other (name text)"),
                                             run_sql("INSERT INTO other VALUES ('a')")],
                   atomic=False)
        self.succeed("migrate", "other")
        self.assertTrue(self.has_ledger())
        self.succeed()
        self.assertEqual(self.lines(), "a")
        self.assertFalse(self.has_ledger())

    # ---- other commands meanwhile -------------------------------------------------------------

    def test_what_it_rests_on_is_not_unapplied_before_it_is_done(self):
        self.script("ALTER TABLE shop_item ADD COLUMN more int", "INSERT INTO log VALUES ('end')")
        self.fail()
        self.assertIn("shop.0002_more was begun and is applied in part; shop.0001_initial, on "
                      "which it rests, cannot be unapplied before that. Nothing has been changed. "
                      "Bring it to its end first (migrate shop 0002_more)",
                      self.fail("migrate", "shop", "zero"))
        self.query("CREATE TABLE log (line text)")
        self.succeed()
        self.query("ALTER TABLE shop_item DROP COLUMN more")
        self.succeed("migrate", "shop", "zero")

    def test_nothing_is_built_upon_what_is_unapplied_in_part(self):
        self.script("CREATE TABLE log (line text)", reverse=[
            "DROP TABLE log", "INSERT INTO log SELECT name FROM other"])
        self.succeed()
        self.fail("migrate", "shop", "0001")
        said = ("CommandError: shop.0002_more is recorded as applied, but an earlier run has "
                "unapplied a part of it. Nothing has been changed. Unapply the rest first "
                "(migrate shop 0001_initial)")
        self.assertIn(said, self.fail())
        self.write("shop", "0003_last", [], dependencies=[["shop", "0002_more"]])
        self.assertIn(said, self.fail())
        self.query("CREATE TABLE log (line text); CREATE TABLE other (name text)")
        self.assertEqual(self.succeed("migrate", "shop", "0001"), BEGUN + "after statement 1\n")
        self.query("DROP TABLE log")
        self.succeed()
        self.assertEqual(self.recorded(), ["0001_initial", "0002_more", "0003_last"])

    def test_a_squash_does_not_do_again_what_is_done_in_part(self):
        self.script("CREATE TABLE log (line text)", "SELECT 1/0")
        self.fail()
        self.write("shop", "0002_more_squashed", [run_sql("CREATE TABLE log (line text)")],
                   dependencies=[["shop", "0001_initial"]], replaces=[["shop", "0002_more"]])
        self.assertEqual(self.fail(),
                         "CommandError: shop.0002_more was begun and is done in part; "
                         "shop.0002_more_squashed, which replaces it, would do that again. Nothing "
                         "has been changed. Take the file of shop.0002_more_squashed away until "
                         "shop.0002_more is brought to its end, or undo by hand what it did and "
                         "DELETE FROM django_migrations_ledger WHERE app = 'shop' AND name = "
                         "'0002_more'.\n")
        (self.folder / "migrations/shop/0002_more_squashed.json").unlink()
        self.script("CREATE TABLE log (line text)")
        self.assertEqual(self.succeed(), BEGUN + "after statement 1\n")

    def test_neither_does_what_another_file_says_instead(self):
        self.script("CREATE TABLE log (line text)", "SELECT 1/0")
        self.fail()
        file = self.folder / "migrations/shop/0002_more.json"
        file.rename(file.with_name("0002_other.json"))
        self.assertIn("shop.0002_more was begun and is done in part, and has no file any more: "
                      "nothing else of shop is run", self.fail())
        self.query("DROP TABLE log; DELETE FROM django_migrations_ledger")
        self.script("CREATE TABLE log (line text)")
        file.rename(file.with_name("0002_other.json"))
        self.succeed()
        self.assertEqual(self.recorded(), ["0001_initial", "0002_other"])

    def test_each_history_has_a_ledger_of_its_own(self):
        """As with a schema for each tenant, and a history in each."""
        self.query("CREATE SCHEMA tenant; CREATE TABLE tenant.django_migrations "
                   "(LIKE django_migrations INCLUDING ALL)")
        self.script("CREATE TABLE log (line text)", "INSERT INTO log SELECT name FROM other")
        self.fail()
        self.query("CREATE TABLE other (name text)")
        process = self.start("migrate", PGOPTIONS="-c search_path=tenant,public")
        _, errors = process.communicate(timeout=PATIENCE)
        self.assertEqual((process.returncode, errors), (0, ""))
        self.assertEqual(self.query("SELECT to_regclass('tenant.log') IS NOT NULL"), "t")
        self.assertEqual(self.query("SELECT to_regclass('tenant.django_migrations_ledger')"), "")
        self.assertTrue(self.has_ledger())
        self.assertEqual(self.succeed(), BEGUN + "after statement 1\n")

    def test_it_is_found_wherever_the_search_path_was_led_to(self):
        self.query("CREATE SCHEMA aside")
        self.script("SET search_path = aside", "CREATE TABLE log (line text)",
                    "INSERT INTO log SELECT name FROM other", "RESET search_path")
        self.fail()
        self.query("CREATE TABLE aside.other (name text)")
        self.assertEqual(self.succeed(), BEGUN + "after statement 2\n")
        self.assert_done()

    def test_values_of_the_moment_are_no_change(self):
        self.more({"op": "AddField", "model_name": "item", "name": "at", "field": dict(
            type="DateTimeField", auto_now_add=True)},
            {"op": "AddField", "model_name": "item", "name": "key", "field": dict(
                type="UUIDField", default={"callable": "uuid.uuid4"})},
            run_sql("INSERT INTO log VALUES ('end')"))
        self.fail()
        self.query("CREATE TABLE log (line text)")
        self.assertEqual(self.succeed(), BEGUN + "after statement 4\n")
        self.assert_done()

    # ---- what the author's SQL does to the session --------------------------------------------

    def test_a_new_session_is_set_up_again(self):
        self.query("CREATE SCHEMA aside")
        self.script("SET search_path = aside, public; CREATE TABLE log (line text)",
                    "SELECT set_config('shop.x', 'set', false)",
                    "INSERT INTO log SELECT current_setting('shop.x') FROM other",
                    "RESET search_path")
        self.fail()
        self.query("CREATE TABLE other (name text); INSERT INTO other VALUES ('a')")
        self.succeed()
        self.assertEqual(self.query("SELECT line FROM aside.log"), "set")
        self.assert_done()

    def new_role(self) -> str:
        role = f"{self.database}_role"
        self.query(f"CREATE ROLE {role}; GRANT CREATE, USAGE ON SCHEMA public TO {role}")
        self.addCleanup(self.query, f"DROP OWNED BY {role}; DROP ROLE {role}")
        return role

    def test_the_ledger_is_kept_under_whatever_role(self):
        role = self.new_role()
        self.script(f"SET ROLE {role}", "CREATE TABLE log (line text)",
                    "INSERT INTO log VALUES (current_user)", "VACUUM log", "RESET ROLE")
        self.succeed()
        self.assertEqual(self.lines(), role)
        self.assert_done()

    def test_a_role_that_is_never_put_back_does_not_keep_the_migration_from_being_recorded(self):
        role = self.new_role()
        for number, way in enumerate((f"SET ROLE {role}", f"SET SESSION AUTHORIZATION {role}",
                                      f"SELECT set_config('session_authorization', '{role}', false)",
                                      f"SET SESSION AUTHORIZATION {role}; SET ROLE {role}")):
            with self.subTest(way):
                self.script(way, f"CREATE TABLE log{number} AS SELECT current_user::text AS line",
                            f"VACUUM log{number}",
                            f"CREATE INDEX CONCURRENTLY log{number}_idx ON log{number} (line)",
                            f"INSERT INTO log{number} VALUES (current_user)", "SELECT 1/0")
                self.assertIn("division by zero", self.fail())
                self.script(way, f"CREATE TABLE log{number} AS SELECT current_user::text AS line",
                            f"VACUUM log{number}",
                            f"CREATE INDEX CONCURRENTLY log{number}_idx ON log{number} (line)",
                            f"INSERT INTO log{number} VALUES (current_user)",
                            f"INSERT INTO log{number} VALUES (current_user)")
                self.assertEqual(self.succeed(), BEGUN + "after statement 5\n")
                self.assertEqual(self.query(f"SELECT string_agg(line, ' ') FROM log{number}"),
                                 " ".join(3 * [role]))
                self.assert_done()
                self.succeed("migrate", "shop", "0001")

    def test_the_role_that_a_login_is_given_is_its_own(self):
        other, login = self.new_role(), f"{self.database}_login"
        owner = self.query("SELECT current_user")
        self.query(f"CREATE ROLE {login} LOGIN NOINHERIT IN ROLE {owner}, {other}; "
                   f"ALTER ROLE {login} SET role = {owner}")
        self.addCleanup(self.query, f"DROP ROLE {login}")
        url = as_url({**self.SERVER.keywords_of(self.database), "user": login})
        for last, status in (("SELECT 1/0", 1), ("CREATE TABLE after ()", 0)):
            self.script("CREATE TABLE before ()", f"SET ROLE {other}", "CREATE TABLE log ()",
                        "VACUUM log", last)
            process = self.start("migrate", DATABASE_URL=url)
            errors = process.communicate(timeout=PATIENCE)[1]
            self.assertEqual(process.returncode, status, errors)
        self.assertEqual(self.query("SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class "
                                    f"WHERE relowner = '{other}'::regrole AND relkind = 'r'"),
                         "after log")
        self.assert_done()

    def test_a_transaction_of_its_author_may_be_another_role_s(self):
        role = self.new_role()
        for way in f"SET LOCAL ROLE {role}", f"SET LOCAL SESSION AUTHORIZATION {role}":
            with self.subTest(way):
                self.script("BEGIN", way, "CREATE TABLE log (line text)",
                            "INSERT INTO log VALUES (current_user)", "COMMIT", "DROP TABLE log")
                self.succeed()
                self.assert_done()
                self.succeed("migrate", "shop", "0001")

    def test_its_role_lasts_as_long_when_a_string_begins_or_ends_it(self):
        role = self.new_role()
        self.query(f"CREATE SCHEMA aside AUTHORIZATION {role}")
        insert = "INSERT INTO log VALUES (current_user || ' ' || current_setting('search_path'))"
        for way in (f"SET ROLE {role}", f"SET LOCAL ROLE {role}",
                    f"SET SESSION AUTHORIZATION {role}", f"SET LOCAL SESSION AUTHORIZATION {role}"):
            for local in "", "LOCAL ":
                for begin, end in ((f"BEGIN; {way}; SET {local}search_path = aside", "COMMIT"),
                                   (f"BEGIN; {way}; SET {local}search_path = aside", insert +
                                    "; COMMIT")):
                    with self.subTest(way, local=local, end=end):
                        self.script(begin + "; CREATE TABLE log (line text)", insert, end,
                                    "CREATE TABLE after AS SELECT current_user::text AS line",
                                    "SELECT 1/0")
                        self.assertIn("division by zero", self.fail())
                        lines = self.query("SELECT string_agg(DISTINCT line, ',') FROM aside.log")
                        self.assertEqual(lines, f"{role} aside")
                        place = "public" if local else "aside"
                        user = "SELECT current_user" if "LOCAL" in way else f"SELECT '{role}'"
                        self.assertEqual(self.query(f"SELECT line FROM {place}.after"),
                                         self.query(user))
                        self.query(f"DROP TABLE aside.log, {place}.after, django_migrations_ledger")

    def test_what_commits_parts_of_itself_in_an_open_transaction_is_its_role_s(self):
        role = self.new_role()
        self.script(f"BEGIN; SET LOCAL ROLE {role}; CREATE TABLE log (line text)",
                    "INSERT INTO log VALUES (current_user); COMMIT; SELECT 1", "VACUUM")
        self.succeed()
        self.assertEqual(self.lines(), role)
        self.assert_done()

    def test_a_string_from_begin_to_commit_is_done_whole_or_not(self):
        role = self.new_role()
        self.query(f"CREATE TABLE log (line text); GRANT ALL ON log TO {role}")
        begin = f"BEGIN; SET ROLE {role}; INSERT INTO log VALUES ('a'); "
        after = "INSERT INTO log VALUES (current_user)"
        self.script(begin + "SELECT 1/0; COMMIT;")
        self.assertIn("division by zero", self.fail())
        self.script(begin + "INSERT INTO log VALUES ('b'); COMMIT;", after, "SELECT 1/0")
        self.assertIn("division by zero", self.fail())
        self.script(begin + "INSERT INTO log VALUES ('b'); COMMIT;", after, after)
        self.assertEqual(self.succeed(), BEGUN + "after statement 2\n")
        self.assertEqual(self.lines(), f"a b {role} {role}")
        self.assert_done()

    def test_an_atomic_migration_is_recorded_as_the_role_that_it_takes_as_in_django(self):
        role = self.new_role()
        self.more(run_sql(f"SET SESSION AUTHORIZATION {role}"), atomic=True)
        errors = self.fail()
        self.assertIn("permission denied for table django_migrations\n", errors)
        self.assertIn("hint: the history is written as the role that a RunSQL has taken", errors)
        self.assertIn("shop.0002_more was rolled back; nothing of it remains.", errors)

    def test_a_temporary_table_cannot_be_gone_on_with(self):
        self.script("CREATE TEMPORARY TABLE log (line text)", "INSERT INTO log VALUES ('a')",
                    "SELECT 1/0")
        self.assertIn("division by zero", self.fail())
        self.assertIn("statement 1 of shop.0002_more made what ended with its session: the "
                      "migration cannot go on\n", self.fail())

    def test_a_transaction_of_its_author_is_done_whole_or_not(self):
        self.query("CREATE TABLE log (line text)")
        self.script("BEGIN", "INSERT INTO log VALUES ('a')", "SAVEPOINT s",
                    "INSERT INTO log VALUES ('b')", "COMMIT",
                    "START TRANSACTION", "INSERT INTO log VALUES ('c')",
                    "INSERT INTO log SELECT name FROM other", "COMMIT",
                    "BEGIN", "INSERT INTO log VALUES ('z')", "ROLLBACK",
                    "INSERT INTO log SELECT 1/0")
        self.assertIn('relation "other" does not exist', self.fail())
        self.assertEqual(self.lines(), "a b")
        self.query("CREATE TABLE other (name text); INSERT INTO other VALUES ('d')")
        self.assertIn("division by zero", self.fail())
        self.assertEqual(self.lines(), "a b c d")
        self.script(*"BEGIN|INSERT INTO log VALUES ('a')|SAVEPOINT s|INSERT INTO log VALUES ('b')|"
                     "COMMIT|START TRANSACTION|INSERT INTO log VALUES ('c')|INSERT INTO log SELECT "
                     "name FROM other|COMMIT|BEGIN|INSERT INTO log VALUES ('z')|ROLLBACK|INSERT "
                     "INTO log VALUES ('e')".split("|"))
        self.assertEqual(self.succeed(), BEGUN + "after statement 12\n")
        self.assertEqual(self.lines(), "a b c d e")
        self.assert_done()

    def test_what_commits_parts_of_itself_is_not_done_twice(self):
        self.query("CREATE TABLE log (line text)")
        self.script("INSERT INTO log VALUES ('a')",
                    "DO $$ BEGIN INSERT INTO log VALUES ('b'); COMMIT; "
                    "INSERT INTO log SELECT name FROM other; END $$",
                    "INSERT INTO log VALUES ('c')")
        self.assertIn('relation "other" does not exist', self.fail())
        errors = self.fail()
        self.assertIn("whether statement 2 of shop.0002_more took effect is unknown: its run was "
                      "cut, or it failed and may have committed a part\n", errors)
        self.assertIn("DELETE FROM django_migrations_ledger WHERE app = 'shop' AND name = '0002_more' AND "
                      "position = 2", errors)
        self.assertEqual(self.lines(), "a b")
        self.query("UPDATE django_migrations_ledger SET state = 'done' "
                   "WHERE app = 'shop' AND name = '0002_more' AND position = 2")
        self.succeed()
        self.assertEqual(self.lines(), "a b c")

    def test_a_procedure_may_commit(self):
        self.query("CREATE TABLE log (line text); CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ "
                   "BEGIN INSERT INTO log VALUES ('a'); COMMIT; END $$")
        self.script("CALL p()", "INSERT INTO log VALUES ('b')", "VACUUM log", "SELECT 1/0")
        self.fail()
        self.assertEqual(self.lines(), "a b")
        self.fail()
        self.assertEqual(self.lines(), "a b")

    def test_a_procedure_that_failed_may_have_committed_a_part(self):
        self.query("CREATE TABLE log (line text); CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ "
                   "BEGIN INSERT INTO log VALUES ('a'); COMMIT; "
                   "INSERT INTO log SELECT name FROM other; END $$")
        self.script("/* in parts */ CALL p()")
        self.assertIn('relation "other" does not exist', self.fail())
        self.assertIn("whether statement 1 of shop.0002_more took effect is unknown", self.fail())
        self.assertEqual(self.lines(), "a")

    def test_what_django_refuses_outside_a_transaction_is_refused(self):
        for sql in ("LOCK TABLE shop_item", "SAVEPOINT a", "DECLARE c CURSOR FOR SELECT 1"):
            self.script(sql)
            self.assertIn("can only be used in transaction blocks", self.fail())
            self.assertFalse(self.has_ledger())

    def test_nothing_is_left_by_a_first_statement_that_fails(self):
        self.script("SELECT 1/0")
        self.fail()
        self.assertFalse(self.has_ledger())


if __name__ == "__main__":
    main(Resume, sys.argv)
