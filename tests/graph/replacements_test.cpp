// Squashes in all states of appliedness (django-behaviour 2.2, 5).
#include "migrator/error.hpp"
#include "support/catch.hpp"
#include "support/graph_of.hpp"

namespace migrator::test {
namespace {

// b.1 and a.4 wait for replaced ones, c.1 for the squash, the squash itself for z.1.
constexpr char const* squash =
    "a.1 <- a.2 <- a.3 <- a.4; a.2 <- b.1; y.1 <- a.2; z.1 <- a.s <- c.1; a.s replaces a.1 a.2 a.3";

TEST_CASE("a squash takes the place of what it replaces while none is applied", "[graph]") {
  GraphOf const made = graph_of(squash);
  CHECK(text_of(made.graph().full_plan()) == "z.1 y.1 a.s a.4 b.1 c.1");
  CHECK(text_of(made.graph().parents({"a", "s"})) == "y.1 z.1");
  CHECK(text_of(made.loaded.applied).empty());
}

TEST_CASE("a squash takes the place of what it replaces and is applied once all is", "[graph]") {
  GraphOf const made = graph_of(squash, "a.1 a.2 a.3");
  CHECK(text_of(made.graph().parents({"b", "1"})) == "a.s");
  CHECK(text_of(made.loaded.applied) == "a.1 a.2 a.3 a.s");
}

TEST_CASE("a squash gives way while what it replaces is partly applied", "[graph]") {
  GraphOf const made = graph_of(squash, "a.1 a.2");
  CHECK_FALSE(made.graph().contains({"a", "s"}));
  CHECK(text_of(made.graph().full_plan()) == "y.1 a.1 a.2 a.3 a.4 b.1 c.1 z.1");
  CHECK(text_of(made.graph().parents({"c", "1"})) == "a.3");
}

TEST_CASE("a squash's own row counts for nothing", "[graph]") {
  CHECK(text_of(graph_of(squash, "a.s").loaded.applied).empty());
  CHECK(text_of(graph_of(squash, "a.1 a.s").loaded.applied) == "a.1");
}

TEST_CASE("the parents of a squash that gives way are not handed on", "[graph]") {
  GraphOf const made = graph_of(squash, "a.1");
  CHECK(text_of(made.graph().forwards_plan(MigrationKey{"c", "1"})) == "y.1 a.1 a.2 a.3 c.1");
}

TEST_CASE("without replacing, squash and replaced stand side by side", "[graph]") {
  GraphOf const made = graph_of(squash, "a.1", {.replacing = Replacing::no});
  CHECK(text_of(made.graph().leaves("a")) == "a.4 a.s");
  CHECK(text_of(made.loaded.applied) == "a.1");
  CHECK(made.loaded.replacements.size() == 1);
}

TEST_CASE("a squash whose replaced files are gone stands for them", "[graph]") {
  constexpr char const* gone = "a.s replaces a.1 a.2; ?a.2 <- a.3; ?a.1 <- b.1";
  CHECK(text_of(graph_of(gone).graph().full_plan()) == "a.s a.3 b.1");
  CHECK(text_of(graph_of(gone, "a.1 a.2").loaded.applied) == "a.1 a.2 a.s");
}

TEST_CASE("a missing node that a squash would have replaced is told as that", "[graph]") {
  CHECK_THROWS_WITH(
      graph_of("a.s replaces a.1 a.2; a.t replaces a.2 a.1; ?a.2 <- a.3", "a.1"),
      "Migration a.3 depends on nonexistent node ('a', '2'). Django tried to replace migration "
      "a.2 with any of [a.s, a.t] but wasn't able to because some of the replaced migrations are "
      "already applied.\n  in a/3.json");
}

TEST_CASE("replaced migrations that never existed count as not applied", "[graph]") {
  constexpr char const* text = "a.1 <- a.2; a.s replaces a.1 x.9";
  CHECK(text_of(graph_of(text).graph().full_plan()) == "a.s a.2");
  CHECK(text_of(graph_of(text, "a.1").graph().full_plan()) == "a.1 a.2");
  CHECK(text_of(graph_of(text, "a.1 x.9").loaded.applied) == "a.1 a.s x.9");
}

TEST_CASE("a squash may replace migrations of other apps", "[graph]") {
  constexpr char const* text = "a.1 <- b.1 <- a.2; b.1 <- b.2; a.s replaces a.1 b.1 a.2";
  CHECK(text_of(graph_of(text).graph().full_plan()) == "a.s b.2");
  CHECK(text_of(graph_of(text, "a.1").graph().full_plan()) == "a.1 b.1 a.2 b.2");
}

TEST_CASE("a squash of a squash takes its place", "[graph]") {
  constexpr char const* text =
      "a.1 <- a.2 <- a.3 <- b.1; a.s1 replaces a.1 a.2; a.s2 replaces a.s1 a.3";
  CHECK(text_of(graph_of(text).graph().full_plan()) == "a.s2 b.1");
  CHECK(text_of(graph_of(text, "a.1").graph().full_plan()) == "a.1 a.2 a.s2 b.1");
  CHECK(text_of(graph_of(text, "a.1 a.2").graph().full_plan()) == "a.s1 a.3 b.1");
  CHECK(text_of(graph_of(text, "a.1 a.2 a.3").loaded.applied) == "a.1 a.2 a.3 a.s1 a.s2");
}

TEST_CASE("a squash that an earlier one has replaced is refused", "[graph]") {
  CHECK_THROWS_WITH(
      graph_of("a.1; a.s1 replaces a.s2; a.s2 replaces a.1"),
      Catch::Matchers::StartsWith(
          "Unable to find replacement node ('a', 's2'). It was either never added to the "
          "migration graph, or has been removed.\n"));
  CHECK_THROWS_WITH(
      graph_of("a.1; a.2; a.s1 replaces a.s2; a.s2 replaces a.1 a.2", "a.1"),
      Catch::Matchers::StartsWith(
          "Unable to remove replacement node ('a', 's2'). It was either never added to the "
          "migration graph, or has been removed already.\n"));
}

TEST_CASE("a migration that replaces itself is refused", "[graph]") {
  CHECK_THROWS_WITH(graph_of("a.s replaces a.s"),
                    "Migration a.s replaces itself: take it out of `replaces` in a/s.json.");
}

TEST_CASE("a squash that depends on what it replaces is a cycle", "[graph]") {
  CHECK_THROWS_WITH(graph_of("a.1 <- a.s; a.s replaces a.1"), Catch::Matchers::StartsWith("a.s\n"));
}

}  // namespace
}  // namespace migrator::test
