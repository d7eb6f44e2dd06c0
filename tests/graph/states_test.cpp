// The states that a plan starts from and goes back through (django-behaviour 4.7).
#include "migrator/error.hpp"
#include "migrator/plan.hpp"
#include "support/catch.hpp"
#include "support/graph_of.hpp"

namespace migrator::test {
namespace {

// Each migration a.1 of the text creates the model a.M1.
GraphOf graph_with_models(std::string_view text, std::string_view recorded = {}) {
  GraphOf made{std::make_unique<Project>(project_of(text)), recorded_of(recorded), {}};
  for (Migration& migration : made.project->migrations) {
    migration.operations.push_back(CreateModel{.name = "M" + migration.key.name});
  }
  made.loaded = build_graph(*made.project, made.recorded);
  return made;
}

std::string models_of(ProjectState const& state) {
  std::string text;
  for (auto const& [key, model] : state.models()) {
    text += (text.empty() ? "" : " ") + to_string(key);
  }
  return text;
}

constexpr char const* two_apps = "a.1 <- a.2 <- a.3; a.1 <- b.1 <- b.2; a.2 <- b.2";

TEST_CASE("a forward run starts from the state of what is applied", "[plan]") {
  CHECK(models_of(state_of_applied(graph_with_models(two_apps).loaded)).empty());
  CHECK(models_of(state_of_applied(graph_with_models(two_apps, "a.1 b.1 x.9").loaded)) ==
        "a.m1 b.m1");
}

TEST_CASE("a squash that counts as applied stands for what it replaces in the state", "[plan]") {
  constexpr char const* text = "a.1 <- a.2 <- a.3; a.s replaces a.1 a.2";
  CHECK(models_of(state_of_applied(graph_with_models(text, "a.1 a.2").loaded)) == "a.ms");
  CHECK(models_of(state_of_applied(graph_with_models(text, "a.1").loaded)) == "a.m1");
}

TEST_CASE("the state before a migration holds its ancestors, applied or not", "[plan]") {
  GraphOf const made = graph_with_models(two_apps, "a.3");
  CHECK(models_of(state_before(made.graph(), {"b", "2"})) == "a.m1 a.m2 b.m1");
  CHECK(models_of(state_before(made.graph(), {"a", "1"})).empty());
  CHECK_THROWS_AS(state_before(made.graph(), {"x", "1"}), GraphError);
}

TEST_CASE("the states of a backward plan hold what is applied before in the full plan", "[plan]") {
  GraphOf const made = graph_with_models(two_apps, "a.1 a.2 b.1 b.2");
  PlannedRun const run =
      make_plan(*made.project, made.recorded, made.loaded, {{"b", std::nullopt}});
  REQUIRE(text_of(run.plan) == "-b.2 -b.1");
  std::map<MigrationKey, ProjectState> const states = states_before(run.loaded, run.plan);
  CHECK(states.size() == 2);
  // The full plan is a.1 a.2 a.3 b.1 b.2; a.3 is not applied.
  CHECK(models_of(states.at({"b", "1"})) == "a.m1 a.m2");
  CHECK(models_of(states.at({"b", "2"})) == "a.m1 a.m2 b.m1");
}

TEST_CASE("an operation that does not fit is told with its place", "[plan]") {
  Migration migration;
  migration.key = {"shop", "0002_gone"};
  migration.file = "migrations/shop/0002_gone.json";
  migration.operations = {CreateModel{.name = "Item"}, DeleteModel{.name = "Sale"}};
  migration.operation_lines = {4, 9};
  ProjectState state;
  CHECK_THROWS_WITH(
      mutate_state(migration, state),
      Catch::Matchers::EndsWith(
          "\n  in shop.0002_gone, Delete model Sale (migrations/shop/0002_gone.json:9)"));
}

}  // namespace
}  // namespace migrator::test
