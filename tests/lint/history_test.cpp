#include "migrator/lint.hpp"
#include "support/catch.hpp"

#include <fmt/format.h>

#include <string>

namespace migrator {
namespace {

Migration migration(std::string name, std::vector<std::string> const& after) {
  Migration made;
  made.key = {"a", std::move(name)};
  made.file = "a/" + made.key.name + ".json";
  for (std::string const& each : after) {
    made.dependencies.emplace_back().key = {"a", each};
  }
  return made;
}

std::string found_in(std::vector<Migration> migrations) {
  Project project;
  project.migrated_apps = {"a"};
  project.migrations = std::move(migrations);
  std::string text;
  for (Finding const& finding : lint_history(project).findings) {
    text += fmt::format("{}{} {}: {}", text.empty() ? "" : "\n", finding.rule->code,
                        finding.migration.name, finding.message);
  }
  return text;
}

}  // namespace

TEST_CASE("the numbers of migrations", "[lint]") {
  CHECK(found_in({migration("0001_a", {}), migration("0002_b", {"0001_a"}),
                  migration("later", {"0002_b"})})
            .empty());
  CHECK(found_in({migration("0002_a", {}), migration("0003_b", {"0002_a"})}).empty());
  CHECK(found_in({migration("0001_a", {}), migration("0003_b", {"0001_a"})}) ==
        "M004 0003_b: comes after number 1");
  CHECK(found_in({migration("0001_a", {}), migration("0001_b", {"0001_a"})}) ==
        "M005 0001_b: has the number of 0001_a");
  Migration squash = migration("0001_squashed", {});
  squash.replaces = {{"a", "0001_a"}};
  CHECK(found_in({migration("0001_a", {}), squash}).empty());
}

TEST_CASE("how migrations hang together", "[lint]") {
  CHECK(found_in({migration("0001_a", {}), migration("0002_b", {"0001_a"}),
                  migration("0003_c", {"0001_a"})}) ==
        "M002 0003_c: a has several last migrations: 0002_b, 0003_c");
  CHECK(found_in({migration("0001_a", {"0000_gone"})}).starts_with("M003 : Migration a.0001_a"));
  std::string const long_name = "0001_" + std::string(260, 'x');
  CHECK(found_in({migration(long_name, {})}) ==
        "M006 " + long_name + ": a." + long_name + " is longer than 255 characters");
}

TEST_CASE("comments allow what they stand beside", "[lint]") {
  CHECK(allowances_of("").empty());
  CHECK(
      allowances_of("{\n// migrator: allow M201: small\n{\"op\"}, // migrator: allow M1,M2: a: b\n"
                    "// migrator: allow M3\n\n// migrator: allow M4:\n  {\"op\"}") ==
      std::vector<Allowance>{{"M201", 3, "small"},
                             {"M1", 3, "a: b"},
                             {"M2", 3, "a: b"},
                             {"M3", 7, ""},
                             {"M4", 7, ""}});
}

}  // namespace migrator
