// What a run of `migrate` adds to the audit table of the configuration.
#pragma once

#include "migrator/audit.hpp"
#include "migrator/event.hpp"
#include "migrator/migration.hpp"

#include <chrono>

namespace migrator::cli {

class AuditLog {
 public:
  // Makes the table unless it is there. `connection` must outlive this.
  AuditLog(Connection& connection, std::string const& table);

  // Notes when a migration begins.
  void follow(Event const& event);

  // To be called in the transaction that records the migration.
  void append(Migration const& migration, Direction direction, Outcome outcome);

 private:
  AuditTable table_;
  AuditSource source_;
  std::chrono::steady_clock::time_point begun_{};
};

}  // namespace migrator::cli
