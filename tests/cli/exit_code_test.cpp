#include "cli/exit_code.hpp"

#include "db/advisory_lock.hpp"
#include "migrator/error.hpp"
#include "migrator/executor.hpp"
#include "support/catch.hpp"

using namespace migrator;
using migrator::cli::exit_code_of;

namespace {

// The statuses of a failed migration, without and with the details.
template <class Cause>
std::vector<int> statuses(Cause const& cause, Remains remains) {
  try {
    try {
      throw cause;
    } catch (...) {
      std::throw_with_nested(ExecutionError{"failed", {.remains = remains}});
    }
  } catch (std::exception const& error) {
    return {exit_code_of(error, false), exit_code_of(error, true)};
  }
  return {};
}

DatabaseError failure(std::string sqlstate) {
  return DatabaseError{{.message = "failed", .sqlstate = std::move(sqlstate)}};
}

}  // namespace

TEST_CASE("a failed migration is 1 as in Django, and 6 or 7 in detail", "[cli]") {
  CHECK(statuses(failure("42P01"), Remains::nothing) == std::vector{1, 6});
  CHECK(statuses(failure("42P01"), Remains::statements) == std::vector{1, 7});
  CHECK(statuses(failure("42P01"), Remains::committed) == std::vector{1, 7});
  CHECK(statuses(failure("42P01"), Remains::not_run) == std::vector{1, 1});
  CHECK(statuses(StateError{"no model"}, Remains::nothing) == std::vector{1, 6});
}

TEST_CASE("a lost connection is 8 in detail, unless a part remains for certain", "[cli]") {
  CHECK(statuses(failure("08006"), Remains::nothing) == std::vector{1, 8});
  CHECK(statuses(failure("57P01"), Remains::unknown) == std::vector{1, 8});
  CHECK(statuses(failure("08006"), Remains::statements) == std::vector{1, 7});
  CHECK(exit_code_of(failure("08001"), true) == 8);
  CHECK(exit_code_of(failure("28P01"), true) == 8);
  CHECK(exit_code_of(failure("08001"), false) == 1);
}

TEST_CASE("locks have statuses of their own in any case", "[cli]") {
  CHECK(exit_code_of(RunnerLockError{{.sqlstate = "55P03"}}, false) == 4);
  CHECK(statuses(RunnerLockError{{.sqlstate = "08006"}}, Remains::nothing) == std::vector{4, 4});
  CHECK(statuses(LockBudgetSpent{{.sqlstate = "55P03"}}, Remains::nothing) == std::vector{5, 5});
  CHECK(statuses(failure("55P03"), Remains::nothing) == std::vector{1, 6});
}

TEST_CASE("all else is 1", "[cli]") {
  CHECK(exit_code_of(PlanError{"no"}, true) == 1);
  CHECK(exit_code_of(failure("25006"), true) == 1);
}
