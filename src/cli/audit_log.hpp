// What a run of `migrate` adds to the audit table of the configuration.
#pragma once

#include "migrator/audit.hpp"
#include "migrator/event.hpp"
#include "migrator/migration.hpp"
#include "migrator/plan.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>

namespace migrator::cli {

class AuditLog {
 public:
  // `connection` must outlive this.
  AuditLog(Connection& connection, std::string const& table);

  // Notes what the files of the plan say, those that it has not noted before: to be called soon
  // after they were read, for they may be edited while the run waits for its lock, or runs.
  void note_files(Plan const& plan);

  // Makes the table unless it is there. Requires: the runner lock.
  void ensure_table() { table_.ensure(); }

  // Notes how long a migration takes.
  void follow(Event const& event);

  // To be called in the transaction that records the migration. Makes the table for one that is in
  // no plan, a squash that is completed.
  void append(Migration const& migration, Direction direction, Outcome outcome);

 private:
  AuditTable table_;
  AuditSource source_;
  std::map<MigrationKey, std::string> checksums_;
  std::optional<std::chrono::steady_clock::time_point> begun_;
};

}  // namespace migrator::cli
