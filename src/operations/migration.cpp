#include "migrator/migration.hpp"

#include <algorithm>

namespace migrator {

SourceLocation location_of(Migration const& migration, std::size_t index) {
  bool const known = index < migration.operation_lines.size();
  return {migration.file, known ? migration.operation_lines[index] : 0};
}

bool is_initial(Migration const& migration) {
  if (migration.initial) {
    return *migration.initial;
  }
  return std::ranges::none_of(migration.dependencies, [&](Dependency const& dependency) {
    return dependency.key.app == migration.key.app;
  });
}

}  // namespace migrator
