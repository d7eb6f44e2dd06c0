#include "run/tries.hpp"

#include <fmt/format.h>

#include <chrono>
#include <optional>
#include <thread>

namespace migrator {
namespace {

using std::chrono::milliseconds;

void pass(milliseconds time, ExecuteOptions const& options) {
  if (options.pause) {
    options.pause(time);
    return;
  }
  std::this_thread::sleep_for(time);
}

}  // namespace

LockBudgetSpent budget_spent(DatabaseError const& last, LockRetry const& retry) {
  DatabaseError::Details details = last.details();
  details.hint = fmt::format(
      "tried {} in {:.1f} s: end what holds the lock, or give it more time with --lock-retry-for",
      retry.tries() == 1 ? "once" : fmt::format("{} times", retry.tries()),
      std::chrono::duration<double>{retry.elapsed()}.count());
  return LockBudgetSpent{std::move(details)};
}

bool tries_again(ExecuteOptions const& options) {
  return options.timeouts.lock.count() > 0;
}

void wait_for_next_try(MigrationKey const& key, DatabaseError const& error, LockRetry& retry,
                       ExecuteOptions const& options, Progress const& progress) {
  std::optional<milliseconds> const pause = retry.next_pause();
  progress(LockNotGot{key, error.what(), retry.tries(), retry.elapsed(), pause});
  if (!pause) {
    throw budget_spent(error, retry);
  }
  pass(*pause, options);
}

bool try_reconnect(ExecuteOptions const& options) {
  if (!options.reconnect) {
    return false;
  }
  try {
    options.reconnect();
    return true;
  } catch (std::exception const&) {
    return false;  // the first failure is the one to tell of
  }
}

DatabaseError with_hint(DatabaseError const& error, std::string hint) {
  DatabaseError::Details details = error.details();
  details.hint = std::move(hint);
  return DatabaseError{std::move(details)};
}

}  // namespace migrator
