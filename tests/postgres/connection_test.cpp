#include "migrator/connection.hpp"

#include "migrator/error.hpp"
#include "support/catch.hpp"
#include "support/test_database.hpp"

#include <chrono>
#include <cstdlib>
#include <thread>

using namespace std::chrono_literals;
using migrator::Connection;
using migrator::ConnectionOptions;
using migrator::DatabaseError;
using migrator::Row;
using migrator::testing::server_conninfo;
using migrator::testing::TestDatabase;
using migrator::testing::with_keywords;

namespace {

using Rows = std::vector<Row>;

DatabaseError::Details failure(Connection& connection, std::string_view sql) {
  try {
    connection.execute(sql);
  } catch (DatabaseError const& error) {
    return error.details();
  }
  FAIL("no error: " << sql);
  return {};
}

DatabaseError::Details connect_failure(std::string const& conninfo) {
  try {
    migrator::connect({.conninfo = conninfo});
  } catch (DatabaseError const& error) {
    return error.details();
  }
  FAIL("connected: " << conninfo);
  return {};
}

// An environment variable for as long as a test lasts.
class ScopedVariable {
 public:
  ScopedVariable(char const* name, char const* value) : name_{name} { setenv(name, value, 1); }
  ~ScopedVariable() { unsetenv(name_); }
  ScopedVariable(ScopedVariable const&) = delete;
  ScopedVariable& operator=(ScopedVariable const&) = delete;

 private:
  char const* name_;
};

}  // namespace

TEST_CASE("rows come back as text, NULL apart from the empty string", "[postgres]") {
  std::unique_ptr<Connection> const connection = migrator::connect({.conninfo = server_conninfo()});
  CHECK(
      connection->query("SELECT 1, NULL, '', 'é', true UNION ALL SELECT 2, 'x', 'y', 'z', false") ==
      Rows{{"1", std::nullopt, "", "é", "t"}, {"2", "x", "y", "z", "f"}});
  CHECK(connection->query("SELECT 1 WHERE false").empty());
  CHECK(connection->query("").empty());
  CHECK(connection->query("-- nothing\n").empty());
  CHECK(connection->query("SELECT FROM pg_class LIMIT 2") == Rows{{}, {}});
}

TEST_CASE("several statements go as one message and share a transaction", "[postgres]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const connection = database.connect();
  CHECK(connection->query("CREATE TABLE t (i int); INSERT INTO t VALUES (1); SELECT i FROM t; "
                          "SELECT 'last'") == Rows{{"last"}});
  CHECK(connection->query("SELECT 1; CREATE TABLE u ()").empty());
  CHECK(failure(*connection, "INSERT INTO t VALUES (2); SELECT 1/0").sqlstate == "22012");
  CHECK(connection->query("SELECT count(*) FROM t") == Rows{{"1"}});
}

