// Prints the migrations that a database still lacks:  pending MIGRATIONS [DATABASE]
// Without a database, all of them.

#include <migrator/connection.hpp>
#include <migrator/error.hpp>
#include <migrator/executor.hpp>
#include <migrator/graph.hpp>
#include <migrator/project.hpp>

#include <array>
#include <filesystem>
#include <iostream>
#include <memory>

namespace {

migrator::Recorded recorded_in(char const* database, migrator::Settings const& settings) {
  std::unique_ptr<migrator::Connection> const connection =
      migrator::connect({.conninfo = database});
  return migrator::Recorder{*connection, settings}.applied();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  try {
    std::array<std::filesystem::path, 1> const directories = {argv[1]};
    migrator::Project const project = migrator::load_project(directories, migrator::Settings{});
    migrator::Recorded recorded;
    if (argc > 2) recorded = recorded_in(argv[2], project.settings);
    migrator::LoadedGraph const loaded = migrator::build_graph(project, recorded);
    for (migrator::MigrationKey const& key : loaded.graph.full_plan()) {
      if (!loaded.applied.contains(key)) std::cout << key.app << '.' << key.name << '\n';
    }
  } catch (migrator::Error const& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  return 0;
}
