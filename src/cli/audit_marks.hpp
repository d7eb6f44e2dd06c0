// What the audit table and the history say of files: edited since they were applied, or not there.
#pragma once

#include "migrator/connection.hpp"
#include "migrator/graph.hpp"
#include "migrator/project.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace migrator::cli {

class AuditMarks {
 public:
  // Reads the table, which need not be there. `recorded` must outlive this.
  AuditMarks(Connection& connection, std::string const& table, Project const& project,
             Recorded const& recorded);

  // Whether the file says something else than when it was applied. Reads the file again.
  bool is_edited(Migration const& migration) const;

  // The applied migrations of the app that no file has or replaces.
  std::vector<MigrationKey> without_file(std::string_view app) const;

  // The apps that have such migrations.
  std::set<std::string> apps_without_file() const;

 private:
  Recorded const& recorded_;
  std::map<MigrationKey, std::string> checksums_;
  std::set<MigrationKey> explained_;
};

}  // namespace migrator::cli
