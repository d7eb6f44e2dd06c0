#include "format/source.hpp"
#include "migrator/error.hpp"
#include "migrator/project.hpp"

#include <algorithm>

namespace migrator {

Project load_project(std::span<std::filesystem::path const> directories, Settings settings) {
  std::vector<Diagnostic> faults;
  Sources sources = find_sources(directories, faults);
  Project project;
  project.settings = std::move(settings);
  project.migrated_apps = std::move(sources.apps);
  project.migrations.reserve(sources.files.size());
  for (SourceFile const& source : sources.files) {
    try {
      project.migrations.push_back(
          parse_migration(source, project.settings, project.named_settings));
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
