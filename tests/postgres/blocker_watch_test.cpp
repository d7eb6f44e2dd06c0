#include "db/blocker_watch.hpp"

#include "db/backend.hpp"
#include "support/catch.hpp"
#include "support/test_database.hpp"

using namespace std::chrono_literals;
using migrator::Blocker;
using migrator::BlockerWatch;
using migrator::Connection;
using migrator::testing::containing;
using migrator::testing::TestDatabase;

TEST_CASE("who blocks a session is seen while it waits", "[postgres][threads]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const waiting = database.connect();
  std::unique_ptr<Connection> const holder =
      migrator::connect({.conninfo = database.conninfo(), .application_name = "holder"});
  waiting->execute("CREATE TABLE t (i int)");
  BlockerWatch watch{database.connect(), migrator::backend_pid(*waiting), 200ms};
  CHECK(watch.take().empty());
  holder->execute("BEGIN");
  holder->execute("SELECT\n* FROM t");
  waiting->execute("SET lock_timeout = '1s'");
  CHECK_THROWS(waiting->execute("ALTER TABLE t ADD COLUMN j int"));
  std::vector<Blocker> const blockers = watch.take();
  REQUIRE(blockers.size() == 1);
  CHECK(blockers[0].pid == migrator::backend_pid(*holder));
  CHECK(blockers[0].application_name == "holder");
  CHECK_THAT(to_string(blockers[0]), containing(", idle in transaction, open for "));
  CHECK_THAT(to_string(blockers[0]), containing(" s: SELECT * FROM t"));
  CHECK(watch.take().empty());
}

TEST_CASE("a watch whose connection is lost sees nobody", "[postgres][threads]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const watched = database.connect();
  std::unique_ptr<Connection> connection = database.connect();
  std::string const pid = migrator::backend_pid(*connection);
  BlockerWatch watch{std::move(connection), migrator::backend_pid(*watched), 20ms};
  watched->execute("SELECT pg_terminate_backend(" + pid + ", 5000)");
  watched->execute("SELECT pg_sleep(0.1)");
  CHECK(watch.take().empty());
}

TEST_CASE("a query does not steer the terminal that it is shown on", "[postgres]") {
  CHECK(to_string(Blocker{.pid = "1", .query = "SELECT\n'\x1b[31m\x07\x7f\u00e9'"}) ==
        "process 1: SELECT ' [31m  \u00e9'");
}
