#include "inspection/facts.hpp"

#include "support/catch.hpp"
#include "support/models_of.hpp"

using namespace migrator;

namespace {

TableDescription item() {
  return {.name = "item",
          .columns = {{.name = "a", .type = "integer", .type_name = "int4"},
                      {.name = "b", .type = "text", .type_name = "text", .is_null = true}},
          .constraints = {{.name = "positive",
                           .kind = ConstraintKind::check,
                           .definition = "CHECK ((a > 0))"}},
          .indexes = {{.name = "by_a",
                       .method = "btree",
                       .elements = {{.column = "a", .sql = "a DESC", .is_descending = true}}}}};
}

}  // namespace

TEST_CASE("a table is a list of facts", "[inspection]") {
  CHECK(facts_of({item()}, {}) ==
        std::vector<std::string>{"item: column a integer NOT NULL", "item: column b text",
                                 "item: constraint CHECK ((a > 0))", "item: index btree (a DESC)",
                                 "item: table"});
}

TEST_CASE("names count only where models give them", "[inspection]") {
  TableDescription other = item();
  other.constraints.front().name = "else";
  other.indexes.front().name = "other";
  CHECK(facts_of({item()}, {}) == facts_of({other}, {}));
  CHECK(facts_of({item()}, {"by_a"}) != facts_of({other}, {"by_a"}));
  CHECK(facts_of({item()}, {"positive"}) != facts_of({other}, {"positive"}));
}

TEST_CASE("the order of columns makes no difference, anything else of one does", "[inspection]") {
  TableDescription other = item();
  std::swap(other.columns[0], other.columns[1]);
  CHECK(facts_of({item()}, {}) == facts_of({other}, {}));
  other.columns[0].is_null = false;
  CHECK(facts_of({item()}, {}) != facts_of({other}, {}));
}

TEST_CASE("all else that there is to a table or a column makes a difference", "[inspection]") {
  TableDescription other = item();
  other.more = {"CREATE STATISTICS public.s ON a, b FROM item"};
  CHECK(facts_of({item()}, {}) != facts_of({other}, {}));
  other = item();
  other.columns[1].more = "STORAGE EXTERNAL";
  CHECK(facts_of({item()}, {}) != facts_of({other}, {}));
  other = item();
  other.columns[0].is_null_but_for_type = true;
  CHECK(facts_of({item()}, {}) != facts_of({other}, {}));
  TableDescription view = item();
  view.kind = TableKind::view;
  other.kind = TableKind::materialized_view;
  CHECK(facts_of({view}, {}) != facts_of({other}, {}));
}

TEST_CASE("states differ in models, options and fields", "[inspection]") {
  auto const state = [](std::string const& models) {
    return migrator::test::models_state({{"shop", models}});
  };
  std::string const model =
      R"([{"name": "Item", "fields": [{"name": "a", "type": "TextField"},
                                      {"name": "b", "type": "TextField"}]}])";
  CHECK(differences_of(state(model), state(model)).empty());
  CHECK(differences_of(state(model), state(R"([{"name": "Item", "fields": [
            {"name": "b", "type": "TextField"}, {"name": "a", "type": "TextField"}]}])"))
            .empty());
  CHECK(differences_of(state(model), state("[]")) == std::vector<std::string>{"model shop.Item"});
  CHECK(differences_of(state(model), state(R"([{"name": "Item", "options": {"db_table": "x"},
            "fields": [{"name": "a", "type": "IntegerField"}, {"name": "c", "type": "TextField"}]
        }])")) == std::vector<std::string>{"model shop.Item: name, options, bases or managers",
                                           "model shop.Item: field a", "model shop.Item: field b",
                                           "model shop.Item: field c"});
}
