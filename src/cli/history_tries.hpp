// The history, though somebody may keep others from it.
#pragma once

#include "cli/console.hpp"
#include "cli/options.hpp"
#include "db/blocker_watch.hpp"
#include "migrator/connection.hpp"
#include "migrator/executor.hpp"
#include "migrator/graph.hpp"
#include "migrator/settings.hpp"

#include <chrono>
#include <functional>
#include <string>

namespace migrator::cli {

// With --lock-timeout, what cannot have its lock on the history in time is tried again, as a
// migration is, and standard error says who keeps it from that.
class HistoryTries {
 public:
  // `pause` passes the time between two tries. All must outlive this.
  HistoryTries(Connection& connection, MigrateOptions const& options, Console& console,
               std::function<void(std::chrono::milliseconds)> pause);

  // Does `work`, called `what` in messages, which wants to read the history or to write to it. It
  // gets SQL that bounds the wait in the transaction or the message that it begins; empty, or ends
  // in "; ". Throws LockBudgetSpent when --lock-retry-for is over.
  void run(std::string const& what, TableUse use,
           std::function<void(std::string const& before)> const& work);

  // All rows.
  Recorded read(Settings const& settings);

 private:
  Connection& connection_;
  MigrateOptions const& options_;
  Console& console_;
  std::function<void(std::chrono::milliseconds)> pause_;
};

}  // namespace migrator::cli
