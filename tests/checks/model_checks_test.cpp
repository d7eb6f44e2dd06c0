#include "checks/faults_of.hpp"
#include "support/catch.hpp"

#include <fmt/format.h>

namespace migrator {

using test::faults_of;
using test::ids_of;

TEST_CASE("a model has one primary key, and an id is one", "[checks]") {
  CHECK(faults_of(R"([{"name": "A", "fields": [
{"name": "x", "type": "AutoField", "primary_key": true},
{"name": "y", "type": "AutoField", "primary_key": true}]}])") ==
        "models/shop.json:3: $.models[0].fields[1]: shop.A: (models.E026) The model cannot have "
        "more than one field with 'primary_key=True'.");
  CHECK(faults_of(R"([{"name": "A", "fields": [{"name": "id", "type": "TextField"}]}])") ==
        "models/shop.json:1: $.models[0].fields[0]: shop.A: (models.E004) 'id' can only be used as "
        "a field name if the field also sets 'primary_key=True'.");
  CHECK(ids_of(R"([{"name": "A", "fields": [{"name": "id", "type": "IntegerField"},
    {"name": "k", "type": "IntegerField", "primary_key": true}]}])")
            .empty());
}

TEST_CASE("fields do not hide what models are made with", "[checks]") {
  CHECK(faults_of(R"([{"name": "A", "fields": [
{"name": "check", "type": "TextField"}, {"name": "a__b", "type": "TextField"}]}])") ==
        "models/shop.json:2: $.models[0].fields[0]: shop.A: (models.E020) The 'A.check()' class "
        "method is currently overridden by the field 'check'.");
  std::string const objects = R"([{"name": "A", "fields": [
{"name": "objects", "type": "TextField"}])";
  CHECK(faults_of(objects + "}]") ==
        "models/shop.json:2: $.models[0].fields[0]: shop.A: Model A must specify a custom Manager, "
        "because it has a field named 'objects'.");
  CHECK(faults_of(objects + R"(, "managers": [["things", {"python": "shop.Things"}]]}])").empty());
}

TEST_CASE("models and fields have names that Python takes", "[checks]") {
  CHECK(faults_of(R"([{"name": "A b"}])") ==
        "models/shop.json:1: $.models[0].name: shop.A b: 'A b' is no name that a class can have in "
        "Python.");
  CHECK(faults_of(R"([{"name": "A", "fields": [{"name": "class", "type": "TextField"}]}])") ==
        "models/shop.json:1: $.models[0].fields[0].name: shop.A.class: 'class' is no name that a "
        "field can have in Python.");
  CHECK(faults_of(R"([{"name": "Ä1", "fields": [{"name": "é_x", "type": "TextField"}]}])").empty());
}

TEST_CASE("checks are silenced by their ids", "[checks]") {
  DeclaredModels const declared = test::declared_models(
      {{"shop", R"([{"name": "A_", "fields": [{"name": "a_", "type": "TextField"}]}])"}}, {});
  ProjectState const state = state_of_models(declared, {});
  CHECK(check_models(declared, state, {}).size() == 2);
  CHECK(check_models(declared, state, {}, {"fields.E001"}).size() == 1);
  CHECK(check_models(declared, state, {}, {"fields.E001", "models.E023"}).empty());
}

TEST_CASE("columns belong to one field", "[checks]") {
  std::string const models = R"([{"name": "A", "fields": [
{"name": "a", "type": "IntegerField", "db_column": "b"},
{"name": "b", "type": "IntegerField"}]}])";
  CHECK(faults_of(models) ==
        "models/shop.json:3: $.models[0].fields[1]: shop.A: (models.E007) Field 'b' has column "
        "name 'b' that is used by another field. HINT: Specify a 'db_column' for the field.");
}

TEST_CASE("fields do not hide each other or those of parents", "[checks]") {
  CHECK(faults_of(R"([{"name": "A", "fields": [{"name": "x_id", "type": "IntegerField"},
{"name": "x", "type": "ForeignKey", "to": "self", "on_delete": "CASCADE"}]}])") ==
        "models/shop.json:2: $.models[0].fields[1]: shop.A.x: (models.E006) The field 'x' clashes "
        "with the field 'x_id' from model 'shop.a'.");
  CHECK(ids_of(R"([{"name": "A"}, {"name": "B"}, {"name": "C", "bases": ["A", "B"]}])") == "E005");
  CHECK(ids_of(R"([{"name": "A"}, {"name": "B", "bases": ["A"],
    "fields": [{"name": "b", "type": "IntegerField"}]}])") == "E006");
  CHECK(ids_of(R"([{"name": "A", "fields": [{"name": "x", "type": "IntegerField"}]},
    {"name": "B", "bases": ["A"]},
    {"name": "C", "bases": ["B"], "fields": [{"name": "x", "type": "IntegerField"}]}])") == "E006");
}

TEST_CASE("names of models are none of the query syntax", "[checks]") {
  CHECK(ids_of(R"([{"name": "_A"}])") == "E023");
  CHECK(ids_of(R"([{"name": "A_"}])") == "E023");
  CHECK(ids_of(R"([{"name": "A__b"}])") == "E024");
}

TEST_CASE("a proxy has no fields", "[checks]") {
  CHECK(faults_of(R"([{"name": "B"}, {"name": "A", "bases": ["B"], "options": {"proxy": true},
"fields": [{"name": "x", "type": "TextField"}]}])") ==
        "models/shop.json:2: $.models[1].fields: (models.E017) Proxy model 'A' contains "
        "model fields.");
}

TEST_CASE("columns that are named after fields fit PostgreSQL", "[checks]") {
  auto const ids = [](std::size_t length, std::string const& more) {
    return ids_of(
        fmt::format(R"([{{"name": "A", "fields": [{{"name": "{}", "type": "IntegerField"{}}}]}}])",
                    std::string(length, 'x'), more));
  };
  CHECK(ids(64, "") == "E018");
  CHECK(ids(64, R"(, "db_column": "x")").empty());
  CHECK(ids(63, "").empty());
  std::string const name(64, 'n');
  CHECK(ids_of(R"([{"name": ")" + name + R"("}, {"name": "A", "fields": [
    {"name": "m", "type": "ManyToManyField", "to": ")" +
               name + R"("}]}])") == "E019");
}

TEST_CASE("a composite primary key is called pk and made of fields of the model", "[checks]") {
  std::string const fields = R"(
{"name": "a", "type": "IntegerField"}, {"name": "b", "type": "IntegerField", "null": true})";
  CHECK(faults_of(R"([{"name": "A", "fields": [{"name": "key", "type": "CompositePrimaryKey",
"field_names": ["a", "b", "c"]},)" +
                  fields + "]}]") ==
        "models/shop.json:1: $.models[0].fields[0].name: shop.A.key: (fields.E013) "
        "'CompositePrimaryKey' must be named 'pk'.\n"
        "models/shop.json:2: $.models[0].fields[0].field_names: shop.A: (models.E042) 'b' cannot "
        "be included in the composite primary key. HINT: 'b' field may not set 'null=True'.\n"
        "models/shop.json:2: $.models[0].fields[0].field_names: shop.A: (models.E042) 'c' cannot "
        "be included in the composite primary key. HINT: 'c' is not a valid field.");
}

}  // namespace migrator
