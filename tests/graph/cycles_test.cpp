#include "migrator/error.hpp"
#include "support/catch.hpp"
#include "support/graph_of.hpp"

namespace migrator::test {
namespace {

std::string cycle_of(std::string_view text) {
  try {
    graph_of(text);
  } catch (GraphError const& error) {
    std::string const message = error.what();
    return message.substr(0, message.find('\n'));
  }
  return "no cycle";
}

TEST_CASE("a cycle is told from where the search of the smallest key meets it", "[graph]") {
  CHECK(cycle_of("a.1 <- b.1 <- c.1 <- b.1") == "b.1, c.1");
  CHECK(cycle_of("a.1 <- b.1 <- a.1") == "a.1, b.1");
  CHECK(cycle_of("a.1 <- a.3 <- a.2 <- a.1") == "a.1, a.3, a.2");
}

TEST_CASE("a migration that depends on itself is a cycle", "[graph]") {
  CHECK(cycle_of("a.1 <- a.1") == "a.1");
}

TEST_CASE("a run_before can close a cycle", "[graph]") {
  CHECK(cycle_of("a.1 <- b.1; b.1 before a.1") == "a.1, b.1");
}

TEST_CASE("a squash can close a cycle that its parts do not", "[graph]") {
  CHECK(cycle_of("a.1 <- b.1 <- a.2; a.3 replaces a.1 a.2") == "a.3, b.1");
}

TEST_CASE("paths that meet again are no cycle", "[graph]") {
  CHECK(cycle_of("a.1 <- a.2 <- a.4; a.1 <- a.3 <- a.4; a.1 <- a.4") == "no cycle");
}

TEST_CASE("the message says what to do about a cycle", "[graph]") {
  CHECK_THROWS_WITH(graph_of("a.1 <- b.1 <- c.1 <- a.1"),
                    "a.1, b.1, c.1\n"
                    "  is a circle: each is to be applied before the next, and c.1 before a.1. "
                    "Take one of these dependencies out.");
}

}  // namespace
}  // namespace migrator::test
