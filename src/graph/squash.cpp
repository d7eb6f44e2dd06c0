#include "migrator/squash.hpp"

#include "migrator/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

std::vector<Migration const*> up_to(MigrationGraph const& graph, MigrationKey const& last) {
  std::vector<Migration const*> migrations;
  for (MigrationKey const& key : graph.forwards_plan(last)) {
    if (key.app == last.app) {
      migrations.push_back(&graph.at(key));
    }
  }
  return migrations;
}

[[noreturn]] void refuse_start(MigrationKey const& start, MigrationKey const& last) {
  throw PlanError{
      fmt::format("The migration '{}' cannot be found. Maybe it comes after the migration '{}'?\n"
                  "Have a look at:\n"
                  "  python manage.py showmigrations {}\n"
                  "to debug this issue.",
                  to_string(start), to_string(last), last.app)};
}

[[noreturn]] void refuse_squash(MigrationKey const& key) {
  throw PlanError{fmt::format(
      "You cannot squash squashed migrations! Please transition it to a normal migration first: "
      "https://docs.djangoproject.com/en/5.2/topics/migrations/#squashing-migrations\n"
      "  {} has a list of migrations that it replaces",
      to_string(key))};
}

// Where the user model is meant the dependency stays one on the setting, whichever setting named
// the model.
Dependency as_squashed(Dependency dependency, Settings const& settings) {
  std::string const user_setting = "AUTH_USER_MODEL";
  auto const user = settings.models.find(user_setting);
  auto const named = settings.models.find(dependency.setting);
  if (user != settings.models.end() && named != settings.models.end() &&
      user->second == named->second) {
    dependency.setting = user_setting;
  }
  return dependency;
}

MigrationKey written_order(Dependency const& dependency) {
  if (dependency.setting.empty()) {
    return dependency.key;
  }
  return {"__setting__", dependency.setting};
}

std::vector<Dependency> dependencies_of(std::vector<Migration const*> const& migrations,
                                        Settings const& settings) {
  std::vector<Dependency> dependencies;
  for (Migration const* const migration : migrations) {
    for (Dependency const& dependency : migration->dependencies) {
      bool const inside = dependency.setting.empty() && dependency.key.app == migration->key.app &&
                          migration != migrations.front();
      if (!inside) {
        dependencies.push_back(as_squashed(dependency, settings));
      }
    }
  }
  std::ranges::sort(dependencies, {}, written_order);
  // Not ranges::unique: clang 14 cannot read its subrange in libstdc++ 12.
  dependencies.erase(std::unique(dependencies.begin(), dependencies.end()), dependencies.end());
  return dependencies;
}

}  // namespace

std::vector<Migration const*> migrations_to_squash(Project const& project,
                                                   MigrationGraph const& graph,
                                                   std::string_view app, std::string_view start,
                                                   std::string_view name) {
  MigrationKey const last = find_by_prefix(project, app, name).key;
  std::vector<Migration const*> migrations = up_to(graph, last);
  if (start.empty()) {
    return migrations;
  }
  Migration const& first = graph.at(find_by_prefix(project, app, start).key);
  auto const found = std::ranges::find(migrations, &first);
  if (found == migrations.end()) {
    refuse_start(first.key, last);
  }
  migrations.erase(migrations.begin(), found);
  return migrations;
}

Migration squash(std::vector<Migration const*> const& migrations, Settings const& settings) {
  Migration squashed;
  squashed.key.app = migrations.front()->key.app;
  for (Migration const* const migration : migrations) {
    if (!migration->replaces.empty()) {
      refuse_squash(migration->key);
    }
    squashed.replaces.push_back(migration->key);
    squashed.operations.insert(squashed.operations.end(), migration->operations.begin(),
                               migration->operations.end());
  }
  squashed.dependencies = dependencies_of(migrations, settings);
  return squashed;
}

}  // namespace migrator
