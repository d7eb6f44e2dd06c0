"""The migrations that are cut: every way in which a migration reaches the server."""

import json
from pathlib import Path

ID = {"name": "id", "type": "BigAutoField", "primary_key": True}


def text(name: str, **more) -> dict:
    return {"name": name, "type": "CharField", "max_length": 40, **more}


def model(name: str, *fields: dict, **options) -> dict:
    return {"op": "CreateModel", "name": name, "fields": [ID, *fields], "options": options}


def run_sql(sql: object, reverse_sql: object) -> dict:
    return {"op": "RunSQL", "sql": sql, "reverse_sql": reverse_sql}


# Tables, columns, constraints (some deferred to the end of the transaction), rows, a sequence, and
# scripts in one and in several messages. Keys are given by hand: sequences are not rolled back.
ATOMIC = {
    ("shop", "0001_initial"): [
        model("Maker", text("name", unique=True)),
        model("Item", text("name"), dict(name="maker", type="ForeignKey", to="shop.Maker",
                                          on_delete="CASCADE"))],
    ("shop", "0002_more"): [
        {"op": "AddField", "model_name": "item", "name": "size",
         "field": dict(type="IntegerField", default=0)},
        {"op": "AddConstraint", "model_name": "item", "constraint": {
            "type": "CheckConstraint", "condition": "size >= 0", "name": "item_size_check"}},
        {"op": "AddIndex", "model_name": "item", "index": {
            "type": "Index", "fields": ["size", "name"], "name": "item_size_idx"}}],
    ("shop", "0003_rows"): [
        run_sql(["INSERT INTO shop_maker (id, name) VALUES (1, 'a')",
                 "INSERT INTO shop_item (id, name, maker_id, size) VALUES (1, 'x', 1, 5)",
                 "UPDATE shop_item SET size = size + 1"],
                "DELETE FROM shop_item; DELETE FROM shop_maker")],
    ("stock", "0001_initial"): [
        model("Place", dict(name="items", type="ManyToManyField", to="shop.Item"),
              text("code", db_index=True), unique_together=[["code", "id"]])],
    ("shop", "0004_renamed"): [
        {"op": "RenameField", "model_name": "item", "old_name": "size", "new_name": "mass"},
        {"op": "AlterField", "model_name": "item", "name": "mass",
         "field": dict(type="BigIntegerField", null=True)},
        {"op": "RenameModel", "old_name": "Maker", "new_name": "Firm"}],
    ("stock", "0002_script"): [
        run_sql("CREATE VIEW stock_heavy AS SELECT id FROM shop_item WHERE mass > 5; "
                "INSERT INTO stock_place (id, code) SELECT 1, 'p'",
                "DELETE FROM stock_place; DROP VIEW stock_heavy")],
    ("shop", "0005_state"): [{"op": "AlterModelOptions", "name": "item",
                              "options": {"ordering": ["name"]}}],
    ("stock", "0003_squashed"): [
        {"op": "AddField", "model_name": "place", "name": "size",
         "field": dict(type="IntegerField", null=True)}],
}

# Its own row comes in a transaction of its own, after those of what it replaces.
SQUASHED = ("stock", "0003_squashed")
REPLACED = [["stock", "0003_field"], ["stock", "0004_null"]]

# What has no transaction around it: indexes, scripts, names that are asked for, late statements.
NOT_ATOMIC = {
    ("shop", "0001_initial"): [model("Maker", text("name")),
                               model("Item", text("name", unique=True))],
    ("shop", "0002_index"): [
        {"op": "AddIndexConcurrently", "model_name": "item", "index": {
            "type": "Index", "fields": ["name"], "name": "item_name_idx"}},
        {"op": "AddIndexConcurrently", "model_name": "item", "index": {
            "type": "Index", "fields": ["-name"], "name": "item_back_idx"}},
        {"op": "RemoveIndexConcurrently", "model_name": "item", "name": "item_name_idx"}],
    ("shop", "0003_script"): [
        run_sql(["CREATE TABLE shop_log (line text)", "INSERT INTO shop_log VALUES ('a')",
                 "VACUUM shop_log", "INSERT INTO shop_log SELECT line || 'b' FROM shop_log; "
                 "UPDATE shop_log SET line = line || 'c'"],
                ["UPDATE shop_log SET line = line || 'd'", "DROP TABLE shop_log"])],
    ("shop", "0004_altered"): [
        {"op": "AlterField", "model_name": "item", "name": "name", "field": dict(
            type="CharField", max_length=60, db_index=True)},
        {"op": "AddField", "model_name": "item", "name": "maker", "field": dict(
            type="ForeignKey", to="shop.Maker", on_delete="CASCADE", null=True)},
        {"op": "AlterUniqueTogether", "name": "item", "unique_together": [["name", "maker"]]},
        {"op": "AddConstraintNotValid", "model_name": "item", "constraint": {
            "type": "CheckConstraint", "condition": "id > 0", "name": "item_id_check"}},
        {"op": "ValidateConstraint", "model_name": "item", "name": "item_id_check"}],
}

