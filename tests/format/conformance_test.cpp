// Every migration of the conformance scenarios and of this repository can be read.
#include "migrator/error.hpp"
#include "migrator/project.hpp"
#include "support/catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace migrator {
namespace {

namespace fs = std::filesystem;

std::string fault_of(fs::path const& migrations, Settings const& settings) {
  try {
    std::vector<fs::path> const directories{migrations};
    (void)load_project(directories, settings);
  } catch (FormatError const& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("the example project can be read", "[format]") {
  std::vector<fs::path> const directories{fs::path{MIGRATOR_SOURCE_DIR} / "migrations"};
  Project const project = load_project(directories, {});

  CHECK(project.migrations.size() == 405);
  CHECK(project.migrated_apps.size() == 20);
}

TEST_CASE("the migrations of every conformance scenario can be read", "[format][shared]") {
  char const* const shared = std::getenv("MIGRATOR_SHARED");
  if (shared == nullptr) {
    WARN("MIGRATOR_SHARED is not set: the scenarios are not read");
    return;
  }
  Settings settings;
  settings.models["AUTH_USER_MODEL"] = "people.Person";
  int scenarios = 0;
  for (fs::directory_entry const& entry :
       fs::directory_iterator{fs::path{shared} / "conformance"}) {
    if (fs::is_directory(entry.path() / "migrations")) {
      INFO(entry.path().string());
      CHECK(fault_of(entry.path() / "migrations", settings) == "");
      ++scenarios;
    }
  }
  CHECK(scenarios > 100);
}

}  // namespace migrator
