#include "base/text.hpp"
#include "base/utf8.hpp"
#include "cli/make_migrations.hpp"
#include "cli/written_migration.hpp"
#include "migrator/error.hpp"
#include "migrator/executor.hpp"
#include "migrator/optimizer.hpp"

#include <fmt/format.h>

#include <utility>

namespace migrator::cli {
namespace {

// The last migration of the app, if nothing keeps it from being changed.
Migration const& updatable_leaf(Project const& project, LoadedGraph const& loaded,
                                std::string const& app) {
  std::vector<MigrationKey> const leaves = loaded.graph.leaves(app);
  if (leaves.empty()) {
    throw Error{fmt::format("App {} has no migration, cannot update last migration.", app)};
  }
  Migration const& leaf = loaded.graph.at(leaves.front());
  if (!leaf.replaces.empty()) {
    throw Error{fmt::format("Cannot update squash migration '{}'.", to_string(leaf.key))};
  }
  if (loaded.applied.contains(leaf.key)) {
    throw Error{fmt::format("Cannot update applied migration '{}'.", to_string(leaf.key))};
  }
  std::vector<std::string> dependents;
  for (Migration const& other : project.migrations) {
    for (Dependency const& dependency : other.dependencies) {
      if (dependency.setting.empty() && dependency.key == leaf.key) {
        dependents.push_back(fmt::format("'{}'", to_string(other.key)));
        break;
      }
    }
  }
  if (!dependents.empty()) {
    throw Error{fmt::format("Cannot update migration '{}' that migrations {} depend on.",
                            to_string(leaf.key), join(dependents, ", "))};
  }
  return leaf;
}

Migration updated(MakeRun const& run, Migration leaf, std::vector<Migration> const& changes) {
  std::string const app = leaf.key.app;
  for (Migration const& change : changes) {
    leaf.operations.insert(leaf.operations.end(), change.operations.begin(),
                           change.operations.end());
    for (Dependency const& dependency : change.dependencies) {
      if (!dependency.setting.empty() || dependency.key.app != app) {
        leaf.dependencies.push_back(dependency);
      }
    }
  }
  leaf.operations = optimize(std::move(leaf.operations), app);
  leaf.operation_lines.clear();
  std::string const name =
      fmt::format("{}_{}", utf8_prefix(leaf.key.name, 4),
                  run.options.name.empty() ? suggest_name(leaf, run.timestamp) : run.options.name);
  leaf.key.name = name == leaf.key.name ? name + "_updated" : name;
  return leaf;
}

// Dependencies on migrations that go into others follow them.
void follow(Changes& changes, std::map<MigrationKey, MigrationKey> const& new_keys) {
  for (AppChanges& app : changes) {
    for (Migration& migration : app.migrations) {
      for (Dependency& dependency : migration.dependencies) {
        auto const found = new_keys.find(dependency.key);
        if (found != new_keys.end()) {
          dependency.key = found->second;
        }
      }
    }
  }
}

}  // namespace

Update update_last_migrations(MakeRun const& run, Changes const& changes) {
  std::unique_ptr<Session> const session = open_database(run.context);
  Recorded const recorded = session == nullptr
                                ? Recorded{}
                                : Recorder{session->connection(), run.project.settings}.applied();
  LoadedGraph const loaded = build_graph(run.project, recorded);
  SwappableModels const swappable = swappable_models(run.context);
  Update update;
  std::map<MigrationKey, MigrationKey> new_keys;
  for (AppChanges const& app : changes) {
    Migration const& leaf = updatable_leaf(run.project, loaded, app.app);
    Migration migration = with_settings_of(updated(run, leaf, app.migrations), swappable);
    for (Migration const& change : app.migrations) {
      new_keys.emplace(change.key, migration.key);
    }
    update.replaced.emplace(app.app, leaf.file);
    update.changes.push_back({app.app, {std::move(migration)}});
  }
  follow(update.changes, new_keys);
  return update;
}

}  // namespace migrator::cli