TEST_CASE("nothing in the SQL is a placeholder", "[postgres]") {
  std::unique_ptr<Connection> const connection = migrator::connect({.conninfo = server_conninfo()});
  CHECK(connection->query(R"(SELECT '100%', '%s %(a)s {} {0} $1 ? :x \n \'
                             || '''', $$a;b$$)") ==
        Rows{{"100%", "%s %(a)s {} {0} $1 ? :x \\n \\'", "a;b"}});
}

TEST_CASE("a NUL byte is an error, nothing before it is run", "[postgres]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const connection = database.connect();
  std::string const sql{"CREATE TABLE t (); \0SELECT 1", 28};
  CHECK(failure(*connection, sql).sqlstate == "22021");
  CHECK(connection->query("SELECT to_regclass('t')") == Rows{{std::nullopt}});
}

TEST_CASE("an error tells the server's fields and the place in the statement", "[postgres]") {
  std::unique_ptr<Connection> const connection = migrator::connect({.conninfo = server_conninfo()});
  DatabaseError::Details const details = failure(*connection, "SELECT 'é';\nSELECT nosuch('x')");
  CHECK(details.message == "function nosuch(unknown) does not exist");
  CHECK(details.sqlstate == "42883");
  CHECK(details.statement == "SELECT 'é';\nSELECT nosuch('x')");
  CHECK(details.hint.find("You might need to add explicit type casts.") != std::string::npos);
  CHECK(details.position == 20);

  DatabaseError::Details const raised = failure(*connection,
                                                "DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = "
                                                "'ABCDE', DETAIL = E'a\nb', HINT = 'h'; END $$");
  CHECK(raised.message == "no");
  CHECK(raised.sqlstate == "ABCDE");
  CHECK(raised.detail == "a\nb");
  CHECK(raised.hint == "h");
  CHECK(raised.position == 0);
}

TEST_CASE("the place is right in a line that is longer than libpq shows", "[postgres]") {
  std::unique_ptr<Connection> const connection = migrator::connect({.conninfo = server_conninfo()});
  std::string const before = "SELECT 1;\n\nSELECT 'ünd\t" + std::string(300, 'x') + "', ";
  std::string const sql = before + "nosuch, '" + std::string(300, 'y') + "'";
  // "ü" is two bytes and one character.
  CHECK(failure(*connection, sql).position == static_cast<int>(before.size()));
}

TEST_CASE("SQLSTATEs that libpqxx has classes for arrive too", "[postgres]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const connection = database.connect();
  connection->execute(
      "CREATE TABLE t (i int PRIMARY KEY, CHECK (i > 0)); INSERT INTO t VALUES (1)");
  struct Case {
    std::string_view sql;
    std::string_view sqlstate;
  };
  for (Case const& each :
       {Case{"INSERT INTO t VALUES (1)", "23505"}, Case{"INSERT INTO t VALUES (0)", "23514"},
        Case{"INSERT INTO t VALUES (NULL)", "23502"}, Case{"SELECT FROM", "42601"},
        Case{"SELECT 1 FROM nosuch", "42P01"}, Case{"SELECT nosuch", "42703"},
        Case{"CREATE TABLE t ()", "42P07"}, Case{"SELECT 'x'::int", "22P02"},
        Case{"DO $$ BEGIN RAISE SQLSTATE '40001'; END $$", "40001"},
        Case{"DO $$ BEGIN RAISE SQLSTATE '40P01'; END $$", "40P01"},
        Case{"DO $$ BEGIN RAISE SQLSTATE '53100'; END $$", "53100"}}) {
    CAPTURE(each.sql);
    CHECK(failure(*connection, each.sql).sqlstate == each.sqlstate);
  }
}

TEST_CASE("an error of class 08 from a function does not count as a lost connection",
          "[postgres]") {
  std::unique_ptr<Connection> const connection = migrator::connect({.conninfo = server_conninfo()});
  try {
    connection->execute("DO $$ BEGIN RAISE SQLSTATE '08001' USING MESSAGE = 'dblink says'; END $$");
    FAIL("no error");
  } catch (DatabaseError const& error) {
    CHECK(std::string{error.what()} == "dblink says");
    CHECK_FALSE(migrator::is_connection_lost(error));
  }
}

TEST_CASE("COPY to and from the client is refused and leaves the session usable", "[postgres]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const connection = database.connect();
  connection->execute("CREATE TABLE t (i int)");
  CHECK(failure(*connection, "COPY t FROM STDIN").sqlstate == "0A000");
  CHECK(failure(*connection, "COPY (SELECT 1) TO STDOUT").sqlstate == "0A000");
  CHECK(failure(*connection, "INSERT INTO t VALUES (1); COPY t FROM STDIN").sqlstate == "0A000");
  CHECK(connection->query("SELECT count(*) FROM t") == Rows{{"0"}});
}

TEST_CASE("COPY between the server's files and tables works", "[postgres]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const connection = database.connect();
  connection->execute("CREATE TABLE t (i int); COPY t FROM PROGRAM 'echo 7'");
  CHECK(connection->query("SELECT i FROM t") == Rows{{"7"}});
}

TEST_CASE("notices go to the handler", "[postgres]") {
  TestDatabase const database;
  std::vector<std::string> notices;
  ConnectionOptions options{.conninfo = database.conninfo()};
  options.on_notice = [&notices](std::string_view text) { notices.emplace_back(text); };
  std::unique_ptr<Connection> const connection = migrator::connect(options);
  connection->execute("DROP TABLE IF EXISTS nosuch; ROLLBACK");
  CHECK(notices == std::vector<std::string>{"NOTICE:  table \"nosuch\" does not exist, skipping",
                                            "WARNING:  there is no transaction in progress"});
}

TEST_CASE("a statement is cancelled from another thread", "[postgres][threads]") {
  std::unique_ptr<Connection> const connection = migrator::connect({.conninfo = server_conninfo()});
  std::thread canceller{[&connection] {
    std::this_thread::sleep_for(100ms);
    connection->cancel();
  }};
  auto const start = std::chrono::steady_clock::now();
  DatabaseError::Details const details = failure(*connection, "SELECT pg_sleep(20)");
  canceller.join();
  CHECK(details.sqlstate == "57014");
  CHECK(std::chrono::steady_clock::now() - start < 5s);
  CHECK(connection->query("SELECT 1") == Rows{{"1"}});
}

TEST_CASE("cancelling when nothing runs does nothing", "[postgres]") {
  std::unique_ptr<Connection> const connection = migrator::connect({.conninfo = server_conninfo()});
  connection->cancel();
  std::this_thread::sleep_for(50ms);  // a late request would hit the next statement
  CHECK(connection->query("SELECT 1") == Rows{{"1"}});
}

TEST_CASE("a connection the server ends is recognised as lost and stays lost", "[postgres]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const connection = database.connect();
  std::unique_ptr<Connection> const other = database.connect();
  std::string const pid = *connection->query("SELECT pg_backend_pid()").at(0).at(0);
  other->execute("SELECT pg_terminate_backend(" + pid + ")");
  for (int attempt = 0; attempt < 2; ++attempt) {
    try {
      connection->execute("SELECT 1");
      FAIL("no error");
    } catch (DatabaseError const& error) {
      CAPTURE(error.what(), error.sqlstate());
      CHECK(migrator::is_connection_lost(error));
      CHECK(std::string{error.what()}.starts_with("the connection to the server was lost"));
    }
  }
  connection->cancel();
}

TEST_CASE("a new session takes the place of a lost one, set up like it", "[postgres]") {
  TestDatabase const database;
  migrator::ConnectionOptions options{.conninfo = database.conninfo(), .time_zone = "Asia/Tokyo"};
  std::vector<std::string> notices;
  options.on_notice = [&](std::string_view text) { notices.emplace_back(text); };
  std::unique_ptr<Connection> const connection = migrator::connect(options);
  std::string const pid = *connection->query("SELECT pg_backend_pid()").at(0).at(0);
  database.connect()->execute("SELECT pg_terminate_backend(" + pid + ", 5000)");
  CHECK_THROWS_AS(connection->execute("SELECT 1"), DatabaseError);
  connection->reconnect();
  CHECK(connection->query("SELECT pg_backend_pid()").at(0).at(0) != pid);
  CHECK(connection->query("SHOW TimeZone") == Rows{{"Asia/Tokyo"}});
  connection->execute("DO $$BEGIN RAISE NOTICE 'heard'; END$$");
  CHECK(notices.back() == "NOTICE:  heard");
  migrator::Transaction transaction{*connection};
  transaction.commit();
}

TEST_CASE("a session has the settings that SQL relies on, whatever the role has", "[postgres]") {
  TestDatabase const database;
  database.connect()->execute(
      "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET standard_conforming_strings = off', "
      "current_database()); EXECUTE format('ALTER DATABASE %I SET timezone = ''Asia/Tokyo''', "
      "current_database()); EXECUTE format('ALTER DATABASE %I SET datestyle = ''German''', "
      "current_database()); EXECUTE format('ALTER DATABASE %I SET client_encoding = ''LATIN1''', "
      "current_database()); END $$");
  ScopedVariable const encoding{"PGCLIENTENCODING", "LATIN1"};
  std::unique_ptr<Connection> const connection = database.connect();
  CHECK(connection->query(R"(SELECT '\', '2020-02-03 04:05:06+00'::timestamptz, 'é')") ==
        Rows{{"\\", "2020-02-03 04:05:06+00", "é"}});

  ConnectionOptions options{.conninfo = database.conninfo(), .time_zone = "Europe/Oslo"};
  CHECK(migrator::connect(options)->query("SHOW timezone") == Rows{{"Europe/Oslo"}});
  options.time_zone = "it's\\";
  CHECK_THROWS_AS(migrator::connect(options), DatabaseError);
}

TEST_CASE("the application name is ours unless the user sets one", "[postgres]") {
  auto const name = [](std::string const& conninfo) {
    return migrator::connect({.conninfo = conninfo, .application_name = "migrator/1.2"})
        ->query("SHOW application_name");
  };
  CHECK(name(server_conninfo()) == Rows{{"migrator/1.2"}});
  CHECK(name(with_keywords(server_conninfo(), "application_name=theirs")) == Rows{{"theirs"}});
  ScopedVariable const variable{"PGAPPNAME", "environment"};
  CHECK(name(server_conninfo()) == Rows{{"environment"}});
}

TEST_CASE("a transaction that is not committed is rolled back", "[postgres]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const connection = database.connect();
  {
    migrator::Transaction const transaction{*connection};
    connection->execute("CREATE TABLE t ()");
    CHECK(connection->in_transaction());
  }
  CHECK_FALSE(connection->in_transaction());
  CHECK(connection->query("SELECT to_regclass('t')") == Rows{{std::nullopt}});
  {
    migrator::Transaction transaction{*connection};
    connection->execute("CREATE TABLE t ()");
    transaction.commit();
    CHECK_FALSE(connection->in_transaction());
  }
  CHECK(connection->query("SELECT to_regclass('t')") == Rows{{"t"}});
}

TEST_CASE("an inner transaction is a savepoint", "[postgres]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const connection = database.connect();
  connection->execute("CREATE TABLE t (i int)");
  migrator::Transaction outer{*connection};
  connection->execute("INSERT INTO t VALUES (1)");
  for (int i = 0; i < 2; ++i) {
    migrator::Transaction const inner{*connection};
    connection->execute("INSERT INTO t VALUES (2)");
    migrator::Transaction innermost{*connection};
    innermost.commit("INSERT INTO t VALUES (3)");
    CHECK(failure(*connection, "SELECT 1/0").sqlstate == "22012");
  }
  {
    migrator::Transaction inner{*connection};
    inner.commit("INSERT INTO t VALUES (4)");
  }
  CHECK(connection->in_transaction());
  outer.commit();
  CHECK(connection->query("SELECT i FROM t ORDER BY i") == Rows{{"1"}, {"4"}});
}

TEST_CASE("a deferred constraint that fails at the commit is an error, not a warning",
          "[postgres]") {
  TestDatabase const database;
  std::vector<std::string> notices;
  ConnectionOptions options{.conninfo = database.conninfo()};
  options.on_notice = [&notices](std::string_view text) { notices.emplace_back(text); };
  std::unique_ptr<Connection> const connection = migrator::connect(options);
  connection->execute(
      "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a int REFERENCES a "
      "DEFERRABLE INITIALLY DEFERRED)");
  for (std::string_view const last : {"", "SELECT 1"}) {
    migrator::Transaction transaction{*connection};
    connection->execute("INSERT INTO b VALUES (1)");
    try {
      transaction.commit(last);
      FAIL("no error");
    } catch (DatabaseError const& error) {
      CHECK(error.sqlstate() == "23503");
      CHECK(error.details().detail == "Key (a)=(1) is not present in table \"a\".");
    }
    CHECK_FALSE(connection->in_transaction());
  }
  CHECK(connection->query("SELECT count(*) FROM b") == Rows{{"0"}});
  CHECK(notices.empty());
}

TEST_CASE("the statements that go with the COMMIT are rolled back when one fails", "[postgres]") {
  TestDatabase const database;
  std::vector<std::string> notices;
  ConnectionOptions options{.conninfo = database.conninfo()};
  options.on_notice = [&notices](std::string_view text) { notices.emplace_back(text); };
  std::unique_ptr<Connection> const connection = migrator::connect(options);
  {
    migrator::Transaction transaction{*connection};
    connection->execute("CREATE TABLE t ()");
    CHECK_THROWS_AS(transaction.commit("CREATE TABLE u (); SELECT 1/0"), DatabaseError);
    CHECK(connection->in_transaction());
  }
  CHECK(connection->query("SELECT to_regclass('t'), to_regclass('u')") ==
        Rows{{std::nullopt, std::nullopt}});
  CHECK(notices.empty());
}

TEST_CASE("a connection lost in the COMMIT leaves the outcome open, and says so", "[postgres]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const connection = database.connect();
  migrator::Transaction transaction{*connection};
  try {
    transaction.commit("SELECT pg_terminate_backend(pg_backend_pid())");
    FAIL("no error");
  } catch (DatabaseError const& error) {
    CHECK(migrator::is_connection_lost(error));
    CHECK(error.details().hint.find("unknown") != std::string::npos);
  }
}

TEST_CASE("a session that cannot write is told apart from one that can", "[postgres]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const connection = database.connect();
  CHECK_NOTHROW(require_writable(*connection));
  connection->execute("SET default_transaction_read_only = on");
  try {
    require_writable(*connection);
    FAIL("no error");
  } catch (DatabaseError const& error) {
    CHECK(std::string{error.what()} == "the session is read-only");
    CHECK(error.sqlstate() == "25006");
  }
}

TEST_CASE("why a connection cannot be made is one line and a hint", "[postgres]") {
  TestDatabase const database;
  struct Case {
    std::string conninfo;
    std::string_view reason;
    std::string_view sqlstate;
    std::string_view hint;
  };
  std::string const& server = database.conninfo();
  for (Case const& each : {
           Case{"host=127.0.0.1 port=1", "Connection refused", "08001", "start it"},
           Case{"host=/nonexistent", "No such file or directory", "08001", "start it"},
           Case{"host=/" + std::string(120, 'x'), "too long", "08001", "shorter"},
           Case{"host=nosuch.invalid", "could not translate host name", "08001", "spelling"},
           Case{"host=10.255.255.1 port=1 connect_timeout=2", "", "08001", ""},
           Case{with_keywords(server, "dbname=migrator_nosuch"), "does not exist", "3D000",
                "createdb"},
           Case{with_keywords(server, "user=migrator_nosuch"),
                "role \"migrator_nosuch\" does not exist", "28000", "createuser"},
           Case{with_keywords(server, "sslmod=require"), "invalid connection option", "08001",
                "'sslmode'"},
           Case{with_keywords(server, "sslmode=nonsense"), "invalid sslmode value", "08001",
                "correct"},
           Case{with_keywords(server, "port=hello"), "invalid", "08001", "number"},
           Case{with_keywords(server, "service=nosuch"), "definition of service", "08001",
                "pg_service"},
           Case{with_keywords(server, "options='-c nosuch=1'"),
                "unrecognized configuration parameter", "42704", "options"},
           Case{with_keywords(server, "target_session_attrs=standby"), "", "08001", ""},
       }) {
    CAPTURE(each.conninfo);
    DatabaseError::Details const details = connect_failure(each.conninfo);
    CAPTURE(details.message, details.hint);
    CHECK(details.message.find(each.reason) != std::string::npos);
    CHECK(details.message.find('\n') == std::string::npos);
    CHECK(details.message.starts_with("cannot connect to the "));
    CHECK(details.sqlstate == each.sqlstate);
    CHECK(details.hint.find(each.hint) != std::string::npos);
    CHECK_FALSE(details.hint.empty());
  }
}

TEST_CASE("no message about a connection shows a password", "[postgres]") {
  for (std::string const& conninfo :
       {std::string{"postgresql://anna:s3cret@127.0.0.1:1/db"},
        std::string{"postgresql://anna:s3cret%@127.0.0.1:1/db"},
        std::string{"postgresql://anna:s3cret@x@127.0.0.1:1/db"},
        std::string{"postgresql://anna:12/s3cret@127.0.0.1:1/db"},
        std::string{"host=127.0.0.1 port=1 password=a s3cret"},
        std::string{"host=127.0.0.1 port=1 password='a s3cret"},
        std::string{"host=127.0.0.1 port=1 nosuch=1 password='s3cret'"},
        with_keywords(server_conninfo(), "dbname=nosuch password=s3cret")}) {
    CAPTURE(conninfo);
    DatabaseError::Details const details = connect_failure(conninfo);
    CHECK((details.message + details.detail + details.hint + details.statement).find("s3cret") ==
          std::string::npos);
  }
}
