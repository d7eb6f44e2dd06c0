#include "migrator/project.hpp"

#include <algorithm>

namespace migrator {

bool Project::has_app(std::string_view app) const {
  return migrated_apps.contains(app) || unmigrated_apps.contains(app);
}

std::span<Migration const> Project::of_app(std::string_view app) const {
  auto const app_of = [](Migration const& migration) -> std::string_view {
    return migration.key.app;
  };
  // Not equal_range: clang 14 cannot read its subrange in libstdc++ 12.
  auto const begin = std::ranges::lower_bound(migrations, app, {}, app_of);
  auto const end = std::ranges::upper_bound(migrations, app, {}, app_of);
  return {begin, end};
}

Migration const* Project::find(MigrationKey const& key) const {
  auto const found = std::ranges::lower_bound(migrations, key, {}, &Migration::key);
  return found != migrations.end() && found->key == key ? &*found : nullptr;
}

}  // namespace migrator
