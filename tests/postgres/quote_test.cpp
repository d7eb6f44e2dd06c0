// The quoting functions against the one who reads what they write.

#include "migrator/connection.hpp"
#include "support/catch.hpp"
#include "support/quoted_tokens.hpp"
#include "support/test_database.hpp"

#include <random>
#include <string>

using migrator::Connection;
using migrator::testing::quoting_fault;
using migrator::testing::server_conninfo;

namespace {

// Short texts of what has a meaning inside SQL, in quotes or next to them.
std::string hostile_text(std::mt19937& random) {
  static constexpr std::string_view pieces[] = {
      "'",  "\"", "\\", "\"\"", "''",   "\\'", "$$",   "$a$",     "--",     "/*",
      "*/", ";",  "%",  "%s",   "{",    "}",   ",",    "(",       ")",      "E'",
      "U&", "\n", "\t", "\r",   "\b",   "é",   "日本", "😀",       "\u00a0", "a",
      "B",  "0",  " ",  ".",    "NULL", ":x",  "?",    "\\u0041", "\x7f",   "\x01"};
  std::string text;
  for (auto length = random() % 9; length > 0; --length) {
    text += pieces[random() % std::size(pieces)];
  }
  return text;
}

}  // namespace

TEST_CASE("what is quoted is one token that means what it was", "[postgres]") {
  std::unique_ptr<Connection> const connection = migrator::connect({.conninfo = server_conninfo()});
  std::mt19937 random{20261125};
  for (int i = 0; i < 5000; ++i) {
    std::string const text = hostile_text(random);
    INFO("the text is <" << text << ">, the " << i << "th");
    REQUIRE(quoting_fault(*connection, text).empty());
  }
}

TEST_CASE("a name of the server's longest is still one token", "[postgres]") {
  std::unique_ptr<Connection> const connection = migrator::connect({.conninfo = server_conninfo()});
  CHECK(quoting_fault(*connection, std::string(63, '"')).empty());
  CHECK(quoting_fault(*connection, std::string(62, 'a') + "é").empty());
  CHECK(quoting_fault(*connection, std::string(4000, '\'')).empty());
}
