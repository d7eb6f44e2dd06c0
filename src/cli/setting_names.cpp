#include "cli/setting_names.hpp"

#include "base/nearest.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <set>

namespace migrator::cli {
namespace {

// Django's own, and those that migrations name.
std::set<std::string> known_settings(Project const& project) {
  std::set<std::string> known{"AUTH_USER_MODEL",
                              "DEFAULT_AUTO_FIELD",
                              "DEFAULT_INDEX_TABLESPACE",
                              "DEFAULT_TABLESPACE",
                              "SILENCED_SYSTEM_CHECKS",
                              "TIME_ZONE",
                              "USE_TZ"};
  known.insert(project.named_settings.begin(), project.named_settings.end());
  return known;
}

}  // namespace

void require_named_settings(Configuration const& configuration, Project const& project) {
  std::set<std::string> const known = known_settings(project);
  for (auto const& [name, model] : configuration.settings.models) {
    if (known.contains(name)) {
      continue;
    }
    std::string const meant = did_you_mean(name, {known.begin(), known.end()});
    if (configuration.models && meant.empty()) {
      continue;
    }
    throw configuration.wrong_setting(
        name, fmt::format("no migration names a setting '{}'{}; known: {}", name, meant,
                          join({known.begin(), known.end()}, ", ")));
  }
}

}  // namespace migrator::cli
