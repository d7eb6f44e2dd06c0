#include "cli/history_tries.hpp"

#include "cli/lock_retries.hpp"
#include "run/lock_retry.hpp"
#include "run/timeouts.hpp"
#include "run/tries.hpp"

#include <optional>
#include <utility>

namespace migrator::cli {

HistoryTries::HistoryTries(Connection& connection, MigrateOptions const& options, Console& console,
                           std::function<void(std::chrono::milliseconds)> pause)
    : connection_{connection}, options_{options}, console_{console}, pause_{std::move(pause)} {}

void HistoryTries::run(std::string const& what, TableUse use,
                       std::function<void(std::string const& before)> const& work) {
  std::string const timeout = set_local_timeouts({.lock = options_.lock_timeout});
  LockRetry retry{options_.lock_retry_for};
  while (true) {
    try {
      work(timeout.empty() ? "" : timeout + "; ");
      return;
    } catch (DatabaseError const& error) {
      if (timeout.empty() || !is_lock_failure(error)) {
        throw;
      }
      std::optional<std::chrono::milliseconds> const time = retry.next_pause();
      console_.error_line(describe_try({.what = what,
                                        .reason = error.what(),
                                        .tries = retry.tries(),
                                        .elapsed = retry.elapsed(),
                                        .pause = time},
                                       blockers_of_table(connection_, "django_migrations", use)));
      if (!time) {
        throw budget_spent(error, retry);
      }
      pause_(*time);
    }
  }
}

Recorded HistoryTries::read(Settings const& settings) {
  Recorded recorded;
  run("reading the history", TableUse::reading, [&](std::string const& before) {
    recorded = Recorder{connection_, settings}.applied(before);
  });
  return recorded;
}

}  // namespace migrator::cli
