#include "migrator/project.hpp"

#include "support/catch.hpp"
#include "support/graph_of.hpp"

namespace migrator::test {
namespace {

TEST_CASE("a project knows its apps, migrated or not", "[project]") {
  Project const project = project_of("a.1; app b; unmigrated c");
  CHECK(project.has_app("a"));
  CHECK(project.has_app("b"));
  CHECK(project.has_app("c"));
  CHECK_FALSE(project.has_app("d"));
}

TEST_CASE("the migrations of an app are those of exactly its label", "[project]") {
  Project const project = project_of("a.1; a.2; ab.1; b.1");
  CHECK(project.of_app("a").size() == 2);
  CHECK(project.of_app("a")[1].key == MigrationKey{"a", "2"});
  CHECK(project.of_app("ab").size() == 1);
  CHECK(project.of_app("c").empty());
}

TEST_CASE("a migration is found by its whole key", "[project]") {
  Project const project = project_of("a.1; a.2; b.1");
  CHECK(project.find({"a", "2"})->key == MigrationKey{"a", "2"});
  CHECK(project.find({"b", "2"}) == nullptr);
  CHECK(project.find({"a", ""}) == nullptr);
}

}  // namespace
}  // namespace migrator::test
