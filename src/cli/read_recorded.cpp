#include "cli/read_recorded.hpp"

#include "cli/lock_retries.hpp"
#include "db/blocker_watch.hpp"
#include "run/lock_retry.hpp"
#include "run/timeouts.hpp"
#include "run/tries.hpp"

#include <optional>
#include <string>

namespace migrator::cli {

Recorded read_recorded(Connection& connection, Settings const& settings,
                       MigrateOptions const& options, Console& console,
                       std::function<void(std::chrono::milliseconds)> const& pause) {
  Recorder recorder{connection, settings};
  std::string const timeout = set_local_timeouts({.lock = options.lock_timeout});
  if (timeout.empty()) {
    return recorder.applied();
  }
  LockRetry retry{options.lock_retry_for};
  while (true) {
    try {
      return recorder.applied(timeout + "; ");
    } catch (DatabaseError const& error) {
      if (!is_lock_failure(error)) {
        throw;
      }
      std::optional<std::chrono::milliseconds> const time = retry.next_pause();
      console.error_line(describe_try({.what = "reading the history",
                                       .reason = error.what(),
                                       .tries = retry.tries(),
                                       .elapsed = retry.elapsed(),
                                       .pause = time},
                                      excluders_of(connection, "django_migrations")));
      if (!time) {
        throw budget_spent(error, retry);
      }
      pause(*time);
    }
  }
}

}  // namespace migrator::cli
