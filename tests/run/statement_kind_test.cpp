#include "run/statement_kind.hpp"

#include "support/catch.hpp"

using migrator::concurrent_index;
using migrator::ConcurrentIndex;
using migrator::kind_of;
using migrator::leaves_transaction_open;
using migrator::makes_temporary;
using migrator::session_part;
using migrator::work_and_commit;
using Kind = migrator::StatementKind;

namespace {

void check_kind(Kind kind, std::initializer_list<char const*> statements) {
  for (char const* const sql : statements) {
    CAPTURE(sql);
    CHECK(kind_of(sql) == kind);
  }
}

}  // namespace

TEST_CASE("most statements can share a transaction with their note", "[run]") {
  check_kind(Kind::plain, {"", "CREATE TABLE t ()", "SELECT 1; SELECT 2", "SET search_path = a",
                           "CREATE INDEX i ON t (a)", "REINDEX TABLE t", "DO $$ BEGIN END $$",
                           "CALL p()", "REFRESH MATERIALIZED VIEW CONCURRENTLY v", "SELECT 'BEGIN'",
                           "COMMIT PREPARED 'x'", "PREPARE p AS SELECT 1",
                           "CREATE FUNCTION f() RETURNS int "
                           "BEGIN ATOMIC SELECT 1; END",
                           "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)"});
}

TEST_CASE("some control their author's transaction", "[run]") {
  check_kind(Kind::begin, {"BEGIN", "begin work;", "/* a */ START TRANSACTION READ ONLY",
                           "BEGIN; SELECT 1", "SELECT 1; BEGIN"});
  check_kind(Kind::commit, {"COMMIT", "END", "COMMIT AND CHAIN", "PREPARE TRANSACTION 'x'",
                            "BEGIN; SELECT 1; COMMIT", "SELECT 1; BEGIN; SELECT 2; END; -- a"});
  check_kind(Kind::rollback, {"ROLLBACK", "ABORT", "rollback work"});
  check_kind(Kind::in_block, {"SAVEPOINT a", "ROLLBACK TO a", "RELEASE a", "LOCK TABLE t",
                              "SET LOCAL a = 1", "SET TRANSACTION READ ONLY",
                              "SET CONSTRAINTS ALL DEFERRED", "DECLARE c CURSOR FOR SELECT 1"});
}

TEST_CASE("what a string does in an open transaction, and how it ends it", "[run]") {
  CHECK(kind_of("SELECT 1; COMMIT", true) == Kind::commit);
  CHECK(kind_of("SELECT 1; COMMIT; SELECT 2", true) == Kind::script);
  CHECK(kind_of("SELECT 1; SELECT 2", true) == Kind::plain);
  CHECK(work_and_commit("BEGIN; SELECT ';'; COMMIT; ").work == "BEGIN; SELECT ';'; ");
  CHECK(work_and_commit("BEGIN; SELECT ';'; COMMIT; ").commit == "COMMIT");
  CHECK(work_and_commit("/* a */ COMMIT").work.empty());
  CHECK(work_and_commit("/* a */ COMMIT").commit == "COMMIT");
}

TEST_CASE("some refuse a transaction or end one", "[run]") {
  check_kind(Kind::repeatable, {"VACUUM t", "REINDEX INDEX CONCURRENTLY i", "reindex schema s",
                                "CLUSTER", "ALTER SYSTEM SET a = 1", "DISCARD ALL"});
  check_kind(Kind::lone,
             {"CREATE INDEX CONCURRENTLY i ON t (a)", "create unique index concurrently on t (a)",
              "DROP INDEX CONCURRENTLY i;"});
  check_kind(Kind::script, {"BEGIN; SELECT 1; COMMIT; SELECT 2", "INSERT INTO t VALUES (1); COMMIT",
                            "BEGIN; SELECT 1; ROLLBACK", "BEGIN; COMMIT; BEGIN; COMMIT",
                            "DO $$ BEGIN UPDATE t SET a = 1; COMMIT; END $$",
                            "SELECT 1; DO $$ BEGIN COMMIT; END $$"});
}

TEST_CASE("whether an author's transaction is open is followed", "[run]") {
  CHECK(leaves_transaction_open("BEGIN", false));
  CHECK(leaves_transaction_open("SELECT 1", true));
  CHECK_FALSE(leaves_transaction_open("SELECT 1", false));
  CHECK_FALSE(leaves_transaction_open("COMMIT", true));
  CHECK(leaves_transaction_open("COMMIT AND CHAIN", true));
  CHECK_FALSE(leaves_transaction_open("COMMIT AND NO CHAIN", true));
  CHECK(leaves_transaction_open("ROLLBACK TO a", true));
  CHECK(leaves_transaction_open("COMMIT; SELECT 1; BEGIN; SELECT 2", true));
}