# The same with SQL that another session knows nothing of, and with its author's transactions.
SESSION = {
    ("shop", "0001_initial"): [model("Item", text("name"))],
    ("shop", "0002_session"): [
        run_sql(["CREATE SCHEMA aside", "SET search_path = aside, public",
                 "CREATE TABLE log (line text)", "RESET search_path",
                 "INSERT INTO aside.log VALUES ('a')"],
                ["SET search_path = aside, public", "DROP TABLE log", "RESET search_path",
                 "DROP SCHEMA aside"])],
    ("shop", "0003_block"): [
        run_sql(["BEGIN", "INSERT INTO aside.log VALUES ('b')", "SAVEPOINT s",
                 "UPDATE aside.log SET line = line || 'c'", "COMMIT",
                 "BEGIN", "DELETE FROM aside.log", "ROLLBACK",
                 "UPDATE aside.log SET line = line || 'd'"],
                ["START TRANSACTION", "UPDATE aside.log SET line = line || 'e'", "COMMIT",
                 "DELETE FROM aside.log WHERE line LIKE 'b%'",
                 "UPDATE aside.log SET line = 'a' WHERE line = 'acde'"])],
    ("shop", "0004_strings"): [
        run_sql(["BEGIN; INSERT INTO aside.log VALUES ('f'); UPDATE aside.log SET line = line || "
                 "'g'; COMMIT", "BEGIN; INSERT INTO aside.log VALUES ('h')",
                 "UPDATE aside.log SET line = line || 'i'; COMMIT"],
                ["BEGIN; DELETE FROM aside.log WHERE line IN ('fgi', 'hi')",
                 "UPDATE aside.log SET line = left(line, -2); COMMIT"])],
}
WITHOUT_TRANSACTION = {"not-atomic": NOT_ATOMIC, "session": SESSION}

# A constraint that is checked in the COMMIT, and takes its time.
SLOW_COMMIT = {
    ("shop", "0001_initial"): [run_sql("""
        CREATE TABLE shop_item (id int);
        CREATE FUNCTION shop_slow() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN PERFORM pg_sleep(2); RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER shop_slow AFTER INSERT ON shop_item DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION shop_slow();
        INSERT INTO shop_item VALUES (1)""", "DROP TABLE shop_item; DROP FUNCTION shop_slow")],
}

# The second needs a lock that somebody may have.
LOCKED = {
    ("shop", "0001_initial"): [run_sql("CREATE TABLE shop_item (id int)", "DROP TABLE shop_item")],
    ("shop", "0002_locked"): [run_sql("ALTER TABLE busy ADD COLUMN name text",
                                      "ALTER TABLE busy DROP COLUMN name")],
}

PROJECTS = {"atomic": ATOMIC, **WITHOUT_TRANSACTION, "slow-commit": SLOW_COMMIT, "locked": LOCKED}


def write(project: str, folder: Path) -> list[tuple[str, str]]:
    """Writes the files; returns the migrations in their order, each of which needs the last."""
    migrations = PROJECTS[project]
    keys = list(migrations)
    for place, (app, name) in enumerate(keys):
        of_app = [key for key in keys[:place] if key[0] == app][-1:]
        needed = {*keys[:place][-1:], *of_app}
        header = {"dependencies": [list(key) for key in sorted(needed)]}
        if project in WITHOUT_TRANSACTION and place > 0:
            header["atomic"] = False
        if (app, name) == SQUASHED:
            header["replaces"] = REPLACED
        path = folder / "migrations" / app / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({**header, "operations": migrations[app, name]}))
    return keys
