#include "checks/faults_of.hpp"
#include "support/catch.hpp"

namespace migrator {
namespace {

// The errors of a model Item with these fields, beside a model Box with an unused `size`.
std::string ids_with(std::string const& fields) {
  return test::ids_of(R"([{"name": "Box", "fields": [{"name": "size", "type": "IntegerField"}]},
                          {"name": "Item", "fields": [)" +
                      fields + "]}]");
}

std::string key(std::string const& name, std::string const& more) {
  return R"({"name": ")" + name +
         R"(", "type": "ForeignKey", "to": "Box", "on_delete": "CASCADE", )" + more + "}";
}

}  // namespace

TEST_CASE("a relation to no model is refused twice, as in Django", "[checks]") {
  CHECK(test::faults_of(R"([{"name": "Shelf"}, {"name": "Item", "fields": [
{"name": "shelf", "type": "ForeignKey",
 "to": "shop.Shelv", "on_delete": "CASCADE"}]}])") ==
        "models/shop.json:3: $.models[1].fields[0].to: shop.Item.shelf: (fields.E300) Field "
        "defines a relation with model 'shop.Shelv', which is either not installed, or is "
        "abstract. (did you mean 'shop.Shelf'?)\n"
        "models/shop.json:3: $.models[1].fields[0].to: shop.Item.shelf: (fields.E307) The field "
        "shop.Item.shelf was declared with a lazy reference to 'shop.shelv', but app 'shop' "
        "doesn't provide model 'shelv'.");
}

TEST_CASE("a relation to a model that was swapped out is refused", "[checks]") {
  Settings settings;
  settings.models = {{"AUTH_USER_MODEL", "shop.Person"}};
  test::ModelTexts const texts{
      {"auth", R"([{"name": "User", "options": {"swappable": "AUTH_USER_MODEL"}}])"},
      {"shop", R"([{"name": "Person"}, {"name": "Item", "fields": [
        {"name": "a", "type": "ForeignKey", "to": "auth.User", "on_delete": "CASCADE"}]}])"}};
  CHECK(test::ids_of(texts, settings) == "E301");
  CHECK(test::ids_of(texts).empty());
}

TEST_CASE("names of the way back must be words of Python", "[checks]") {
  CHECK(ids_with(key("a", R"("related_name": "1st")")) == "E306");
  CHECK(ids_with(key("a", R"("related_name": "class")")) == "E306");
  CHECK(ids_with(key("a", R"("related_name": "things_")")) == "E308");
  CHECK(ids_with(key("a", R"("related_name": "all__things")")) == "E309");
  CHECK(ids_with(key("a", R"("related_name": "+")")).empty());
}

TEST_CASE("names of the way back must not clash", "[checks]") {
  CHECK(test::faults_of(R"([{"name": "Box", "fields": [{"name": "things", "type": "TextField"}]},
{"name": "Item", "fields": [{"name": "box", "type": "ForeignKey", "to": "Box",
"on_delete": "CASCADE",
"related_name": "things"}]}])") ==
        "models/shop.json:4: $.models[1].fields[0].related_name: shop.Item.box: (fields.E302) "
        "Reverse accessor 'Box.things' for 'shop.Item.box' clashes with field name "
        "'shop.Box.things'. HINT: Rename field 'shop.Box.things', or add/change a related_name "
        "argument to the definition for field 'shop.Item.box'.\n"
        "models/shop.json:4: $.models[1].fields[0].related_name: shop.Item.box: (fields.E303) "
        "Reverse query name for 'shop.Item.box' clashes with field name 'shop.Box.things'. HINT: "
        "Rename field 'shop.Box.things', or add/change a related_name argument to the definition "
        "for field 'shop.Item.box'.");
  std::string const two = key("a", R"("null": true)") + "," + key("b", R"("null": true)");
  CHECK(ids_with(two) == "E304 E304");
  CHECK(ids_with(key("a", R"("related_name": "x")") + "," + key("b", R"("related_name": "y")"))
            .empty());
  CHECK(ids_with(key("a", R"("related_name": "x")") + "," +
                 key("b", R"("related_name": "y", "related_query_name": "x")")) == "E305");
  std::string const named_like_the_model = R"([{"name": "Item", "fields": [
    {"name": "item", "type": "ForeignKey", "to": "self", "on_delete": "CASCADE")";
  CHECK(test::ids_of(named_like_the_model + "}]}]").empty());
  CHECK(test::ids_of(named_like_the_model + R"(, "related_query_name": "item"}]}])") == "E303");
  CHECK(test::ids_of(R"([{"name": "Item", "fields": [
    {"name": "a", "type": "ManyToManyField", "to": "self"},
    {"name": "b", "type": "ManyToManyField", "to": "self"}]}])")
            .empty());
}

