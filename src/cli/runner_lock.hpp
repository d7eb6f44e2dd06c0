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

  // The working session was lost in a COMMIT: says so, opens another one, for which it tries for a
  // few seconds, and waits until the server has done with the lost one. Throws DatabaseError when
  // that cannot be, and gives up when a signal comes.
  void renew_session();

 private:
  Session& session_;
  Console& console_;
  InterruptGuard const& interrupt_;
  std::chrono::milliseconds wait_;
  AdvisoryLock lock_;
};

}  // namespace migrator::cli
