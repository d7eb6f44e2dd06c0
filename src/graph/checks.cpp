// What is looked at before a command starts: the history, conflicts, names.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "migrator/error.hpp"
#include "migrator/graph.hpp"

namespace migrator {
namespace {

bool is_complete_squash(LoadedGraph const& loaded, Recorded const& recorded,
                        MigrationKey const& key) {
  auto const squash = std::ranges::find(loaded.replacements, key, &Migration::key);
  return squash != loaded.replacements.end() &&
         std::ranges::all_of((*squash)->replaces, [&recorded](MigrationKey const& replaced) {
           return recorded.contains(replaced);
         });
}

}  // namespace

void check_consistent_history(LoadedGraph const& loaded, Recorded const& recorded,
                              std::string_view database_alias) {
  for (auto const& [key, time] : recorded) {
    if (!loaded.graph.contains(key)) {
      continue;
    }
    for (MigrationKey const& parent : loaded.graph.node(key).parents) {
      if (!recorded.contains(parent) && !is_complete_squash(loaded, recorded, parent)) {
        throw GraphError{fmt::format(
            "Migration {} is applied before its dependency {} on database '{}'.", to_string(key),
            to_string(parent), database_alias)};
      }
    }
  }
}

std::map<std::string, std::vector<std::string>> find_conflicts(MigrationGraph const& graph) {
  std::map<std::string, std::vector<std::string>> leaves;
  for (MigrationKey const& leaf : graph.leaves()) {
    leaves[leaf.app].push_back(leaf.name);
  }
  std::erase_if(leaves, [](auto const& app) { return app.second.size() < 2; });
  return leaves;
}

std::string describe_conflicts(std::map<std::string, std::vector<std::string>> const& conflicts) {
  std::vector<std::string> apps;
  for (auto const& [app, names] : conflicts) {
    apps.push_back(fmt::format("{} in {}", join(names, ", "), app));
  }
  return fmt::format(
      "Conflicting migrations detected; multiple leaf nodes in the migration graph: ({}).\n"
      "To fix them run 'python manage.py makemigrations --merge'",
      join(apps, "; "));
}

Migration const& find_by_prefix(Project const& project, std::string_view app,
                                std::string_view prefix, std::string_view advice) {
  Migration const* found = nullptr;
  for (Migration const& migration : project.of_app(app)) {
    if (!migration.key.name.starts_with(prefix)) {
      continue;
    }
    if (found != nullptr) {
      throw PlanError{fmt::format(
          "More than one migration matches '{}' in app '{}'. Please be more specific.", prefix,
          app)};
    }
    found = &migration;
  }
  if (found == nullptr) {
    throw PlanError{fmt::format("Cannot find a migration matching '{}' from app '{}'.{}", prefix,
                                app, advice)};
  }
  return *found;
}

}  // namespace migrator
