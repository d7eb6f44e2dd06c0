#include "ddl/literal.hpp"

#include "migrator/error.hpp"
#include "support/catch.hpp"

#include <limits>

namespace migrator {
namespace {

struct Case {
  char const* type;
  Value value;
  char const* sql;
};

std::string literal_in(char const* type, Value const& value) {
  return literal(make_field(type), value).value_or("(none)");
}

Field array_of(char const* base) {
  Field field = make_field("ArrayField");
  field.inner.push_back(make_field(base));
  return field;
}

}  // namespace

TEST_CASE("each kind of field has its literals", "[ddl]") {
  Case const cases[] = {
      {"CharField", "it's 100% \\ \"x\"", R"('it''s 100% \ "x"')"},
      {"CharField", 5, "'5'"},
      {"CharField", true, "'True'"},
      {"TextField", 2.5, "'2.5'"},
      {"IntegerField", -5, " -5"},
      {"IntegerField", "12", "12"},
      {"IntegerField", true, "1"},
      {"IntegerField", 2.7, "2"},
      {"BigIntegerField", std::numeric_limits<std::int64_t>::min(), " -9223372036854775808"},
      {"FloatField", 2, "2.0"},
      {"FloatField", -0.5, " -0.5"},
      {"FloatField", 1e300, "1e+300"},
      {"DecimalField", "12.50", "12.50"},
      {"DecimalField", "-1.5", " -1.5"},
      {"DecimalField", 7, "7"},
      {"BooleanField", false, "false"},
      {"BooleanField", 1, "true"},
      {"DateField", "2024-05-06", "'2024-05-06'::date"},
      {"TimeField", "07:08:09", "'07:08:09'::time"},
      {"DateTimeField", "2024-05-06T07:08:09+02:00", "'2024-05-06T07:08:09+02:00'::timestamptz"},
      {"DurationField", "P2DT3H4M5.5S", "'2 days 11045.500000 seconds'::interval"},
      {"DurationField", "-P1DT1S", "'-2 days 86399.000000 seconds'::interval"},
      {"UUIDField", "6F1A1AD98A4F4D079E0C3F1F7DFD6B59",
       "'6f1a1ad9-8a4f-4d07-9e0c-3f1f7dfd6b59'::uuid"},
      {"GenericIPAddressField", "2001:DB8:0:0:0:0:0:1", "'2001:db8::1'::inet"},
      {"GenericIPAddressField", "", "(none)"},
      {"IPAddressField", "10.0.0.1", "'10.0.0.1'"},
      {"BinaryField", Bytes{std::string{"\0\1\xff", 3}}, "'\\x0001ff'::bytea"},
      {"JSONField", ValueMap{{{"k", "v'"}}}, R"('{"k": "v''"}'::jsonb)"},
      {"HStoreField", ValueMap{}, "''::hstore"},
      {"HStoreField", ValueMap{{{"a", 1}, {"b", Value{}}}},
       "hstore(ARRAY['a','b'], ARRAY['1',NULL])"},
      {"IntegerRangeField", ValueList{-3, Value{}}, "'[ -3,)'"},
      {"DateRangeField", ValueList{"2024-01-02", Value{}}, "daterange('2024-01-02', NULL, '[)')"},
      {"CustomField", ValueList{1, -2}, "ARRAY[1, -2]"},
      {"CharField", Value{}, "(none)"},
      {"CharField", Sql{"upper('q')"}, "upper('q')"},
  };
  for (Case const& one : cases) {
    INFO(one.type);
    CHECK(literal_in(one.type, one.value) == one.sql);
  }
}

TEST_CASE("arrays know their elements' type", "[ddl]") {
  CHECK(literal(array_of("IntegerField"), ValueList{1, 2}) == "ARRAY[1,2]");
  CHECK(literal(array_of("CharField"), ValueList{"a", "b'c", "{x}", ""}) ==
        "ARRAY['a','b''c','{x}','']");
  CHECK(literal(array_of("DateField"), ValueList{"2024-01-02"}) == "ARRAY['2024-01-02'::date]");
  CHECK(literal(array_of("IntegerField"), ValueList{1, Value{}}) == "ARRAY[1,NULL]");
}

TEST_CASE("an array of nothing or of nulls is a text", "[ddl]") {
  CHECK(literal(array_of("IntegerField"), ValueList{}) == "'{}'");
  CHECK(literal(array_of("IntegerField"), ValueList{Value{}, Value{}}) == "'{NULL,NULL}'");

  Field nested = make_field("ArrayField");
  nested.inner.push_back(array_of("IntegerField"));
  CHECK(literal(nested, ValueList{ValueList{1}, ValueList{2}}) == "ARRAY[ARRAY[1],ARRAY[2]]");
  CHECK(literal(nested, ValueList{ValueList{Value{}}}) == "'{{NULL}}'");
  CHECK(literal(nested, ValueList{ValueList{}}) == "ARRAY[ARRAY[]]");
}

TEST_CASE("a list that is one value of the base is no array in an array", "[ddl]") {
  CHECK(literal(array_of("JSONField"), ValueList{ValueList{}, Value{}}) ==
        "ARRAY['[]'::jsonb,'null'::jsonb]");
  CHECK(literal(array_of("IntegerRangeField"), ValueList{ValueList{1, 2}}) == "ARRAY['[1,2)']");
}

TEST_CASE("bounds of a range follow default_bounds", "[ddl]") {
  Field field = make_field("DecimalRangeField");
  field.options["default_bounds"] = "[]";
  CHECK(literal(field, ValueList{1, 2}) == "'[1,2]'");
}

TEST_CASE("an IPv4 address in IPv6 is unpacked where that is asked for", "[ddl]") {
  Field field = make_field("GenericIPAddressField");
  CHECK(literal(field, "::ffff:1.2.3.4") == "'::ffff:1.2.3.4'::inet");
  field.options["unpack_ipv4"] = true;
  CHECK(literal(field, "::ffff:1.2.3.4") == "'1.2.3.4'::inet");
}

TEST_CASE("a value that does not fit is refused with its field's class", "[ddl]") {
  Case const cases[] = {
      {"IntegerField", "five", ""},
      {"IntegerField", 1e30, ""},
      {"BooleanField", "maybe", ""},
      {"DateField", "2023-02-29", ""},
      {"UUIDField", "6f1a", ""},
      {"DecimalField", "a lot", ""},
      {"CharField", ValueList{}, ""},
      {"BinaryField", 5, ""},
      {"IntegerRangeField", ValueList{1}, ""},
  };
  for (Case const& one : cases) {
    INFO(one.type);
    CHECK_THROWS_WITH(literal_in(one.type, one.value), testing::containing(std::string{one.type}));
  }
  CHECK_THROWS_AS(literal_in("CharField", Callable{"x.y"}), StateError);
}

TEST_CASE("a parameter is written by its own type", "[ddl]") {
  CHECK(parameter_literal(Value{}) == "NULL");
  CHECK(parameter_literal(-5) == " -5");
  CHECK(parameter_literal("it's") == "'it''s'");
  CHECK(parameter_literal(ValueList{"a", 1}) == "ARRAY['a',1]");
  CHECK_THROWS_AS(parameter_literal(ValueMap{}), StateError);
}

}  // namespace migrator
