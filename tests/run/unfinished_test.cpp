#include "run/unfinished.hpp"

#include "migrator/error.hpp"
#include "support/catch.hpp"
#include "support/graph_of.hpp"

namespace migrator::test {
namespace {

// What is said of a run to the targets, "a.2" or "a.zero", when a.2 is in the middle.
std::string refusal(std::string_view recorded, Direction direction,
                    std::vector<Target> const& targets) {
  GraphOf graph = graph_of("a.1 <- a.2 <- a.3; a.1 <- b.1; c.1", recorded);
  PlannedRun const planned =
      make_plan(*graph.project, graph.recorded, std::move(graph.loaded), targets);
  try {
    require_finished({{{"a", "2"}, direction}, {{"gone", "1"}, direction}}, planned, targets);
  } catch (PlanError const& error) {
    return error.what();
  }
  return "";
}

TEST_CASE("the ground of what is applied in part is not pulled away", "[run]") {
  CHECK(refusal("a.1 c.1", Direction::forwards, {{"a", std::nullopt}}) ==
        "a.2 was begun and is applied in part; a.1, on which it rests, cannot be unapplied before "
        "that. Nothing has been changed. Bring it to its end first (migrate a 2), or undo by hand "
        "what it did and DELETE FROM django_migrations_ledger WHERE app = 'a' AND name = '2'.");
  CHECK(refusal("a.1 c.1", Direction::forwards, {{"c", std::nullopt}}).empty());
  CHECK(refusal("a.1", Direction::forwards, {{"a", "3"}, {"b", "1"}}).empty());
  CHECK(refusal("a.1 a.2", Direction::forwards, {{"a", std::nullopt}}).empty());
}

TEST_CASE("nothing is built upon what is unapplied in part", "[run]") {
  std::string const said =
      "a.2 is recorded as applied, but an earlier run has unapplied a part of it. Nothing has been "
      "changed. Unapply the rest first (migrate a 1), or do by hand again what was undone and "
      "DELETE FROM django_migrations_ledger WHERE app = 'a' AND name = '2'.";
  CHECK(refusal("a.1 a.2", Direction::backwards, {{"a", "2"}}) == said);
  CHECK(refusal("a.1 a.2", Direction::backwards, {{"a", "3"}, {"c", "1"}}) == said);
  CHECK(refusal("a.1 a.2", Direction::backwards, {{"a", "1"}}).empty());
  CHECK(refusal("a.1 a.2", Direction::backwards, {{"a", std::nullopt}}).empty());
  CHECK(refusal("a.1 a.2", Direction::backwards, {{"b", "1"}}).empty());
  CHECK(refusal("a.1", Direction::backwards, {{"a", "2"}}).empty());
}

TEST_CASE("what is done in part and has no file is not done again", "[run]") {
  GraphOf graph = graph_of("a.1 <- a.2; b.1", "a.1");
  std::vector<Target> const all{{"a", "2"}, {"b", "1"}};
  PlannedRun const planned =
      make_plan(*graph.project, graph.recorded, std::move(graph.loaded), all);
  CHECK_THROWS_WITH(
      require_finished({{{"b", "0"}, Direction::forwards}}, planned, all),
      "b.0 was begun and is done in part, and has no file any more: nothing else of b is run, "
      "which "
      "may do the same. Nothing has been changed. Put the file back and bring it to its end, or "
      "undo by hand what it did and DELETE FROM django_migrations_ledger WHERE app = 'b' AND "
      "name = '0'.");
  CHECK_NOTHROW(require_finished({{{"c", "0"}, Direction::forwards}}, planned, all));
  CHECK_NOTHROW(require_finished({{{"b", "0"}, Direction::backwards}}, planned, all));
}

}  // namespace
}  // namespace migrator::test
