#include "ddl/python_value.hpp"

#include "support/catch.hpp"

namespace migrator {
namespace {

PythonValue held(std::string_view type, Value const& value) {
  return held_value(make_field(type), value);
}

PythonValue prepared(std::string_view type, Value const& value) {
  return prepared_value(make_field(type), value);
}

Field array_of(std::string_view type) {
  Field field = make_field("ArrayField");
  field.inner = {make_field(type)};
  return field;
}

}  // namespace

TEST_CASE("numbers are equal across field classes, and texts are none", "[ddl]") {
  PythonValue const one = held("IntegerField", 1);
  CHECK(held("FloatField", 1.0) == one);
  CHECK(held("BooleanField", true) == one);
  CHECK(held("DecimalField", "1.00") == one);
  CHECK(held("DecimalField", 1.0) == one);
  CHECK(held("IntegerField", "1") != one);
  CHECK(held("FloatField", 0.1) != held("DecimalField", "0.1"));
  CHECK(held("DecimalField", 0.1) == held("DecimalField", "0.1"));
  CHECK(held("FloatField", 9007199254740992.0) !=
        held("BigIntegerField", std::int64_t{9007199254740993}));
}

TEST_CASE("lists and maps are compared deeply, maps without an order", "[ddl]") {
  Value const value{ValueMap{{{"a", ValueList{1, ValueMap{{{"b", 0}}}}}, {"c", "x"}}}};
  Value const other{ValueMap{{{"c", "x"}, {"a", ValueList{true, ValueMap{{{"b", 0.0}}}}}}}};
  CHECK(held("JSONField", value) == held("JSONField", other));
  CHECK(held("JSONField", ValueList{"a", "b"}) != held("JSONField", ValueList{"a,text 1:b"}));
  CHECK(held_value(array_of("IntegerField"), ValueList{1}) ==
        held_value(array_of("DecimalField"), ValueList{"1.00"}));
}

TEST_CASE("texts are what their field reads of them", "[ddl]") {
  CHECK(held("DateTimeField", "2020-01-01T00:00:00Z") ==
        held("DateTimeField", "2020-01-01T02:00:00+02:00"));
  CHECK(held("DateTimeField", "2020-01-01") != held("DateField", "2020-01-01"));
  CHECK(held("TimeField", "10:00") == held("TimeField", "10:00:00"));
  CHECK(held("DurationField", "P1D") == held("DurationField", "24:00:00"));
  CHECK(held("UUIDField", "12345678123456781234567812345678") ==
        held("UUIDField", "{12345678-1234-5678-1234-567812345678}"));
  CHECK(held("GenericIPAddressField", "::1") != held("GenericIPAddressField", "0::1"));
}

TEST_CASE("for the database values are of the column's type, adapters equal to none", "[ddl]") {
  CHECK(prepared("CharField", 5) == prepared("CharField", "5"));
  CHECK(prepared("IntegerField", "-5") == prepared("FloatField", -5.0));
  CHECK(prepared("HStoreField", ValueMap{{{"a", 1}}}) ==
        prepared("HStoreField", ValueMap{{{"a", "1"}}}));
  for (char const* type : {"JSONField", "GenericIPAddressField", "BinaryField"}) {
    INFO(type);
    PythonValue const value = prepared_value(array_of(type), ValueList{"::1"});
    CHECK_FALSE(same_python_value(value, value));
    CHECK(has_adapter(array_of(type)));
  }
  PythonValue const empty = prepared_value(array_of("JSONField"), ValueList{});
  CHECK(same_python_value(empty, empty));
  CHECK_FALSE(has_adapter(make_field("IPAddressField")));
}

TEST_CASE("what is false in Python", "[ddl]") {
  CHECK_FALSE(is_true(held("FloatField", 0.0)));
  CHECK_FALSE(is_true(held("CharField", "")));
  CHECK_FALSE(is_true(held("JSONField", ValueMap{})));
  CHECK_FALSE(is_true(held("DurationField", "0")));
  CHECK(is_true(held("CharField", "0")));
  CHECK(is_true(held("DateTimeField", "1970-01-01")));
}

}  // namespace migrator
