#include "cli/lock_retries.hpp"

#include "db/backend.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <thread>
#include <variant>

namespace migrator::cli {
namespace {

double seconds(std::chrono::milliseconds time) {
  return std::chrono::duration<double>{time}.count();
}

}  // namespace

std::string describe_try(FailedTry const& failed, std::vector<Blocker> const& blockers) {
  std::string text = fmt::format("{}: {} (try {}, after {:.1f} s)", failed.what, failed.reason,
                                 failed.tries, seconds(failed.elapsed));
  text += failed.pause ? fmt::format("; next try in {:.1f} s", seconds(*failed.pause))
                       : "; no time is left for another try";
  for (Blocker const& blocker : blockers) {
    text += "\n  blocked by " + to_string(blocker);
  }
  return blockers.empty() ? text + "\n  who has the lock could not be seen" : text;
}

void pause_unless_interrupted(std::chrono::milliseconds time, InterruptGuard const& interrupt) {
  constexpr std::chrono::milliseconds slice{50};
  auto const end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end) {
    interrupt.check();
    std::this_thread::sleep_for(std::min<std::chrono::steady_clock::duration>(
        slice, end - std::chrono::steady_clock::now()));
  }
  interrupt.check();
}

LockRetries::LockRetries(Session& session, Console& console, std::chrono::milliseconds lock_timeout)
    : session_{session}, console_{console}, lock_timeout_{lock_timeout} {
  watch_session();
}

void LockRetries::watch_session() {
  watch_.reset();
  if (lock_timeout_.count() == 0) {
    return;
  }
  try {
    watch_ = std::make_unique<BlockerWatch>(connect(session_.connection_options()),
                                            backend_pid(session_.connection()), lock_timeout_);
  } catch (DatabaseError const&) {
    // No connection is left for it: the migrations run all the same.
  }
}

void LockRetries::follow(Event const& event) {
  auto const* const failed = std::get_if<LockNotGot>(&event);
  if (failed == nullptr) {
    return;
  }
  console_.error_line(describe_try({.what = to_string(failed->key),
                                    .reason = failed->reason,
                                    .tries = failed->tries,
                                    .elapsed = failed->elapsed,
                                    .pause = failed->pause},
                                   watch_ ? watch_->take() : std::vector<Blocker>{}));
}

}  // namespace migrator::cli
