#include "ddl/json_text.hpp"

#include "support/catch.hpp"

namespace migrator {

TEST_CASE("JSON is spaced as Python spaces it", "[ddl]") {
  Value const value{
      ValueMap{{{"k", ValueList{"v", 1, Value{}, true, 1.0, 1e20}}, {"empty", ValueMap{}}}}};
  CHECK(json_dumps(value) == R"({"k": ["v", 1, null, true, 1.0, 1e+20], "empty": {}})");
}

TEST_CASE("what is not plain ASCII is escaped", "[ddl]") {
  CHECK(json_dumps("é") == R"("\u00e9")");
  CHECK(json_dumps("𝄞") == R"("\ud834\udd1e")");
  CHECK(json_dumps("\"\\\n\r\t\f\b\x01\x7f/") == R"("\"\\\n\r\t\f\b\u0001\u007f/")");
}

TEST_CASE("a marker is written as the object it was", "[ddl]") {
  CHECK(json_dumps(Callable{"uuid.uuid4"}) == R"({"callable": "uuid.uuid4"})");
  CHECK(json_dumps(Bytes{"\x01\xff"}) == R"({"base64": "Af8="})");
  CHECK(json_dumps(Bytes{"abc"}) == R"({"base64": "YWJj"})");
}

TEST_CASE("broken UTF-8 does no harm", "[ddl]") {
  CHECK(json_dumps("\xc3") == R"("\ufffd")");
  CHECK(json_dumps("\xff") == R"("\ufffd")");
}

}  // namespace migrator
