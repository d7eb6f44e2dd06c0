#include "run/lock_retry.hpp"

#include "support/catch.hpp"

using namespace std::chrono_literals;
using migrator::DatabaseError;
using migrator::LockRetry;

TEST_CASE("the pauses between tries grow, none longer than 45 seconds", "[run]") {
  LockRetry retry{24h};
  std::chrono::milliseconds middle = 200ms;
  for (int i = 0; i < 20; ++i) {
    std::optional<std::chrono::milliseconds> const pause = retry.next_pause();
    REQUIRE(pause);
    CHECK(*pause >= middle / 2);
    CHECK(*pause <= middle + middle / 2);
    middle = std::min<std::chrono::milliseconds>(middle * 2, 30s);
  }
  CHECK(retry.tries() == 20);
}

TEST_CASE("two that try do not stay in step", "[run]") {
  LockRetry first{24h};
  LockRetry second{24h};
  bool differ = false;
  for (int i = 0; i < 20; ++i) {
    differ = first.next_pause() != second.next_pause() || differ;
  }
  CHECK(differ);
}

TEST_CASE("no try is begun once the budget is spent, and no pause outlasts it", "[run]") {
  LockRetry none{0ms};
  CHECK_FALSE(none.next_pause());
  CHECK(none.tries() == 1);
  LockRetry little{50ms};
  CHECK(little.next_pause().value() <= 50ms);
}

TEST_CASE("only the want of a lock is worth another try", "[run]") {
  CHECK(migrator::is_lock_failure(DatabaseError{{.sqlstate = "55P03"}}));
  CHECK(migrator::is_lock_failure(DatabaseError{{.sqlstate = "40P01"}}));
  CHECK_FALSE(migrator::is_lock_failure(DatabaseError{{.sqlstate = "57014"}}));
  CHECK_FALSE(migrator::is_lock_failure(DatabaseError{{.sqlstate = ""}}));
}
