#include "cli/advice.hpp"

#include "support/catch.hpp"

#include <string>

using namespace migrator;
using migrator::cli::advice_for;
using migrator::cli::shortened;

namespace {

std::string advice(std::string sqlstate, std::string statement) {
  return advice_for({.message = {},
                     .sqlstate = std::move(sqlstate),
                     .statement = std::move(statement),
                     .detail = {},
                     .hint = {}});
}

}  // namespace

TEST_CASE("advice depends on the error and on what the statement does", "[cli]") {
  CHECK(advice("23502", R"(ALTER TABLE "t" ADD COLUMN "a" integer NOT NULL)")
            .starts_with("there are rows: give the field a default"));
  CHECK(advice("23502", R"(ALTER TABLE "t" ALTER COLUMN "a" SET NOT NULL)")
            .starts_with("fill the rows that have none"));
  CHECK(advice("25001", "VACUUM").find("\"atomic\": false") != std::string::npos);
  CHECK(advice("23502", "UPDATE t SET a = NULL").empty());
  CHECK(advice("22012", "SELECT 1/0").empty());
}

TEST_CASE("names that PostgreSQL cuts are pointed out where a name is the trouble", "[cli]") {
  std::string const fits = R"(CREATE INDEX ")" + std::string(63, 'n') + R"(" ON "t" ("a"))";
  std::string const too_long = R"(CREATE INDEX ")" + std::string(64, 'n') + R"(" ON "t" ("a"))";
  CHECK(advice("42P07", too_long).find("first 63 bytes") != std::string::npos);
  CHECK(advice("42P07", fits).empty());
  CHECK(advice("42P07", R"(SELECT "unterminated)").empty());
  CHECK(advice("23505", too_long).empty());
}

TEST_CASE("a very long statement is shown in part, around the place of the error", "[cli]") {
  std::string const half(5000, 'x');
  CHECK(shortened(half.substr(0, 4000), 7) == half.substr(0, 4000));
  CHECK(shortened(half + half, 0) == half.substr(0, 4000) + " …\n(6000 characters are left out)");
  std::string const marked = half + "ü" + half;
  std::string const around = shortened(marked, 5001);
  CHECK(around.starts_with("… xxx"));
  CHECK(around.find("ü") != std::string::npos);
  CHECK(around.ends_with(" …\n(6001 characters are left out)"));
  CHECK(shortened(marked, 10001).ends_with("xxx\n(6001 characters are left out)"));
}
