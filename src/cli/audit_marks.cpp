#include "cli/audit_marks.hpp"

#include "migrator/audit.hpp"
#include "migrator/checksum.hpp"

namespace migrator::cli {

AuditMarks::AuditMarks(Connection& connection, std::string const& table, Project const& project,
                       Recorded const& recorded)
    : recorded_{recorded}, checksums_{AuditTable{connection, table}.applied_checksums()} {
  for (Migration const& migration : project.migrations) {
    explained_.insert(migration.key);
    explained_.insert(migration.replaces.begin(), migration.replaces.end());
  }
}

bool AuditMarks::is_edited(Migration const& migration) const {
  auto const found = checksums_.find(migration.key);
  return found != checksums_.end() && recorded_.contains(migration.key) &&
         found->second != checksum_of(migration);
}

std::vector<MigrationKey> AuditMarks::without_file(std::string_view app) const {
  std::vector<MigrationKey> keys;
  for (auto const& [key, applied] : recorded_) {
    if (key.app == app && !explained_.contains(key)) {
      keys.push_back(key);
    }
  }
  return keys;
}

std::set<std::string> AuditMarks::apps_without_file() const {
  std::set<std::string> apps;
  for (auto const& [key, applied] : recorded_) {
    if (!explained_.contains(key)) {
      apps.insert(key.app);
    }
  }
  return apps;
}

}  // namespace migrator::cli
