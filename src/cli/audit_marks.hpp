// What the audit table and the history say of files: edited since they were applied, or not there.
#pragma once

#include "migrator/connection.hpp"
#include "migrator/graph.hpp"
#include "migrator/project.hpp"

#include <map>
#include <string>
#include <vector>

namespace migrator::cli {

class AuditMarks {
 public:
  // Reads the table, which need not be there.
  AuditMarks(Connection& connection, std::string const& table, Project const& project,
             Recorded const& recorded);

  // Whether the file says something else than when it was applied. Reads the file again.
  // Requires: the migration is in the history.
  bool is_edited(Migration const& migration) const;

  // The applied migrations that no file has or replaces, by app.
  std::map<std::string, std::vector<MigrationKey>> const& without_file() const {
    return without_file_;
  }

 private:
  std::map<MigrationKey, std::string> checksums_;
  std::map<std::string, std::vector<MigrationKey>> without_file_;
};

}  // namespace migrator::cli
