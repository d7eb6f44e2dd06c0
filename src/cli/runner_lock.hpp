// The lock that keeps two runs of `migrate` on one database apart.
#pragma once

#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/session.hpp"
#include "db/advisory_lock.hpp"
#include "migrator/event.hpp"

#include <chrono>

namespace migrator::cli {

// Held for its lifetime. Waits for another runner, saying on standard error for whom, until it
// ends, the time is over or a signal comes. Refuses a pooler that shares sessions between clients.
class RunnerLock {
 public:
  RunnerLock(Session& session, Console& console, InterruptGuard const& interrupt,
             std::chrono::milliseconds wait);

  // Before a migration: tells those who wait which one it is. Before it and before each of its
  // statements: throws RunnerLockError when the lock is no longer ours.
  void follow(Event const& event);

 private:
  AdvisoryLock lock_;
};

}  // namespace migrator::cli