TEST_CASE("what changes the session is done again in another one", "[run]") {
  CHECK(session_part("CREATE TABLE t ()").empty());
  CHECK(session_part("SET search_path = a, b;") == "SET search_path = a, b");
  CHECK(session_part("SET LOCAL a = 1").empty());
  CHECK(session_part("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE") ==
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE");
  CHECK(session_part("INSERT INTO t VALUES (1); SET a = 1; RESET ROLE; UPDATE t SET a = 2") ==
        "SET a = 1;\nRESET ROLE");
  CHECK(session_part("SELECT pg_catalog.set_config('search_path', '', false)") ==
        "SELECT pg_catalog.set_config('search_path', '', false)");
  CHECK(session_part("PREPARE p AS SELECT 1") == "PREPARE p AS SELECT 1");
  CHECK(session_part("PREPARE TRANSACTION 'x'").empty());
}

TEST_CASE("what ends with the session is known", "[run]") {
  for (char const* const sql :
       {"CREATE TEMP TABLE t ()", "create local temporary table t ()",
        "SELECT 1; CREATE OR REPLACE TEMPORARY VIEW v AS SELECT 1", "SELECT 1 INTO TEMP t",
        "DECLARE c CURSOR WITH HOLD FOR SELECT 1"}) {
    CAPTURE(sql);
    CHECK(makes_temporary(sql));
  }
  CHECK_FALSE(makes_temporary("CREATE TABLE temp ()"));
  CHECK_FALSE(makes_temporary("CREATE TABLE temp ()"));
  CHECK_FALSE(makes_temporary("INSERT INTO temp VALUES (1)"));
}

TEST_CASE("an index that is made or dropped concurrently is named", "[run]") {
  CHECK(concurrent_index("CREATE INDEX CONCURRENTLY \"i\" ON \"t\" (\"a\")") ==
        ConcurrentIndex{true, "\"i\"", "\"t\""});
  CHECK(concurrent_index(
            "create unique index concurrently if not exists I on only s.T using gin (a)") ==
        ConcurrentIndex{true, "I", "s.T"});
  CHECK(concurrent_index("CREATE INDEX CONCURRENTLY i ON s . \"t.\"(a)") ==
        ConcurrentIndex{true, "i", "s.\"t.\""});
  CHECK(concurrent_index("DROP INDEX CONCURRENTLY IF EXISTS \"s\".\"i\"") ==
        ConcurrentIndex{false, "\"s\".\"i\"", ""});
  CHECK(concurrent_index("DROP INDEX CONCURRENTLY i CASCADE") == ConcurrentIndex{false, "i", ""});
  for (char const* const sql : {"CREATE INDEX CONCURRENTLY ON t (a)", "CREATE INDEX i ON t (a)",
                                "DROP INDEX i", "SELECT 1; DROP INDEX CONCURRENTLY i", "VACUUM"}) {
    CAPTURE(sql);
    CHECK_FALSE(concurrent_index(sql));
  }
}

TEST_CASE("what may be committed in part is known by its words", "[run]") {
  for (char const* const sql : {"CALL p()", "/* a */ call p()", "CALL\tp()", "\nDO $$ BEGIN END $$",
                                "SELECT 1; SELECT 2"}) {
    CAPTURE(sql);
    CHECK(migrator::may_commit_parts(sql));
  }
  for (char const* const sql : {"SELECT 1;", "", "SELECT 'a; b'", "INSERT INTO do_it VALUES (1)"}) {
    CAPTURE(sql);
    CHECK_FALSE(migrator::may_commit_parts(sql));
  }
}

TEST_CASE("a name or a comment does not make a statement work concurrently", "[run]") {
  CHECK(migrator::works_concurrently("ALTER TABLE a DETACH PARTITION b CONCURRENTLY"));
  CHECK(migrator::works_concurrently("refresh materialized view concurrently v"));
  for (char const* const sql :
       {"ALTER TABLE t ADD runs_concurrently bool", "ALTER TABLE t ADD \"concurrently\" bool",
        "-- not concurrently\nALTER TABLE t ADD c int", "SELECT 'concurrently'"}) {
    CAPTURE(sql);
    CHECK_FALSE(migrator::works_concurrently(sql));
  }
}
