#include "base/text.hpp"
#include "migrator/graph.hpp"

#include <fmt/format.h>

namespace migrator {

std::map<std::string, std::vector<std::string>> find_conflicts(MigrationGraph const& graph) {
  std::map<std::string, std::vector<std::string>> leaves;
  for (MigrationKey const& leaf : graph.leaves()) {
    leaves[leaf.app].push_back(leaf.name);
  }
  std::erase_if(leaves, [](auto const& app) { return app.second.size() == 1; });
  return leaves;
}

std::string describe_conflicts(std::map<std::string, std::vector<std::string>> const& conflicts) {
  std::vector<std::string> apps;
  apps.reserve(conflicts.size());
  for (auto const& [app, names] : conflicts) {
    apps.push_back(fmt::format("{} in {}", join(names, ", "), app));
  }
  return fmt::format(
      "Conflicting migrations detected; multiple leaf nodes in the migration graph: ({}).\n"
      "To fix them run 'python manage.py makemigrations --merge'",
      join(apps, "; "));
}

}  // namespace migrator
