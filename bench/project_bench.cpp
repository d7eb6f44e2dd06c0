// What `migrate` does before it talks to the database, step by step, on the example history.

#include "migrator/graph.hpp"
#include "migrator/plan.hpp"
#include "migrator/project.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace {

using migrator::LoadedGraph;
using migrator::MigrationKey;
using migrator::Project;
using migrator::Recorded;
using migrator::Settings;

std::array<std::filesystem::path, 1> const directories = {MIGRATOR_MIGRATIONS};

Settings example_settings() {
  return {.models = {{"AUTH_USER_MODEL", "users.User"}}};
}

// The history as it is once everything has been applied.
Recorded everything(Project const& project) {
  Recorded recorded;
  for (migrator::Migration const& migration : project.migrations) {
    recorded.emplace(migration.key, "2026-01-01 00:00:00");
  }
  return recorded;
}

void load_project(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(migrator::load_project(directories, example_settings()));
  }
}
BENCHMARK(load_project)->Unit(benchmark::kMillisecond);

void build_graph(benchmark::State& state) {
  Project const project = migrator::load_project(directories, example_settings());
  for (auto _ : state) benchmark::DoNotOptimize(migrator::build_graph(project, {}));
}
BENCHMARK(build_graph)->Unit(benchmark::kMicrosecond);

void plan_everything(benchmark::State& state) {
  Project const project = migrator::load_project(directories, example_settings());
  LoadedGraph const loaded = migrator::build_graph(project, {});
  std::vector<migrator::Target> targets;
  for (MigrationKey const& leaf : loaded.graph.leaves()) targets.push_back({leaf.app, leaf.name});
  for (auto _ : state) {
    benchmark::DoNotOptimize(migrator::make_plan(project, {}, loaded, targets));
  }
}
BENCHMARK(plan_everything)->Unit(benchmark::kMicrosecond);

void state_of_everything(benchmark::State& state) {
  Project const project = migrator::load_project(directories, example_settings());
  LoadedGraph const loaded = migrator::build_graph(project, everything(project));
  for (auto _ : state) benchmark::DoNotOptimize(migrator::state_of_applied(loaded));
}
BENCHMARK(state_of_everything)->Unit(benchmark::kMillisecond);

}  // namespace
