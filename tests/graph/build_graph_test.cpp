// Dependencies, run_before and what they may name (django-behaviour 2.2, 1 to 4).
#include "migrator/error.hpp"
#include "support/catch.hpp"
#include "support/graph_of.hpp"

namespace migrator::test {
namespace {

std::string parents(GraphOf const& made, MigrationKey const& key) {
  return text_of(made.graph().parents(key));
}

std::string error_of(std::string_view text, std::string_view recorded = {}) {
  try {
    graph_of(text, recorded);
  } catch (GraphError const& error) {
    return error.what();
  }
  return "no error";
}

TEST_CASE("__first__ is the first root of the other app", "[graph]") {
  GraphOf const made = graph_of("a.1 <- a.2; a.3; a.__first__ <- b.1");
  CHECK(parents(made, {"b", "1"}) == "a.1");
}

TEST_CASE("__latest__ is the first leaf of the other app", "[graph]") {
  GraphOf const made = graph_of("a.1 <- a.3; a.1 <- a.2; a.__latest__ <- b.1");
  CHECK(parents(made, {"b", "1"}) == "a.2");
}

TEST_CASE("__first__ sees the run_before of migrations that were read earlier", "[graph]") {
  // b.9 runs before b.1, so it is the root when c.1 is read, but not yet when a.1 is.
  GraphOf const made = graph_of("b.1; b.__first__ <- a.1; b.9 before b.1; b.__first__ <- c.1");
  CHECK(parents(made, {"a", "1"}) == "b.1");
  CHECK(parents(made, {"c", "1"}) == "b.9");
}

TEST_CASE("__first__ of an app without a folder is nothing", "[graph]") {
  GraphOf const made = graph_of("unmigrated b; b.__first__ <- a.1; b.__latest__ <- a.1");
  CHECK(parents(made, {"a", "1"}).empty());
}

TEST_CASE("__first__ of the migration's own app is nothing", "[graph]") {
  GraphOf const made = graph_of("a.1 <- a.2; a.__first__ <- a.2");
  CHECK(parents(made, {"a", "2"}) == "a.1");
}

TEST_CASE("__latest__ of the migration's own app is a missing migration", "[graph]") {
  CHECK(error_of("a.__latest__ <- a.1") ==
        "Migration a.1 dependencies reference nonexistent parent node ('a', '__latest__')\n"
        "  in a/1.json");
}

TEST_CASE("__first__ of an app with an empty folder is refused", "[graph]") {
  CHECK(error_of("app b; b.__first__ <- a.1") ==
        "Dependency on app with no migrations: b\n  in a/1.json");
}

TEST_CASE("__first__ of an empty app can be passed over", "[graph]") {
  GraphOf const made =
      graph_of("app b; b.__first__ <- a.1", "", {.empty_apps = EmptyApps::passed_over});
  CHECK(parents(made, {"a", "1"}).empty());
}

TEST_CASE("__first__ of an unknown app is refused with the app that was meant", "[graph]") {
  CHECK(error_of("tenancy.1; tenency.__first__ <- a.1") ==
        "Dependency on unknown app: tenency\n  in a/1.json (did you mean 'tenancy'?)");
}

TEST_CASE("run_before makes the other migration wait", "[graph]") {
  GraphOf const made = graph_of("a.1; b.1 before a.1 c.__first__; c.1");
  CHECK(parents(made, {"a", "1"}) == "b.1");
  CHECK(parents(made, {"c", "1"}) == "b.1");
}

TEST_CASE("run_before of the own app's __first__ is nothing", "[graph]") {
  GraphOf const made = graph_of("a.1; a.2 before a.__first__");
  CHECK(parents(made, {"a", "1"}).empty());
}

TEST_CASE("a missing dependency is refused with the name that was meant", "[graph]") {
  CHECK(error_of("a.0001_initial; ?a.0001_inital <- a.0002_more") ==
        "Migration a.0002_more dependencies reference nonexistent parent node "
        "('a', '0001_inital')\n  in a/0002_more.json (did you mean '0001_initial'?)");
}

TEST_CASE("a run_before of a missing migration is refused", "[graph]") {
  CHECK(error_of("one.1 before two.2") ==
        "Migration one.1 dependencies reference nonexistent child node ('two', '2')\n  in "
        "one/1.json");
}

TEST_CASE("all missing nodes are told, those within apps first", "[graph]") {
  CHECK(error_of("?b.absent <- a.1; ?c.absent <- b.1; ?c.gone <- c.1; ?b.absent <- c.1") ==
        "Migration c.1 dependencies reference nonexistent parent node ('c', 'gone')\n"
        "  in c/1.json\n"
        "Migration a.1 dependencies reference nonexistent parent node ('b', 'absent')\n"
        "  in a/1.json\n"
        "Migration b.1 dependencies reference nonexistent parent node ('c', 'absent')\n"
        "  in b/1.json");
}

TEST_CASE("a missing node can be the first of its app", "[graph]") {
  // Once the squash takes its place, what waits for the first waits for the squash.
  GraphOf const made = graph_of("b.1_s replaces b.0; ?b.0 <- a.1; b.__first__ <- c.1");
  CHECK(parents(made, {"a", "1"}) == "b.1_s");
  CHECK(parents(made, {"c", "1"}) == "b.1_s");
}

}  // namespace
}  // namespace migrator::test