TEST_CASE("clashes are found in parents and through proxies", "[checks]") {
  CHECK(test::ids_of(R"([
    {"name": "Place", "fields": [{"name": "visit_set", "type": "TextField"}]},
    {"name": "Bar", "bases": ["Place"]},
    {"name": "Visit", "fields": [
      {"name": "bar", "type": "ForeignKey", "to": "Bar", "on_delete": "CASCADE"}]}])") == "E302");
  CHECK(test::ids_of(R"([
    {"name": "Place"},
    {"name": "Nice", "bases": ["Place"], "options": {"proxy": true}},
    {"name": "Visit", "fields": [
      {"name": "a", "type": "ForeignKey", "to": "Place", "on_delete": "CASCADE"},
      {"name": "b", "type": "ForeignKey", "to": "Nice", "on_delete": "CASCADE"}]}])") ==
        "E304 E304");
}

TEST_CASE("a foreign key refers to a unique field that is there", "[checks]") {
  CHECK(ids_with(key("a", R"("to_field": "seize")")) == "E312");
  CHECK(ids_with(key("a", R"("to_field": "size")")) == "E311");
  auto const ids_of_target = [](std::string const& field, std::string const& options) {
    return test::ids_of(R"([{"name": "Box", "fields": [
      {"name": "size", "type": "IntegerField")" +
                        field + R"(}], "options": {)" + options + R"(}},
      {"name": "Item", "fields": [{"name": "a", "type": "ForeignKey", "to": "Box",
        "on_delete": "CASCADE", "to_field": "size"}]}])");
  };
  CHECK(ids_of_target(R"(, "unique": true)", "").empty());
  CHECK(ids_of_target("", R"("unique_together": [["size"]])").empty());
  CHECK(ids_of_target("", R"("constraints": [
    {"type": "UniqueConstraint", "name": "u", "fields": ["size"]}])")
            .empty());
  CHECK(ids_of_target("", R"("constraints": [
    {"type": "UniqueConstraint", "name": "u", "fields": ["size"], "condition": "size > 1"}])") ==
        "E311");
}

TEST_CASE("a foreign key refers to no field of a parent", "[checks]") {
  CHECK(test::faults_of(R"([
{"name": "P", "fields": [{"name": "n", "type": "IntegerField", "unique": true}]},
{"name": "Box", "bases": ["P"]}, {"name": "Item", "fields": [
{"name": "a", "type": "ForeignKey", "to": "Box", "to_field": "n", "on_delete": "CASCADE"}]}])") ==
        "models/shop.json:4: $.models[2].fields[0].to_field: shop.Item.a: 'shop.Item.a' refers to "
        "field 'n' which is not local to model 'shop.Box'.");
}

TEST_CASE("a foreign key cannot refer to a composite primary key", "[checks]") {
  CHECK(test::ids_of(R"([{"name": "Box", "fields": [
      {"name": "pk", "type": "CompositePrimaryKey", "field_names": ["a", "b"]},
      {"name": "a", "type": "IntegerField"}, {"name": "b", "type": "IntegerField"}]},
    {"name": "Item", "fields": [
      {"name": "box", "type": "ForeignKey", "to": "Box", "on_delete": "CASCADE"},
      {"name": "boxes", "type": "ManyToManyField", "to": "Box", "related_name": "x"}]}])") ==
        "E347 E347");
}

TEST_CASE("on_delete asks for a null or a default", "[checks]") {
  auto const rule = [](std::string const& name, std::string const& more) {
    return ids_with(R"({"name": "a", "type": "ForeignKey", "to": "Box", "on_delete": ")" + name +
                    "\"" + more + "}");
  };
  CHECK(rule("SET_NULL", "") == "E320");
  CHECK(rule("SET_NULL", R"(, "null": true)").empty());
  CHECK(rule("SET_DEFAULT", "") == "E321");
  CHECK(rule("SET_DEFAULT", R"(, "default": 1)").empty());
}

}  // namespace migrator
