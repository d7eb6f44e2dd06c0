#include "graph/cycles.hpp"
#include "graph/draft_graph.hpp"
#include "graph/missing_nodes.hpp"
#include "graph/replacements.hpp"
#include "migrator/graph.hpp"

#include <string>

namespace migrator {
namespace {

// Adds the edges of a project's migrations to a draft of its graph (django-behaviour 2.2, 2 and 3).
class EdgeAdder {
 public:
  EdgeAdder(DraftGraph& graph, Project const& project, EmptyApps empty_apps)
      : graph_{graph}, project_{project}, empty_apps_{empty_apps} {}

  // Those within an app come first: they say which of its migrations are the first and the
  // latest.
  void add_all() {
    for (Migration const& migration : project_.migrations) {
      add_dependencies_in_app(migration);
    }
    for (Migration const& migration : project_.migrations) {
      add_dependencies_on_other_apps(migration);
      add_run_before(migration);
    }
  }

 private:
  void add_dependencies_in_app(Migration const& migration) {
    for (Dependency const& dependency : migration.dependencies) {
      bool const first = dependency.kind == Dependency::Kind::first;
      if (dependency.key.app == migration.key.app && !first) {
        add_parent(migration, dependency.key);
      }
    }
  }

  void add_dependencies_on_other_apps(Migration const& migration) {
    for (Dependency const& dependency : migration.dependencies) {
      if (dependency.key.app == migration.key.app) {
        continue;
      }
      if (std::optional<MigrationKey> const parent = resolve(dependency, migration)) {
        add_parent(migration, *parent);
      }
    }
  }

  void add_run_before(Migration const& migration) {
    for (Dependency const& dependency : migration.run_before) {
      if (std::optional<MigrationKey> const child = resolve(dependency, migration)) {
        NodeId const child_node = graph_.find_or_add(*child, migration, Relative::child);
        graph_.add_edge(child_node, node_of(migration));
      }
    }
  }

  void add_parent(Migration const& migration, MigrationKey const& parent) {
    NodeId const parent_node = graph_.find_or_add(parent, migration, Relative::parent);
    graph_.add_edge(node_of(migration), parent_node);
  }

  NodeId node_of(Migration const& migration) const {
    return static_cast<NodeId>(&migration - project_.migrations.data());
  }

  // The migration that is meant; nothing where the dependency asks for nothing.
  std::optional<MigrationKey> resolve(Dependency const& dependency, Migration const& origin) const {
    std::string const& app = dependency.key.app;
    if (dependency.kind == Dependency::Kind::migration || graph_.find(dependency.key)) {
      return dependency.key;
    }
    if (app == origin.key.app || project_.unmigrated_apps.contains(app)) {
      return std::nullopt;
    }
    std::optional<MigrationKey> found;
    if (project_.migrated_apps.contains(app)) {
      bool const first = dependency.kind == Dependency::Kind::first;
      found = first ? graph_.first_root(app) : graph_.first_leaf(app);
      if (!found && empty_apps_ == EmptyApps::passed_over) {
        return std::nullopt;
      }
    }
    if (!found) {
      refuse_dependency_on_app(project_, origin, app);
    }
    return found;
  }

  DraftGraph& graph_;
  Project const& project_;
  EmptyApps empty_apps_;
};

std::vector<Migration const*> find_replacements(Project const& project) {
  std::vector<Migration const*> replacements;
  for (Migration const& migration : project.migrations) {
    if (!migration.replaces.empty()) {
      replacements.push_back(&migration);
    }
  }
  return replacements;
}

KeySet keys_of(Recorded const& recorded) {
  KeySet keys;
  for (auto const& [key, time] : recorded) {
    keys.insert(keys.end(), key);
  }
  return keys;
}

}  // namespace

LoadedGraph build_graph(Project const& project, Recorded const& recorded, BuildOptions options) {
  DraftGraph draft{project};
  EdgeAdder{draft, project, options.empty_apps}.add_all();
  LoadedGraph loaded{.applied = keys_of(recorded), .replacements = find_replacements(project)};
  if (options.replacing == Replacing::yes) {
    carry_out_replacements(draft, loaded.replacements, loaded.applied);
  }
  require_no_dummies(draft, project, loaded.replacements);
  loaded.graph = draft.finish();
  require_acyclic(loaded.graph);
  return loaded;
}

}  // namespace migrator
