// The graph of the example project, against what Django made of it.
#include "migrator/plan.hpp"
#include "support/catch.hpp"
#include "support/graph_of.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace migrator::test {
namespace {

Project example() {
  std::vector<std::filesystem::path> const directories = {MIGRATOR_SOURCE_DIR "/migrations"};
  Settings settings;
  settings.models["AUTH_USER_MODEL"] = "users.User";
  return load_project(directories, settings);
}

// "[ ]  app.name" lines.
std::string seed_plan() {
  std::ifstream in{MIGRATOR_SOURCE_DIR "/tests/seed/showmigrations_plan_zero.txt"};
  std::string text;
  for (std::string line; std::getline(in, line);) {
    text += (text.empty() ? "" : " ") + line.substr(5);
  }
  return text;
}

TEST_CASE("the example history has Django's full plan", "[graph]") {
  Project const project = example();
  LoadedGraph const loaded = build_graph(project, {});
  CHECK(text_of(loaded.graph.full_plan()) == seed_plan());
}

TEST_CASE("the states of the example history can be made to its end", "[graph]") {
  Project const project = example();
  Recorded everything;
  for (Migration const& migration : project.migrations) {
    everything[migration.key];
    for (MigrationKey const& replaced : migration.replaces) {
      everything[replaced];
    }
  }
  ProjectState const state = state_of_applied(build_graph(project, everything));
  CHECK(state.find({"dcim", "asset"}) != nullptr);
  CHECK_NOTHROW(state.require_renderable());
}

}  // namespace
}  // namespace migrator::test
