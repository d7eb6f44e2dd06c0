#include "migrator/error.hpp"
#include "support/catch.hpp"
#include "support/graph_of.hpp"

namespace migrator::test {
namespace {

std::string fault_of(std::string_view text, std::string_view recorded) {
  GraphOf const made = graph_of(text, recorded);
  try {
    check_consistent_history(made.loaded, made.recorded);
  } catch (GraphError const& error) {
    return error.what();
  }
  return "consistent";
}

TEST_CASE("a history without gaps is consistent", "[graph]") {
  CHECK(fault_of("a.1 <- a.2 <- b.1", "") == "consistent");
  CHECK(fault_of("a.1 <- a.2 <- b.1", "a.1 a.2") == "consistent");
}

TEST_CASE("rows of unknown migrations do not matter", "[graph]") {
  CHECK(fault_of("a.1 <- a.2", "a.1 a.7 x.1") == "consistent");
}

TEST_CASE("every migration that is recorded before a parent is told", "[graph]") {
  CHECK(fault_of("a.1 <- a.2 <- b.1; a.1 <- b.1", "a.2 b.1") ==
        "Migration a.2 is applied before its dependency a.1 on database 'default'.\n"
        "Migration b.1 is applied before its dependency a.1 on database 'default'.\n"
        "  The table django_migrations contradicts the files: correct its rows, or the "
        "dependencies.");
}

TEST_CASE("a squash is a good parent when all it replaces is recorded", "[graph]") {
  constexpr char const* text = "a.1 <- a.2 <- b.1; a.s replaces a.1 a.2";
  CHECK(fault_of(text, "a.1 a.2 b.1") == "consistent");
  CHECK(fault_of(text, "b.1")
            .starts_with(
                "Migration b.1 is applied before its dependency a.s on database 'default'.\n"));
}

TEST_CASE("a squash that is recorded itself is a good parent", "[graph]") {
  CHECK(fault_of("a.1 <- b.1; a.s replaces a.1", "a.s b.1") == "consistent");
}

TEST_CASE("a squash's row is held against its parents", "[graph]") {
  CHECK(fault_of("z.1 <- a.s; a.1; a.s replaces a.1", "a.1 a.s")
            .starts_with("Migration a.s is applied before its dependency z.1"));
  // Without a row of its own it is not looked at, although it counts as applied.
  CHECK(fault_of("z.1 <- a.s; a.1; a.s replaces a.1", "a.1") == "consistent");
}

TEST_CASE("the database's alias is told", "[graph]") {
  GraphOf const made = graph_of("a.1 <- a.2", "a.2");
  CHECK_THROWS_WITH(
      check_consistent_history(made.loaded, made.recorded, "other"),
      Catch::Matchers::StartsWith("Migration a.2 is applied before its dependency a.1 on database "
                                  "'other'.\n"));
}

}  // namespace
}  // namespace migrator::test
