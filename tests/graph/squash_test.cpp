#include "migrator/squash.hpp"

#include "migrator/error.hpp"
#include "support/catch.hpp"
#include "support/graph_of.hpp"

namespace migrator::test {
namespace {

std::vector<MigrationKey> keys_of_squash(GraphOf const& made, std::string const& start,
                                         std::string const& name) {
  std::vector<MigrationKey> keys;
  for (Migration const* const migration :
       migrations_to_squash(*made.project, made.graph(), "a", start, name)) {
    keys.push_back(migration->key);
  }
  return keys;
}

Dependency dependency_on(std::string const& setting, std::string const& app) {
  return {.key = {app, "__first__"}, .kind = Dependency::Kind::first, .setting = setting};
}

// The dependencies of the squash of two migrations that have these.
std::vector<Dependency> squashed(std::vector<Dependency> first, std::vector<Dependency> second,
                                 Settings const& settings = {}) {
  Migration const one{.key = {"a", "1"}, .dependencies = std::move(first)};
  Migration const two{.key = {"a", "2"}, .dependencies = std::move(second)};
  return squash({&one, &two}, settings).dependencies;
}

Dependency on(std::string const& app, std::string const& name) {
  return {.key = {app, name}};
}

TEST_CASE("what comes before a migration in its app is squashed, in running order", "[squash]") {
  GraphOf const made = graph_of("a.1 <- a.3 <- a.2 <- a.4; b.1 <- a.2; b.1 <- b.2");
  CHECK(text_of(keys_of_squash(made, "", "2")) == "a.1 a.3 a.2");
  CHECK(text_of(keys_of_squash(made, "3", "4")) == "a.3 a.2 a.4");
  CHECK(text_of(keys_of_squash(made, "4", "4")) == "a.4");
}

TEST_CASE("a start that comes later is refused in Django's words", "[squash]") {
  GraphOf const made = graph_of("a.1 <- a.2 <- a.3");
  CHECK_THROWS_WITH(keys_of_squash(made, "3", "2"),
                    "The migration 'a.3' cannot be found. Maybe it comes after the migration "
                    "'a.2'?\nHave a look at:\n  python manage.py showmigrations a\nto debug this "
                    "issue.");
  CHECK_THROWS_AS(keys_of_squash(made, "9", "2"), PlanError);
  CHECK_THROWS_AS(keys_of_squash(made, "1", "9"), PlanError);
}

TEST_CASE("what a squash has replaced is no node that could be squashed", "[squash]") {
  GraphOf const made = graph_of("a.1 <- a.2 <- a.3; a.s replaces a.1 a.2");
  CHECK_THROWS_AS(keys_of_squash(made, "", "2"), GraphError);
  CHECK_THROWS_AS(keys_of_squash(made, "1", "3"), GraphError);
  CHECK(text_of(keys_of_squash(made, "", "3")) == "a.s a.3");
}

TEST_CASE("operations and names are joined", "[squash]") {
  Migration const one{.key = {"a", "1"}, .operations = {DeleteModel{.name = "A"}}, .atomic = false};
  Migration const two{
      .key = {"a", "2"},
      .run_before = {on("b", "1")},
      .operations = {DeleteModel{.name = "B"}, DeleteModel{.name = "C"}},
  };
  CHECK(squash({&one, &two}, {}) ==
        Migration{.key = {"a", ""},
                  .replaces = {{"a", "1"}, {"a", "2"}},
                  .operations = {DeleteModel{.name = "A"}, DeleteModel{.name = "B"},
                                 DeleteModel{.name = "C"}}});
}

TEST_CASE("a squash is not squashed again", "[squash]") {
  Migration const one{.key = {"a", "1"}};
  Migration const two{.key = {"a", "2"}, .replaces = {{"a", "0"}}};
  CHECK_THROWS_WITH(squash({&one, &two}, {}),
                    Catch::Matchers::StartsWith("You cannot squash squashed migrations! Please "
                                                "transition it to a normal migration first: "));
}

TEST_CASE("dependencies within the squash go, the others are there once, sorted", "[squash]") {
  CHECK(squashed({on("a", "0"), on("c", "1")}, {on("a", "1"), on("c", "1"), on("b", "2")}) ==
        std::vector{on("a", "0"), on("b", "2"), on("c", "1")});
}

TEST_CASE("a dependency on the user model stays one on its setting", "[squash]") {
  Settings settings;
  settings.models = {{"AUTH_USER_MODEL", "a.User"}, {"OWNER", "a.User"}, {"PAYER", "b.Payer"}};
  CHECK(squashed({dependency_on("OWNER", "a")},
                 {dependency_on("AUTH_USER_MODEL", "a"), dependency_on("PAYER", "b")}, settings) ==
        std::vector{dependency_on("AUTH_USER_MODEL", "a"), dependency_on("PAYER", "b")});
}

}  // namespace
}  // namespace migrator::test
