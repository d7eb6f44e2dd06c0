#include "checks/faults_of.hpp"
#include "support/catch.hpp"

namespace migrator {
namespace {

std::string key(std::string const& name, std::string const& to) {
  return R"({"name": ")" + name + R"(", "type": "ForeignKey", "to": ")" + to +
         R"(", "on_delete": "CASCADE", "related_name": "+"},)";
}

// The errors of Item, which is related to Tag through Tagged, which has these foreign keys.
std::string ids_of_keys(std::string const& keys, std::string const& more = {}) {
  return test::ids_of(R"([{"name": "Tag"}, {"name": "Item", "fields": [
      {"name": "tags", "type": "ManyToManyField", "to": "Tag", "through": "Tagged")" +
                      more + R"(}]}, {"name": "Tagged", "fields": [)" + keys +
                      R"({"name": "n", "type": "IntegerField"}]}])");
}

}  // namespace

TEST_CASE("the model between two models has one foreign key to each", "[checks]") {
  CHECK(ids_of_keys(key("item", "Item") + key("tag", "Tag")).empty());
  CHECK(ids_of_keys(key("item", "Item")) == "E336");
  CHECK(ids_of_keys(key("a", "Item") + key("b", "Item") + key("tag", "Tag")) == "E334");
  CHECK(ids_of_keys(key("item", "Item") + key("a", "Tag") + key("b", "Tag")) == "E335");
  CHECK(ids_of_keys(key("item", "Item") + key("a", "Tag") + key("b", "Tag"),
                    R"(, "through_fields": ["item", "b"])")
            .empty());
}

TEST_CASE("through_fields name the foreign keys", "[checks]") {
  std::string const keys = key("item", "Item") + key("tag", "Tag");
  CHECK(ids_of_keys(keys, R"(, "through_fields": ["item"])") == "E337");
  CHECK(ids_of_keys(keys, R"(, "through_fields": ["item", "tog"])") == "E338");
  CHECK(ids_of_keys(keys, R"(, "through_fields": ["item", "n"])") == "E339");
  CHECK(ids_of_keys(keys, R"(, "through_fields": ["tag", "item"])") == "E339 E339");
}

TEST_CASE("a relation of a model to itself has two foreign keys", "[checks]") {
  auto const ids = [](std::string const& keys) {
    return test::ids_of(R"([{"name": "Item", "fields": [
      {"name": "others", "type": "ManyToManyField", "to": "self", "through": "Link"}]},
      {"name": "Link", "fields": [)" +
                        keys + R"({"name": "n", "type": "IntegerField"}]}])");
  };
  CHECK(ids(key("a", "Item") + key("b", "Item")).empty());
  CHECK(ids(key("a", "Item") + key("b", "Item") + key("c", "Item")) == "E333");
}

TEST_CASE("the model in between must be there", "[checks]") {
  CHECK(test::faults_of(R"([{"name": "Item", "fields": [
{"name": "a", "type": "ManyToManyField", "to": "self", "through": "Nothing"}]}])") ==
        "models/shop.json:2: $.models[0].fields[0].through: shop.Item.a: (fields.E331) Field "
        "specifies a many-to-many relation through model 'Nothing', which has not been "
        "installed.");
}

TEST_CASE("the table of a relation is nobody else's", "[checks]") {
  CHECK(test::faults_of(R"([{"name": "Tag"}, {"name": "Item", "fields": [
{"name": "tags", "type": "ManyToManyField", "to": "Tag", "db_table": "shop_tag"}]}])") ==
        "models/shop.json:2: $.models[1].fields[0].db_table: shop.Item.tags: (fields.E340) The "
        "field's intermediary table 'shop_tag' clashes with the table name of 'shop.Tag'.");
  CHECK(test::ids_of(R"([{"name": "Tag"}, {"name": "Item", "fields": [
    {"name": "a", "type": "ManyToManyField", "to": "Tag", "db_table": "x", "related_name": "a"},
    {"name": "b", "type": "ManyToManyField", "to": "Tag", "db_table": "x",
     "related_name": "b"}]}])") == "E340 E340");
}

TEST_CASE("two relations of a model must differ", "[checks]") {
  CHECK(test::ids_of(R"([{"name": "Tag"}, {"name": "Item", "fields": [
    {"name": "a", "type": "ManyToManyField", "to": "Tag", "through": "T", "related_name": "a"},
    {"name": "b", "type": "ManyToManyField", "to": "Tag", "through": "T", "related_name": "b"}]},
    {"name": "T", "fields": [)" +
                     key("item", "Item") + key("tag", "Tag") +
                     R"({"name": "n", "type": "IntegerField"}]}])") == "E003");
}

}  // namespace migrator
