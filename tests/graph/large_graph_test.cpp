// Depth and breadth that recursion or quadratic work would not survive.
#include "migrator/plan.hpp"
#include "support/catch.hpp"
#include "support/graph_of.hpp"

#include <fmt/format.h>

namespace migrator::test {
namespace {

constexpr int count = 10'000;

MigrationKey numbered(int i) {
  return {"a", fmt::format("{:06}", i)};
}

// `parent_of(i)` is the number of the one migration that number i depends on.
template <class ParentOf>
Project large_project(ParentOf parent_of) {
  Project project;
  project.migrated_apps = {"a"};
  project.migrations.resize(count);
  for (int i = 0; i < count; ++i) {
    Migration& migration = project.migrations[static_cast<std::size_t>(i)];
    migration.key = numbered(i);
    if (i > 0) {
      migration.dependencies.push_back({numbered(parent_of(i))});
    }
  }
  return project;
}

Recorded all_of(Project const& project) {
  Recorded recorded;
  for (Migration const& migration : project.migrations) {
    recorded[migration.key];
  }
  return recorded;
}

std::size_t steps_to_all_leaves(Project const& project) {
  LoadedGraph loaded = build_graph(project, {});
  std::vector<Target> targets;
  for (MigrationKey const& leaf : loaded.graph.leaves()) {
    targets.push_back({leaf.app, leaf.name});
  }
  PlannedRun const run = make_plan(project, {}, std::move(loaded), targets);
  return in_running_order(run.loaded.graph, run.plan).size();
}

std::size_t steps_to_zero(Project const& project) {
  Recorded const recorded = all_of(project);
  LoadedGraph loaded = build_graph(project, recorded);
  check_consistent_history(loaded, recorded);
  return make_plan(project, recorded, std::move(loaded), {{"a", std::nullopt}}).plan.size();
}

TEST_CASE("a chain of 10000 migrations is planned forwards and backwards", "[graph]") {
  Project const chain = large_project([](int i) { return i - 1; });
  CHECK(steps_to_all_leaves(chain) == count);
  CHECK(steps_to_zero(chain) == count);
}

TEST_CASE("a fan of 10000 migrations is planned forwards and backwards", "[graph]") {
  Project const fan = large_project([](int) { return 0; });
  CHECK(steps_to_all_leaves(fan) == count);
  CHECK(steps_to_zero(fan) == count);
}

TEST_CASE("a squash of 10000 migrations takes their place", "[graph]") {
  Project project = large_project([](int i) { return i - 1; });
  Migration squash;
  squash.key = {"a", "squash"};
  for (Migration const& migration : project.migrations) {
    squash.replaces.push_back(migration.key);
  }
  project.migrations.push_back(std::move(squash));
  CHECK(steps_to_all_leaves(project) == 1);
}

}  // namespace
}  // namespace migrator::test
