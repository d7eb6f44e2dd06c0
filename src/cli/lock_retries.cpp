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

std::string text_of(LockNotGot const& event) {
  std::string const text = fmt::format("{}: {} (try {}, after {:.1f} s)", to_string(event.key),
                                       event.reason, event.tries, seconds(event.elapsed));
  return event.pause ? fmt::format("{}; next try in {:.1f} s", text, seconds(*event.pause))
                     : text + "; no time is left for another try";
}

}  // namespace

LockRetries::LockRetries(Session& session, Console& console, InterruptGuard const& interrupt,
                         std::chrono::milliseconds lock_timeout)
    : session_{session}, console_{console}, interrupt_{interrupt}, lock_timeout_{lock_timeout} {
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
  std::string text = text_of(*failed);
  std::vector<Blocker> const blockers = watch_ ? watch_->take() : std::vector<Blocker>{};
  for (Blocker const& blocker : blockers) {
    text += "\n  blocked by " + to_string(blocker);
  }
  if (blockers.empty()) {
    text += "\n  who has the lock could not be seen";
  }
  console_.error_line(text);
}

void LockRetries::pause(std::chrono::milliseconds time) const {
  constexpr std::chrono::milliseconds slice{50};
  auto const end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end) {
    interrupt_.check();
    std::this_thread::sleep_for(std::min<std::chrono::steady_clock::duration>(
        slice, end - std::chrono::steady_clock::now()));
  }
  interrupt_.check();
}

}  // namespace migrator::cli
