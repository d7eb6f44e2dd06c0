// The lock that keeps two runs of `migrate` on one database apart.
#pragma once

#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/session.hpp"
#include "db/advisory_lock.hpp"

namespace migrator::cli {

// Held for its lifetime. Waits for another runner, saying on standard error for whom, until it ends
// or a signal comes.
class RunnerLock {
 public:
  RunnerLock(Session const& session, Console& console, InterruptGuard const& interrupt);

 private:
  AdvisoryLock lock_;
};

}  // namespace migrator::cli
