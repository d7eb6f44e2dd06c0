#include "checks/faults_of.hpp"
#include "support/catch.hpp"

namespace migrator {
namespace {

// The errors of a model with that one field.
std::string faults_of_field(std::string const& field) {
  return test::ids_of(R"([{"name": "Item", "fields": [)" + field + "]}]");
}

struct Case {
  char const* field;
  char const* ids;
};

}  // namespace

TEST_CASE("an error of a field says where it is and what Django says", "[checks]") {
  CHECK(test::faults_of(R"([{"name": "Item", "fields": [
{"name": "key",
 "type": "IntegerField", "primary_key": true,
 "null": true}]}])") ==
        "models/shop.json:4: $.models[0].fields[0].null: shop.Item.key: (fields.E007) Primary keys "
        "must not have null=True. HINT: Set null=False on the field, or remove primary_key=True "
        "argument.");
}

TEST_CASE("fields are refused as Django refuses them", "[checks]") {
  Case const cases[] = {
      {R"({"name": "a_", "type": "IntegerField"})", "E001"},
      {R"({"name": "a__b", "type": "IntegerField"})", "E002"},
      {R"({"name": "pk", "type": "IntegerField"})", "E003"},
      {R"({"name": "a", "type": "IPAddressField"})", "E900"},
      {R"({"name": "a", "type": "CITextField"})", "E907"},
      {R"({"name": "a", "type": "CharField"})", ""},
      {R"({"name": "a", "type": "CharField", "max_length": 0})", "E121"},
      {R"({"name": "a", "type": "DecimalField", "max_digits": 3, "decimal_places": -1})", "E131"},
      {R"({"name": "a", "type": "DecimalField", "max_digits": 0, "decimal_places": 0})", "E133"},
      {R"({"name": "a", "type": "DecimalField", "max_digits": 1, "decimal_places": 2})", "E134"},
      {R"({"name": "a", "type": "DateField", "auto_now": true, "auto_now_add": true})", "E160"},
      {R"({"name": "a", "type": "DateField", "auto_now": true, "default": null})", "E160"},
      {R"({"name": "a", "type": "DateField", "auto_now": true})", ""},
      {R"({"name": "a", "type": "FilePathField", "allow_files": false})", "E140"},
      {R"({"name": "a", "type": "GenericIPAddressField", "blank": true})", "E150"},
      {R"({"name": "a", "type": "GenericIPAddressField", "blank": true, "null": true})", ""},
      {R"({"name": "a", "type": "AutoField"})", "E100"},
      {R"({"name": "a", "type": "AutoField", "primary_key": true})", ""},
      {R"({"name": "a", "type": "FileField", "primary_key": true})", "E201"},
      {R"({"name": "a", "type": "FileField", "upload_to": "/tmp"})", "E202"},
      {R"({"name": "a", "type": "ManyToManyField", "to": "self", "unique": true})", "E330"},
      {R"({"name": "a", "type": "JSONField", "default": {}})", ""},
  };
  for (Case const& each : cases) {
    INFO(each.field);
    CHECK(faults_of_field(each.field) == each.ids);
  }
}

TEST_CASE("what is wrong in an inner field is told of the outer one", "[checks]") {
  CHECK(test::faults_of(R"([{"name": "Item", "fields": [
{"name": "a", "type": "ArrayField", "base_field": {"type": "CharField", "max_length": 0}}]}])") ==
        "models/shop.json:2: $.models[0].fields[0].base_field: shop.Item.a: (postgres.E001) Base "
        "field for array has errors: 'max_length' must be a positive integer. (fields.E121)");
  CHECK(test::faults_of(R"([{"name": "Item", "fields": [
{"name": "a", "type": "GeneratedField", "expression": "1", "db_persist": true,
"output_field": {"type": "CharField", "max_length": -1}}]}])") ==
        "models/shop.json:3: $.models[0].fields[0].output_field: shop.Item.a: (fields.E223) "
        "GeneratedField.output_field has errors: 'max_length' must be a positive integer. "
        "(fields.E121)");
}

TEST_CASE("choices must be pairs that fit the column", "[checks]") {
  Case const cases[] = {
      {R"("abc")", "E004"},
      {"5", "E004"},
      {R"([["a", "A"], ["b", "B"]])", ""},
      {R"({"a": "A", "b": "B"})", ""},
      {R"([["Group", [["a", "A"]]]])", ""},
      {R"(["a", "b"])", "E005"},
      {R"([["a", "A"], ["b"]])", "E005"},
      {R"([["a", ["b", "c"]]])", "E005"},
      {R"([["abcd", "A"]])", "E009"},
      {R"([["Group", [["abcd", "A"]]]])", "E009"},
      {R"([["äöü", "A"]])", ""},
      {R"({"python": "Choices.all"})", ""},
      {R"([{"python": "CHOICE"}, ["abcd", "A"]])", ""},
      {"[]", ""},
  };
  for (Case const& each : cases) {
    INFO(each.field);
    CHECK(faults_of_field(R"({"name": "a", "type": "CharField", "max_length": 3, "choices": )" +
                          std::string{each.field} + "}") == each.ids);
  }
}

}  // namespace migrator
