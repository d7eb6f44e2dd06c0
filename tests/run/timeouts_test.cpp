#include "run/timeouts.hpp"

#include "support/catch.hpp"

using namespace std::chrono_literals;
using migrator::Statement;
using migrator::Timeouts;

TEST_CASE("timeouts are set for the transaction alone", "[run]") {
  CHECK(migrator::set_local_timeouts({}).empty());
  CHECK(migrator::set_local_timeouts({.lock = 500ms}) == "SET LOCAL lock_timeout = '500ms'");
  CHECK(migrator::set_local_timeouts({.lock = 2s, .statement = 1min}) ==
        "SET LOCAL lock_timeout = '2000ms'; SET LOCAL statement_timeout = '60000ms'");
}

TEST_CASE("what works concurrently is not broken off for a lock", "[run]") {
  Timeouts const both{.lock = 1s, .statement = 1min};
  CHECK(migrator::timeouts_outside_transaction(both, Statement{"ALTER TABLE t ADD c int"}) == both);
  CHECK(migrator::timeouts_outside_transaction(
            both, Statement{"ALTER TABLE t ADD runs_concurrently bool"}) == both);
  CHECK(migrator::timeouts_outside_transaction(
            both, Statement{"create index Concurrently on t (c)"}) == Timeouts{.statement = 1min});
}
