#include <fmt/format.h>

#include <algorithm>

#include "graph/cycles.hpp"
#include "graph/graph_builder.hpp"
#include "migrator/error.hpp"
#include "migrator/graph.hpp"

namespace migrator {
namespace {

constexpr std::string_view first = "__first__";
constexpr std::string_view latest = "__latest__";

[[noreturn]] void throw_unresolved(Migration const& origin, std::string_view message) {
  throw GraphError{origin.file.empty() ? std::string{message}
                                       : fmt::format("{}\n  in {}", message, origin.file)};
}

// The node that a dependency means, or null when it means nothing: `__first__` and `__latest__`
// of the migration's own app and of apps without migrations.
MigrationKey const* resolve(GraphBuilder const& graph, Project const& project,
                            Migration const& origin, MigrationKey const& key,
                            EmptyApps empty_apps) {
  if ((key.name != first && key.name != latest) || graph.contains(key)) {
    return &key;
  }
  if (key.app == origin.key.app || project.unmigrated_apps.contains(key.app)) {
    return nullptr;
  }
  if (!project.migrated_apps.contains(key.app)) {
    throw_unresolved(origin, fmt::format("Dependency on unknown app: {}", key.app));
  }
  MigrationKey const* const found =
      key.name == first ? graph.first_root(key.app) : graph.first_leaf(key.app);
  if (found == nullptr && empty_apps == EmptyApps::refused) {
    throw_unresolved(origin, fmt::format("Dependency on app with no migrations: {}", key.app));
  }
  return found;
}

void add_edges_within_app(GraphBuilder& graph, Migration const& migration) {
  for (Dependency const& dependency : migration.dependencies) {
    if (dependency.key.app == migration.key.app && dependency.key.name != first) {
      graph.add_edge(migration, migration.key, dependency.key);
    }
  }
}

void add_other_edges(GraphBuilder& graph, Project const& project, Migration const& migration,
                     EmptyApps empty_apps) {
  for (Dependency const& dependency : migration.dependencies) {
    if (dependency.key.app == migration.key.app) {
      continue;
    }
    if (MigrationKey const* const parent =
            resolve(graph, project, migration, dependency.key, empty_apps)) {
      graph.add_edge(migration, migration.key, MigrationKey{*parent});
    }
  }
  for (Dependency const& dependency : migration.run_before) {
    if (MigrationKey const* const child =
            resolve(graph, project, migration, dependency.key, empty_apps)) {
      graph.add_edge(migration, MigrationKey{*child}, migration.key);
    }
  }
}

// Decides for each squash by what is recorded whether it or what it replaces is in the graph.
void replace(GraphBuilder& graph, std::vector<Migration const*> const& replacements,
             KeySet& applied) {
  for (Migration const* const squash : replacements) {
    std::size_t const count = static_cast<std::size_t>(
        std::ranges::count_if(squash->replaces, [&applied](MigrationKey const& key) {
          return applied.contains(key);
        }));
    bool const all = count == squash->replaces.size();
    if (all) {
      applied.insert(squash->key);
    } else {
      applied.erase(squash->key);
    }
    if (all || count == 0) {
      graph.remove_replaced_nodes(*squash);
    } else {
      graph.remove_replacement_node(*squash);
    }
  }
}

}  // namespace

LoadedGraph build_graph(Project const& project, Recorded const& recorded, BuildOptions options) {
  GraphBuilder graph;
  std::vector<Migration const*> replacements;
  for (Migration const& migration : project.migrations) {
    graph.add_node(migration);
    if (!migration.replaces.empty()) {
      replacements.push_back(&migration);
    }
  }
  for (Migration const& migration : project.migrations) {
    add_edges_within_app(graph, migration);
  }
  for (Migration const& migration : project.migrations) {
    add_other_edges(graph, project, migration, options.empty_apps);
  }
  KeySet applied;
  for (auto const& [key, time] : recorded) {
    applied.insert(applied.end(), key);
  }
  if (options.replacing == Replacing::yes) {
    replace(graph, replacements, applied);
  }
  graph.require_no_dummies(replacements);
  MigrationGraph built = std::move(graph).build();
  require_acyclic(built);
  return {std::move(built), std::move(applied), std::move(replacements)};
}

}  // namespace migrator
