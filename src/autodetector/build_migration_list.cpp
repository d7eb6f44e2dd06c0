#include "autodetector/migration_list.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace migrator {
namespace {

// Dependencies of a migration as Django's tuples: of a setting, ("__setting__", its name).
using DependencySet = std::set<MigrationKey>;

class MigrationListBuilder {
 public:
  MigrationListBuilder(GeneratedOperations const& operations, MigrationGraph const& graph,
                       AppLabels const& existing_apps, Settings const& settings)
      : graph_{graph}, existing_apps_{existing_apps}, settings_{settings} {
    for (auto const& [app, list] : operations) {
      apps_.emplace(app, App{list, Satisfying{list}});
    }
  }

  Changes build() {
    std::size_t open = count_open();
    while (open > 0) {
      for (auto& [label, app] : apps_) {
        cut(label, app);
      }
      std::size_t const left = count_open();
      if (left == open && std::exchange(chop_mode_, true)) {
        refuse();
      }
      open = left;
    }
    return std::move(changes_);
  }

 private:
  struct App {
    std::vector<GeneratedOperation> const& operations;
    Satisfying satisfying;
    std::size_t next = 0;  // the first operation that is in no migration yet
  };

  std::size_t count_open() const {
    std::size_t count = 0;
    for (auto const& [label, app] : apps_) {
      count += app.operations.size() - app.next;
    }
    return count;
  }

  // The migrations that the app has got so far; null when none.
  AppChanges* find_changes(std::string_view label) {
    auto const found = std::ranges::find(changes_, label, &AppChanges::app);
    return found == changes_.end() ? nullptr : &*found;
  }

  // Whether an operation of that app that is still waiting satisfies the dependency.
  bool is_awaited(OperationDependency const& dependency) const {
    auto const found = apps_.find(dependency.app);
    if (found == apps_.end()) {
      return false;
    }
    std::vector<std::size_t> const places = found->second.satisfying.find(dependency);
    return !places.empty() && places.back() >= found->second.next;
  }

  // What a migration has to depend on to come after the dependency, which is of another app;
  // nothing when that is not known yet.
  std::optional<MigrationKey> migration_with(OperationDependency const& dependency,
                                             std::string const& app) {
    if (dependency.app == OperationDependency::setting_app) {
      return MigrationKey{dependency.app, dependency.model};
    }
    if (AppChanges const* const changes = find_changes(app)) {
      return changes->migrations.back().key;
    }
    if (!chop_mode_) {
      return std::nullopt;
    }
    std::vector<MigrationKey> const leaves = graph_.leaves(app);
    return leaves.empty() ? MigrationKey{app, "__first__"} : leaves.front();
  }

  // What the operation makes its migration depend on; nothing when it cannot be in one yet.
  std::optional<DependencySet> dependencies_of(GeneratedOperation const& operation,
                                               std::string const& label) {
    DependencySet found;
    for (OperationDependency const& dependency : operation.dependencies) {
      OperationDependency const meant = resolved(dependency, settings_);
      if (meant.app == label) {
        continue;
      }
      std::optional<MigrationKey> key;
      if (!is_awaited(meant)) {
        key = migration_with(dependency, meant.app);
      }
      if (!key) {
        return std::nullopt;
      }
      found.insert(*key);
    }
    return found;
  }

  // Takes operations from the front of the app's list while that is possible. They become a
  // migration if they are all that is left, or in chop mode, which ends then.
  void cut(std::string const& label, App& app) {
    DependencySet dependencies;
    std::size_t end = app.next;
    while (end < app.operations.size()) {
      std::optional<DependencySet> const more = dependencies_of(app.operations[end], label);
      if (!more) {
        break;
      }
      dependencies.insert(more->begin(), more->end());
      ++end;
    }
    bool const is_whole = end == app.operations.size();
    if (end > app.next && (is_whole || chop_mode_)) {
      add_migration(label, app, end, dependencies);
      app.next = end;
      chop_mode_ = false;
    }
  }

  void add_migration(std::string const& label, App const& app, std::size_t end,
                     DependencySet dependencies) {
    AppChanges* changes = find_changes(label);
    if (changes == nullptr) {
      changes = &changes_.emplace_back(AppChanges{label, {}});
    } else {
      dependencies.insert(changes->migrations.back().key);
    }
    Migration migration;
    migration.key = {label, fmt::format("auto_{}", changes->migrations.size() + 1)};
    for (MigrationKey const& key : dependencies) {
      migration.dependencies.push_back(as_dependency(key));
    }
    for (std::size_t place = app.next; place < end; ++place) {
      migration.operations.push_back(app.operations[place].operation);
    }
    if (!existing_apps_.contains(label)) {
      migration.initial = true;
    }
    changes->migrations.push_back(std::move(migration));
  }

  Dependency as_dependency(MigrationKey const& key) const {
    if (key.app == OperationDependency::setting_app) {
      std::string const app = resolved({key.app, key.name, {}, {}}, settings_).app;
      return {{app, "__first__"}, Dependency::Kind::first, key.name};
    }
    bool const is_first = key.name == "__first__";
    return {key, is_first ? Dependency::Kind::first : Dependency::Kind::migration, {}};
  }

  [[noreturn]] void refuse() const {
    std::string text;
    for (auto const& [label, app] : apps_) {
      for (std::size_t place = app.next; place < app.operations.size(); ++place) {
        text += fmt::format("\n  {}: {}", label, describe(app.operations[place].operation));
      }
    }
    throw Error{fmt::format(
        "Cannot resolve operation dependencies: these operations wait for one another; make the "
        "change in two steps:{}",
        text)};
  }

  MigrationGraph const& graph_;
  AppLabels const& existing_apps_;
  Settings const& settings_;
  std::map<std::string, App> apps_;
  Changes changes_;
  bool chop_mode_ = false;
};

}  // namespace

Changes build_migration_list(GeneratedOperations const& operations, MigrationGraph const& graph,
                             AppLabels const& existing_apps, Settings const& settings) {
  return MigrationListBuilder{operations, graph, existing_apps, settings}.build();
}

}  // namespace migrator
