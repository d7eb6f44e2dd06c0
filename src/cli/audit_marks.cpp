#include "cli/audit_marks.hpp"

#include "migrator/audit.hpp"
#include "migrator/checksum.hpp"

#include <set>

namespace migrator::cli {

AuditMarks::AuditMarks(Connection& connection, std::string const& table, Project const& project,
                       Recorded const& recorded)
    : checksums_{AuditTable{connection, table}.applied_checksums()} {
  std::set<MigrationKey> explained;
  for (Migration const& migration : project.migrations) {
    explained.insert(migration.key);
    explained.insert(migration.replaces.begin(), migration.replaces.end());
  }
  for (auto const& [key, applied] : recorded) {
    if (!explained.contains(key)) {
      without_file_[key.app].push_back(key);
    }
  }
}

bool AuditMarks::is_edited(Migration const& migration) const {
  auto const found = checksums_.find(migration.key);
  return found != checksums_.end() && found->second != checksum_of(migration);
}

}  // namespace migrator::cli
