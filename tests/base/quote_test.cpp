#include "base/quote.hpp"

#include "migrator/error.hpp"
#include "support/catch.hpp"

#include <string>

namespace migrator {

TEST_CASE("a name is put in double quotes unless it has them", "[base]") {
  CHECK(quote_name("a b") == "\"a b\"");
  CHECK(quote_name("\"a\"") == "\"a\"");
  CHECK(quote_name("far\".\"t") == "\"far\".\"t\"");
  CHECK(quote_name("\"far\".\"t\"") == "\"far\".\"t\"");
}

TEST_CASE("a quote in a name is doubled", "[base]") {
  CHECK(quote_name("\"") == R"("""")");
  CHECK(quote_name("a\"b") == R"("a""b")");
  CHECK(quote_name("\"a\" integer); DROP TABLE \"b\"") == R"("a"" integer); DROP TABLE ""b")");
  CHECK(quote_name("a\".\"b\".\"c") == R"("a"".""b"".""c")");
  CHECK(quote_name("a\"\".\"b") == R"("a"""."b")");
}

TEST_CASE("quotes in a text are doubled and nothing else is touched", "[base]") {
  CHECK(quote_text("it's 100% \\ \"x\"") == "'it''s 100% \\ \"x\"'");
  CHECK(quote_text("") == "''");
}

TEST_CASE("a text with a NUL cannot be quoted", "[base]") {
  CHECK_THROWS_AS(quote_text(std::string{"a\0b", 3}), StateError);
}

TEST_CASE("a schema is what stands before the quoted point", "[base]") {
  CHECK(split_identifier("far\".\"t").schema == "far");
  CHECK(split_identifier("\"far\".\"t\"").name == "t");
  CHECK(split_identifier("a.b").schema.empty());
  CHECK(split_identifier("a.b").name == "a.b");
}

}  // namespace migrator
