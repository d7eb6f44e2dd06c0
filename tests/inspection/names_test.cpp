#include "inspection/names.hpp"

#include "support/catch.hpp"

using namespace migrator;

TEST_CASE("a model is called like its table, in capitals", "[inspection]") {
  CHECK(model_name_of("dcim_device") == "DcimDevice");
  CHECK(model_name_of("MyTable") == "Mytable");
  CHECK(model_name_of("a1b") == "A1B");
  CHECK(model_name_of("größe-x") == "GreX");
  CHECK(model_name_of("1st") == "Model1St");
  CHECK(model_name_of("***") == "Model");
  CHECK(model_name_of("none") == "ModelNone");
}

TEST_CASE("two tables of one name make two models", "[inspection]") {
  ModelNames names;
  CHECK(names.add("a_b") == "AB");
  CHECK(names.add("ab") == "Ab2");
  CHECK(names.add("a__b") == "AB3");
}

TEST_CASE("a field's name is one that Django takes", "[inspection]") {
  struct {
    std::string_view column;
    bool is_relation;
    std::string_view name;
  } const cases[] = {
      {"title", false, "title"},
      {"Title", false, "title"},
      {"owner_id", true, "owner"},
      {"owner_id", false, "owner_id"},
      {"owner", true, "owner"},
      {"_id", true, "field_id"},
      {"a b", false, "a_b"},
      {"a__b", false, "a_b"},
      {"a___b", false, "a_b"},
      {"_a", false, "field_a"},
      {"a_", false, "a_field"},
      {"%", false, "field_field"},
      {"class", false, "class_field"},
      {"pk", false, "pk_field"},
      {"objects", false, "objects_field"},
      {"1st", false, "number_1st"},
      {"größe", false, "größe"},
  };
  for (auto const& each : cases) {
    FieldNames names;
    FieldName const made = names.add(each.column, each.is_relation);
    CHECK(made.name == each.name);
    std::string const usual = made.name + (each.is_relation ? "_id" : "");
    CHECK(made.db_column.has_value() == (usual != each.column));
  }
}

TEST_CASE("no two fields have one name, nor one the column of a relation", "[inspection]") {
  FieldNames names;
  CHECK(names.add("x", false).name == "x");
  CHECK(names.add("X", false).name == "x_0");
  CHECK(names.add("X ", false).name == "x_field");
  CHECK(names.add("owner_id", false).name == "owner_id");
  CHECK(names.add("owner", true).name == "owner_0");
  CHECK(names.add("x_id", true).name == "x_1");
}
