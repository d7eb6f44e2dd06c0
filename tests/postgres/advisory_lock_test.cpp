#include "db/advisory_lock.hpp"

#include "migrator/error.hpp"
#include "support/catch.hpp"
#include "support/test_database.hpp"

#include <future>
#include <optional>
#include <thread>

using namespace std::chrono_literals;
using migrator::AdvisoryLock;
using migrator::AdvisoryLockOptions;
using migrator::Connection;
using migrator::DatabaseError;
using migrator::LockHolder;
using migrator::Row;
using migrator::RunnerLockError;
using migrator::testing::containing;
using migrator::testing::TestDatabase;

namespace {

std::unique_ptr<Connection> named(TestDatabase const& database, std::string const& name) {
  return migrator::connect({.conninfo = database.conninfo(), .application_name = name});
}

// A lock and the session that works under it.
struct Held {
  Held(TestDatabase const& database, std::unique_ptr<Connection> connection,
       AdvisoryLockOptions const& options = {})
      : worker{database.connect()}, lock{std::move(connection), *worker, options} {}

  std::unique_ptr<Connection> worker;
  AdvisoryLock lock;
};

std::string refusal(TestDatabase const& database, AdvisoryLockOptions const& options) {
  try {
    Held const held{database, database.connect(), options};
  } catch (DatabaseError const& error) {
    CHECK(error.sqlstate() == "55P03");
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("the key of the runner lock is the same in every release", "[postgres]") {
  CHECK(migrator::advisory_lock_key("shop", "django_migrations") ==
        migrator::advisory_lock_key("shop", "django_migrations"));
  CHECK(migrator::advisory_lock_key("shop", "django_migrations") == 7673089721096508575);
  CHECK(migrator::advisory_lock_key("shop", "other") !=
        migrator::advisory_lock_key("shop", "django_migrations"));
}

TEST_CASE("the second runner is refused at once and told who runs", "[postgres]") {
  TestDatabase const database;
  Held const held{database, named(database, "migrator/first")};
  CHECK(refusal(database, {}).starts_with("another migration runs on this database: process "));
  CHECK_THAT(refusal(database, {}), containing("(migrator/first) from "));
}

TEST_CASE("another history table or database is another lock", "[postgres]") {
  TestDatabase const database;
  TestDatabase const other;
  Held const held{database, database.connect()};
  CHECK(refusal(database, {.history_table = "other"}).empty());
  CHECK(refusal(other, {}).empty());
}

TEST_CASE("the lock is free as soon as its holder lets go", "[postgres]") {
  TestDatabase const database;
  for (int i = 0; i < 20; ++i) CHECK(refusal(database, {}).empty());
}

TEST_CASE("the second runner waits, says so once, and goes on when the first is done",
          "[postgres][threads]") {
  TestDatabase const database;
  std::optional<Held> lock;
  lock.emplace(database, named(database, "migrator/first"));
  std::promise<void> told;
  std::thread first{[&lock, waits = told.get_future()] {
    waits.wait_for(60s);
    std::this_thread::sleep_for(500ms);  // long enough to be told again
    lock.reset();
  }};
  std::vector<LockHolder> holders;
  AdvisoryLockOptions options{.wait = 30s};
  options.on_wait = [&](LockHolder const& holder) {
    holders.push_back(holder);
    if (holders.size() == 1) told.set_value();
  };
  Held const second{database, database.connect(), options};
  first.join();
  REQUIRE(holders.size() == 1);
  CHECK(holders[0].application_name == "migrator/first");
  CHECK_FALSE(refusal(database, {}).empty());
}

TEST_CASE("the wait for the lock is bounded", "[postgres]") {
  TestDatabase const database;
  Held const held{database, database.connect()};
  auto const start = std::chrono::steady_clock::now();
  CHECK(refusal(database, {.wait = 300ms}).find("(waited ") != std::string::npos);
  auto const waited = std::chrono::steady_clock::now() - start;
  CHECK(waited >= 300ms);
  CHECK(waited < 60s);
}

TEST_CASE("the wait for the lock ends when it is interrupted", "[postgres]") {
  TestDatabase const database;
  Held const held{database, database.connect()};
  AdvisoryLockOptions options{.wait = 30s};
  options.interrupted = [] { return true; };
  CHECK_FALSE(refusal(database, options).empty());
}

TEST_CASE("a runner that waits does not hold up CREATE INDEX CONCURRENTLY", "[postgres][threads]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const runner = database.connect();
  runner->execute("CREATE TABLE t (i int)");
  std::optional<Held> lock;
  lock.emplace(database, database.connect());
  std::thread waiting{[&database] {
    Held const second{database, database.connect(), {.wait = 30s}};
  }};
  std::this_thread::sleep_for(100ms);
  runner->execute("SET statement_timeout = '5s'");
  CHECK_NOTHROW(runner->execute("CREATE INDEX CONCURRENTLY ON t (i)"));
  lock.reset();
  waiting.join();
}

TEST_CASE("the lock is free when its holder's sessions are killed", "[postgres]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const admin = database.connect();
  Held const held{database, named(database, "migrator/first")};
  admin->execute(
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
      "WHERE datname = current_database() AND pid <> pg_backend_pid()");
  CHECK(refusal(database, {}).empty());
}

TEST_CASE("those who wait see what the lock is held for", "[postgres]") {
  TestDatabase const database;
  Held held{database, named(database, "migrator/first@here")};
  held.lock.announce("applying shop.0001_initial");
  CHECK_THAT(refusal(database, {}), containing(" (migrator/first@here applying shop.0001_initial) "
                                               "from "));
  held.lock.announce("applying sh\xC3\xB6p'." + std::string(200, 'x'));
  CHECK_THAT(refusal(database, {}), containing(" (migrator/first@here applying sh??p'.xxx"));
}

TEST_CASE("a lost lock is noticed before the next migration and the next statement", "[postgres]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const admin = database.connect();
  Held held{database, named(database, "migrator/first")};
  CHECK_NOTHROW(held.lock.require_held());
  CHECK_NOTHROW(held.lock.announce("applying shop.0001_initial"));
  CHECK_NOTHROW(held.lock.require_held());
  admin->execute(
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
      "WHERE datname = current_database() AND application_name LIKE 'migrator/first%'");
  CHECK_THROWS_AS(held.lock.require_held(), RunnerLockError);
  CHECK_THROWS_AS(held.lock.announce("applying shop.0002_next"), RunnerLockError);
}

TEST_CASE("what a server says unasked is not taken for the loss of the lock", "[postgres]") {
  TestDatabase const database;
  std::unique_ptr<Connection> own = database.connect();
  own->execute("LISTEN news");
  Connection const& listener = *own;
  Held held{database, std::move(own)};
  CHECK_FALSE(listener.has_news());
  database.connect()->execute("NOTIFY news");
  for (int i = 0; i < 100 && !listener.has_news(); ++i) std::this_thread::sleep_for(50ms);
  CHECK(listener.has_news());
  CHECK_NOTHROW(held.lock.require_held());
  CHECK_FALSE(listener.has_news());
}

TEST_CASE("a worker's new session waits for the lost one to end", "[postgres]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const lost = named(database, "lost");
  std::unique_ptr<Connection> const worker = named(database, "worker");
  AdvisoryLock lock{named(database, "first"), *worker, {.wait = 10s}};
  // What the server's end of a lost session holds on to.
  std::string const key = std::to_string(
      migrator::advisory_lock_key(*worker->query("SELECT current_database()").at(0).at(0),
                                  "django_migrations") ^
      1);
  worker->execute("SELECT pg_advisory_unlock(" + key + ")");
  lost->execute("SELECT pg_advisory_lock(" + key + ")");
  std::string waited_for;
  lock.wait_for_lost_worker([&](migrator::LockHolder const& holder) {
    waited_for = holder.application_name;
    lost->execute("SELECT pg_advisory_unlock(" + key + ")");
  });
  CHECK(waited_for == "lost");
  CHECK_FALSE(lost->query("SELECT pg_try_advisory_lock(" + key + ")").at(0).at(0) == "t");
}

TEST_CASE("the lock is not free before the session that works has ended", "[postgres]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const admin = database.connect();
  std::unique_ptr<Connection> const worker = named(database, "worker");
  AdvisoryLock const lock{named(database, "first"), *worker, {}};
  admin->execute(
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
      "WHERE datname = current_database() AND application_name = 'first'");
  CHECK_THAT(refusal(database, {}), containing(" (worker) "));
  admin->execute(
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
      "WHERE datname = current_database() AND application_name = 'worker'");
  CHECK(refusal(database, {}).empty());
}

TEST_CASE("no session of a run is ended for being idle", "[postgres]") {
  TestDatabase const database;
  std::unique_ptr<Connection> const worker = named(database, "worker");
  worker->execute("SET idle_session_timeout = '1h'");
  auto const timeout = [&worker] {
    return worker->query("SHOW idle_session_timeout").at(0).at(0).value();
  };
  std::string const before = worker
                                 ->query(
                                     "SELECT reset_val || 'ms' FROM pg_settings WHERE name = "
                                     "'idle_session_timeout'")
                                 .at(0)
                                 .at(0)
                                 .value();
  {
    AdvisoryLock const lock{named(database, "first"), *worker, {}};
    CHECK(timeout() == "0");
  }
  CHECK(timeout() + "ms" == before);
}
