// What the history has recorded, though somebody may keep others from reading it.
#pragma once

#include "cli/console.hpp"
#include "cli/options.hpp"
#include "migrator/connection.hpp"
#include "migrator/executor.hpp"
#include "migrator/graph.hpp"
#include "migrator/settings.hpp"

#include <chrono>
#include <functional>

namespace migrator::cli {

// All rows of the history. With --lock-timeout a reading that cannot have its lock in time is tried
// again, as a migration is, and standard error says who keeps it from that; `pause` passes the time
// between two tries. Throws LockBudgetSpent when --lock-retry-for is over.
Recorded read_recorded(Connection& connection, Settings const& settings,
                       MigrateOptions const& options, Console& console,
                       std::function<void(std::chrono::milliseconds)> const& pause);

}  // namespace migrator::cli
