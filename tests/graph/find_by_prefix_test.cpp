#include "migrator/error.hpp"
#include "support/catch.hpp"
#include "support/graph_of.hpp"

namespace migrator::test {
namespace {

Project shop() {
  return project_of(
      "shop.0001_initial; shop.0001_squashed_0002_price replaces shop.0001_initial "
      "shop.0002_price; shop.0002_price; shop.0003; shop.0003_stock; till.0001_initial");
}

TEST_CASE("a prefix finds the one migration of the app that begins with it", "[graph]") {
  Project const project = shop();
  CHECK(find_by_prefix(project, "shop", "0002").key == MigrationKey{"shop", "0002_price"});
  CHECK(find_by_prefix(project, "till", "0").key == MigrationKey{"till", "0001_initial"});
  CHECK(find_by_prefix(project, "shop", "0001_s").key.name == "0001_squashed_0002_price");
}

TEST_CASE("replaced migrations are found", "[graph]") {
  CHECK(find_by_prefix(shop(), "shop", "0001_i").key.name == "0001_initial");
}

TEST_CASE("an exact name has no precedence over longer ones", "[graph]") {
  CHECK_THROWS_WITH(find_by_prefix(shop(), "shop", "0003"),
                    "More than one migration matches '0003' in app 'shop'. Please be more "
                    "specific. (0003, 0003_stock)");
}

TEST_CASE("the empty prefix matches everything", "[graph]") {
  CHECK_THROWS_WITH(find_by_prefix(shop(), "shop", ""),
                    "More than one migration matches '' in app 'shop'. Please be more specific. "
                    "(0001_initial, 0001_squashed_0002_price, 0002_price, 0003, 0003_stock)");
}

TEST_CASE("no migration with the prefix is refused, with advice and the nearest", "[graph]") {
  CHECK_THROWS_WITH(
      find_by_prefix(shop(), "shop", "0099"),
      Catch::Matchers::StartsWith("Cannot find a migration matching '0099' from app 'shop'."));
  CHECK_THROWS_WITH(find_by_prefix(shop(), "shop", "0002_prise", " Is it in INSTALLED_APPS?"),
                    "Cannot find a migration matching '0002_prise' from app 'shop'. Is it in "
                    "INSTALLED_APPS? (did you mean '0002_price'?)");
  CHECK_THROWS_AS(find_by_prefix(shop(), "nowhere", "0001"), PlanError);
}

}  // namespace
}  // namespace migrator::test
