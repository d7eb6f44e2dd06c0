#include "migrator/project.hpp"

#include "format/source.hpp"
#include "migrator/error.hpp"

#include <algorithm>

namespace migrator {

bool Project::has_app(std::string_view app) const {
  return migrated_apps.contains(app) || unmigrated_apps.contains(app);
}

std::span<Migration const> Project::of_app(std::string_view app) const {
  auto const found = std::ranges::equal_range(
      migrations, app, {},
      [](Migration const& migration) -> std::string_view { return migration.key.app; });
  return {found.begin(), found.end()};
}

Migration const* Project::find(MigrationKey const& key) const {
  auto const found = std::ranges::lower_bound(migrations, key, {}, &Migration::key);
  return found != migrations.end() && found->key == key ? &*found : nullptr;
}

Project load_project(std::span<std::filesystem::path const> directories, Settings settings) {
  std::vector<Diagnostic> faults;
  Sources sources = find_sources(directories, faults);
  Project project;
  project.settings = std::move(settings);
  project.migrated_apps = std::move(sources.apps);
  project.migrations.reserve(sources.files.size());
  for (SourceFile const& source : sources.files) {
    try {
      project.migrations.push_back(parse_migration(source, project.settings));
    } catch (FormatError const& error) {
      faults.insert(faults.end(), error.diagnostics().begin(), error.diagnostics().end());
    }
  }
  if (!faults.empty()) {
    std::ranges::stable_sort(faults, {}, &Diagnostic::file);
    throw FormatError{std::move(faults)};
  }
  for (std::string const& app : project.settings.apps) {
    if (!project.migrated_apps.contains(app)) {
      project.unmigrated_apps.insert(app);
    }
  }
  return project;
}

}  // namespace migrator
