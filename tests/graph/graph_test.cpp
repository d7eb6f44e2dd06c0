#include "migrator/graph.hpp"

#include "migrator/error.hpp"
#include "support/catch.hpp"
#include "support/graph_of.hpp"

namespace migrator::test {
namespace {

constexpr char const* diamond = "a.1 <- a.2 <- a.4; a.1 <- a.3 <- a.4";

TEST_CASE("a forwards plan takes the largest parent first", "[graph]") {
  GraphOf const made = graph_of(diamond);
  CHECK(text_of(made.graph().forwards_plan(MigrationKey{"a", "4"})) == "a.1 a.3 a.2 a.4");
}

TEST_CASE("a backwards plan takes the largest child first", "[graph]") {
  GraphOf const made = graph_of(diamond);
  CHECK(text_of(made.graph().backwards_plan(MigrationKey{"a", "1"})) == "a.4 a.3 a.2 a.1");
}

TEST_CASE("forwards and backwards plans leave out what is unrelated", "[graph]") {
  GraphOf const made = graph_of("a.1 <- a.2 <- a.3; a.2 <- b.1 <- b.2; c.1 <- b.2");
  CHECK(text_of(made.graph().forwards_plan(MigrationKey{"b", "1"})) == "a.1 a.2 b.1");
  CHECK(text_of(made.graph().backwards_plan(MigrationKey{"b", "1"})) == "b.2 b.1");
}

TEST_CASE("the plans of several nodes follow each other without repeats", "[graph]") {
  GraphOf const made = graph_of("a.1 <- a.2 <- a.3; a.1 <- b.1 <- b.2");
  CHECK(text_of(made.graph().forwards_plan(keys_of("b.2 a.2 b.1"))) == "a.1 b.1 b.2 a.2");
}

TEST_CASE("the full plan is that of all leaves in order", "[graph]") {
  GraphOf const made = graph_of("b.1 <- a.1 <- a.2; b.1 <- b.2; c.1 <- b.1");
  CHECK(text_of(made.graph().full_plan()) == "c.1 b.1 a.1 a.2 b.2");
}

TEST_CASE("roots and leaves look at their own app alone", "[graph]") {
  GraphOf const made = graph_of("a.1 <- a.2 <- b.1 <- a.3; b.1 <- b.2");
  CHECK(text_of(made.graph().roots()) == "a.1 a.3 b.1");
  CHECK(text_of(made.graph().leaves()) == "a.2 a.3 b.2");
  CHECK(text_of(made.graph().roots("a")) == "a.1 a.3");
  CHECK(text_of(made.graph().leaves("b")) == "b.2");
  CHECK(made.graph().leaves("none").empty());
}

TEST_CASE("parents are sorted", "[graph]") {
  GraphOf const made = graph_of("c.1 <- a.1; b.2 <- a.1; b.1 <- a.1");
  CHECK(text_of(made.graph().parents({"a", "1"})) == "b.1 b.2 c.1");
  CHECK(made.graph().at({"a", "1"}).key == MigrationKey{"a", "1"});
}

TEST_CASE("a node that is not in the graph is refused in Django's words", "[graph]") {
  GraphOf const made = graph_of("a.1 <- a.2");
  CHECK_THROWS_WITH(made.graph().forwards_plan(MigrationKey{"a", "3"}),
                    Catch::Matchers::StartsWith("Node ('a', '3') not a valid node\n"));
  CHECK_THROWS_AS(made.graph().backwards_plan(MigrationKey{"b", "1"}), GraphError);
  CHECK_FALSE(made.graph().contains({"a", ""}));
}

TEST_CASE("an empty graph has empty plans", "[graph]") {
  GraphOf const made = graph_of("app a");
  CHECK(made.graph().full_plan().empty());
  CHECK(made.graph().roots().empty());
}

}  // namespace
}  // namespace migrator::test
