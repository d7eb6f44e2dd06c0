#include "migrator/plan.hpp"

#include "migrator/error.hpp"
#include "support/catch.hpp"
#include "support/graph_of.hpp"

namespace migrator::test {
namespace {

constexpr char const* two_apps =
    "a.1 <- a.2 <- a.3; a.1 <- b.1 <- b.2; a.2 <- b.2; b.1 <- c.1; b.2 <- c.2; c.1 <- c.2";

TEST_CASE("a target that is not applied is reached through its ancestors", "[plan]") {
  CHECK(graph_of(two_apps).plan("b.1") == "+a.1 +b.1");
  CHECK(graph_of(two_apps, "a.1").plan("b.2") == "+a.2 +b.1 +b.2");
}

TEST_CASE("all leaves together apply everything once", "[plan]") {
  CHECK(graph_of(two_apps).plan("a.3 b.2 c.2") == "+a.1 +a.2 +a.3 +b.1 +b.2 +c.1 +c.2");
  CHECK(graph_of(two_apps, "a.1 a.2 a.3 b.1 b.2 c.1 c.2").plan("a.3 b.2 c.2").empty());
}

TEST_CASE("going back to a migration unapplies its children in its app and theirs", "[plan]") {
  constexpr char const* all = "a.1 a.2 a.3 b.1 b.2 c.1 c.2";
  // b.1 depends on a.1 alone and stays.
  CHECK(graph_of(two_apps, all).plan("a.1") == "-c.2 -b.2 -a.3 -a.2");
  CHECK(graph_of(two_apps, all).plan("b.1") == "-c.2 -b.2");
  CHECK(graph_of(two_apps, all).plan("a.3").empty());
}

TEST_CASE("zero unapplies all of the app and what depends on it in other apps", "[plan]") {
  CHECK(graph_of(two_apps, "a.1 a.2 a.3 b.1 b.2 c.1 c.2").plan("b.zero") == "-c.2 -c.1 -b.2 -b.1");
  CHECK(graph_of(two_apps, "a.1 b.1").plan("a.zero") == "-b.1 -a.1");
  CHECK(graph_of(two_apps).plan("a.zero").empty());
}

TEST_CASE("zero takes every root of the app", "[plan]") {
  CHECK(graph_of("a.1 <- b.1; a.2 <- b.1", "a.1 a.2 b.1").plan("a.zero") == "-b.1 -a.1 -a.2");
}

TEST_CASE("what is not applied is passed over on the way back", "[plan]") {
  CHECK(graph_of("a.1 <- a.2 <- a.3", "a.1 a.2").plan("a.1") == "-a.2");
}

TEST_CASE("migrations run in the order of the full plan, not of the target's", "[plan]") {
  // The full plan comes to c.1 through a.2 first; the target alone would take d.1 before it.
  GraphOf const made = graph_of("c.1 <- a.2; c.1 <- b.1; d.1 <- b.1");
  PlannedRun const run = make_plan(*made.project, made.recorded, made.loaded, {{"b", "1"}});
  CHECK(text_of(run.plan) == "+d.1 +c.1 +b.1");
  CHECK(text_of(in_running_order(run.loaded.graph, run.plan)) == "+c.1 +d.1 +b.1");
}

TEST_CASE("a backward plan runs in its own order", "[plan]") {
  GraphOf const made = graph_of("a.1 <- a.2; a.1 <- b.1", "a.1 a.2 b.1");
  PlannedRun const run =
      make_plan(*made.project, made.recorded, made.loaded, {{"a", std::nullopt}});
  CHECK(text_of(in_running_order(run.loaded.graph, run.plan)) == text_of(run.plan));
  CHECK(text_of(run.plan) == "-b.1 -a.2 -a.1");
}

constexpr char const* squashed = "a.1 <- a.2 <- a.3; a.2 <- b.1; a.s replaces a.1 a.2";

TEST_CASE("a squash is applied in place of what it replaces", "[plan]") {
  CHECK(graph_of(squashed).plan("a.3 b.1") == "+a.s +a.3 +b.1");
}

TEST_CASE("a replaced target that is not applied is no valid node", "[plan]") {
  GraphOf const made = graph_of(squashed);
  CHECK_THROWS_WITH(made.plan("a.1"),
                    Catch::Matchers::StartsWith("Node ('a', '1') not a valid node\n"));
}

TEST_CASE("a replaced target that is applied brings back the replaced migrations", "[plan]") {
  GraphOf const made = graph_of(squashed, "a.1 a.2 a.3 a.s b.1");
  CHECK(made.plan("a.1") == "-b.1 -a.3 -a.2");
  PlannedRun const run = make_plan(*made.project, made.recorded, made.loaded, {{"a", "1"}});
  CHECK(run.loaded.graph.contains({"a", "1"}));
}

TEST_CASE("zero of a squashed app unapplies the squash, not what it replaces", "[plan]") {
  CHECK(graph_of(squashed, "a.1 a.2 a.3 b.1").plan("a.zero") == "-b.1 -a.3 -a.s");
}

TEST_CASE("a half-applied squash is finished by what it replaces", "[plan]") {
  CHECK(graph_of(squashed, "a.1").plan("a.3 b.1") == "+a.2 +a.3 +b.1");
}

TEST_CASE("targets in both directions are refused", "[plan]") {
  GraphOf const made = graph_of("a.1 <- a.2; b.1", "a.1 a.2");
  CHECK_THROWS_WITH(made.plan("a.1 b.1"),
                    Catch::Matchers::StartsWith("Migration plans with both forwards and "
                                                "backwards migrations are not supported."));
}

TEST_CASE("a target that is recorded but on no disk is no valid node", "[plan]") {
  GraphOf const made = graph_of("a.1", "a.1 a.9");
  CHECK_THROWS_AS(made.plan("a.9"), GraphError);
}

}  // namespace
}  // namespace migrator::test
