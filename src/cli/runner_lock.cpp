#include "cli/runner_lock.hpp"

#include <fmt/format.h>

namespace migrator::cli {
namespace {

// How long to wait for another runner before giving up.
constexpr std::chrono::seconds patience{300};

AdvisoryLockOptions lock_options(Console& console, InterruptGuard const& interrupt) {
  return {.wait = patience,
          .on_wait =
              [&console](LockHolder const& holder) {
                console.error_line(
                    fmt::format("Waiting up to {} seconds for another run of migrations to end: {}",
                                patience.count(), to_string(holder)));
              },
          .interrupted = [&interrupt] { return interrupt.signal() != 0; }};
}

}  // namespace

RunnerLock::RunnerLock(Session const& session, Console& console, InterruptGuard const& interrupt)
    : lock_{connect(session.connection_options()), lock_options(console, interrupt)} {}

}  // namespace migrator::cli
