// `--lock-timeout`: tells of locks that were not to be had, and waits between the tries.
#pragma once

#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/session.hpp"
#include "db/blocker_watch.hpp"
#include "migrator/event.hpp"
#include "migrator/executor.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace migrator::cli {

// A try that could not have its lock.
struct FailedTry {
  std::string what;  // was tried
  std::string reason;
  int tries = 0;
  std::chrono::milliseconds elapsed{};
  std::optional<std::chrono::milliseconds> pause;  // until the next one, if there is one
};

// Lines for standard error, with who has the lock.
std::string describe_try(FailedTry const& failed, std::vector<Blocker> const& blockers);

// Passes the time; throws Interrupted when a signal comes.
void pause_unless_interrupted(std::chrono::milliseconds time, InterruptGuard const& interrupt);

class LockRetries {
 public:
  // With a lock timeout, watches who blocks this session.
  LockRetries(Session& session, Console& console, std::chrono::milliseconds lock_timeout);

  // Watches, on a new connection, the session as it is now: for after a reconnect.
  void watch_session();

  // A LockNotGot is told on standard error, with who has the lock.
  void follow(Event const& event);

 private:
  Session& session_;
  Console& console_;
  std::chrono::milliseconds lock_timeout_;
  std::unique_ptr<BlockerWatch> watch_;
};

}  // namespace migrator::cli
