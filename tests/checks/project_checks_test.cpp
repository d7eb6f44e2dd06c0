#include "checks/faults_of.hpp"
#include "support/catch.hpp"

namespace migrator {

TEST_CASE("a table belongs to one model", "[checks]") {
  CHECK(test::faults_of({{"depot", R"([{"name": "Box", "options": {"db_table": "t"}}])"},
                         {"shop", R"([{"name": "Item",
"options": {"db_table": "t"}}])"}}) ==
        "models/shop.json:2: $.models[0].options.db_table: t: (models.E028) db_table 't' is used "
        "by multiple models: depot.Box, shop.Item.");
  CHECK(test::ids_of(R"([{"name": "A"}, {"name": "P", "bases": ["A"], "options": {"proxy": true}},
    {"name": "B", "options": {"db_table": "shop_a", "managed": false}}])")
            .empty());
}

TEST_CASE("names of indexes and constraints are unique in all apps", "[checks]") {
  auto const model = [](std::string const& name, std::string const& options) {
    return R"({"name": ")" + name +
           R"(", "fields": [{"name": "n", "type": "IntegerField"}], "options": {)" + options + "}}";
  };
  std::string const index = R"({"type": "Index", "fields": ["n"], "name": "x"})";
  std::string const unique = R"({"type": "UniqueConstraint", "fields": ["n"], "name": "x"})";
  CHECK(test::ids_of("[" + model("A", R"("indexes": [)" + index + "," + index + "]") + "]") ==
        "E029");
  CHECK(test::ids_of("[" + model("A", R"("indexes": [)" + index + "]") + "," +
                     model("B", R"("indexes": [)" + index + "]") + "]") == "E030");
  CHECK(test::ids_of("[" + model("A", R"("constraints": [)" + unique + "," + unique + "]") + "]") ==
        "E031");
  CHECK(test::faults_of("[" + model("A", R"("constraints": [)" + unique + "]") + ",\n" +
                        model("B", R"("constraints": [)" + unique + "]") + "]") ==
        "models/shop.json:2: $.models[1].options.constraints[0]: (models.E032) constraint name 'x' "
        "is not unique among models: shop.A, shop.B.");
  CHECK(test::ids_of(
            "[" + model("A", R"("indexes": [)" + index + R"(], "constraints": [)" + unique + "]") +
            "]")
            .empty());
}

TEST_CASE("errors of several models are told together, by files and lines", "[checks]") {
  CHECK(test::ids_of({{"depot", R"([{"name": "Box_"}])"}, {"shop", R"([{"name": "B",
"fields": [{"name": "b_", "type": "IntegerField"},
{"name": "c__d", "type": "IntegerField"}]}, {"name": "_A"}])"}}) == "E023 E001 E002 E023");
}

}  // namespace migrator
