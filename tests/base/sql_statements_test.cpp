#include "base/sql_statements.hpp"

#include "support/catch.hpp"

#include <string>
#include <vector>

using migrator::sql_statements;
using migrator::SqlStatement;

namespace {

std::vector<std::string> texts(std::string_view sql) {
  std::vector<std::string> found;
  for (SqlStatement const& statement : sql_statements(sql)) {
    found.emplace_back(statement.text);
  }
  return found;
}

std::vector<std::string> head(std::string_view sql) {
  std::vector<std::string> found;
  std::vector<SqlStatement> const statements = sql_statements(sql);
  for (migrator::SqlToken const& token : statements.at(0).head) {
    found.emplace_back(token.text);
  }
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("semicolons separate statements, comments belong to none", "[base]") {
  CHECK(texts("").empty());
  CHECK(texts(" ; -- a\n /* b */ ;").empty());
  CHECK(texts("SELECT 1") == Texts{"SELECT 1"});
  CHECK(texts(" -- a; b\nSELECT 1 ; /* ; */ SELECT /* ; */ 2;\n") ==
        Texts{"SELECT 1", "SELECT /* ; */ 2"});
  CHECK(texts("'a'; 1") == Texts{"'a'", "1"});
}

TEST_CASE("a semicolon in a literal, a name, a body or parentheses separates nothing", "[base]") {
  for (char const* const sql :
       {"SELECT 'a;''b;'", R"(SELECT E'a\';b')", R"(SELECT ";"";")", "DO $$ a; b; $$",
        "DO $a$ $$; $b$; $a$", "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; "
        "END",
        "/* a */SELECT /* /* ; */ ; */ 1", "SELECT 'without an end;", "SELECT $a$ without;",
        "SELECT /* without ;"}) {
    CAPTURE(sql);
    CHECK(texts(sql).size() == 1);
    CHECK(texts(std::string{sql} + "\n").size() == 1);
  }
  CHECK(texts(R"(SELECT '\'; SELECT 2)").size() == 2);
  CHECK(texts("SELECT $1; SELECT a$b; SELECT $; SELECT 2").size() == 4);
  CHECK(texts("BEGIN; SELECT 1; END").size() == 3);
  CHECK(texts("CREATE FUNCTION f() BEGIN ATOMIC SELECT 1; END; SELECT 2").size() == 2);
}

TEST_CASE("the head of a statement is its words and names", "[base]") {
  CHECK(head("CREATE/**/INDEX \"a;\"\"b\" ON s.\"t\" ((x+'y'))") ==
        Texts{"CREATE", "INDEX", "\"a;\"\"b\"", "ON", "s", ".", "\"t\"", "(", "(", "x", "+", ")",
              ")"});
  CHECK(head(std::string(100, '+')).size() == 24);
  std::vector<SqlStatement> const found = sql_statements("Create \"index\" x");
  CHECK(found.at(0).has(0, "create"));
  CHECK_FALSE(found.at(0).has(1, "index"));
  CHECK_FALSE(found.at(0).has(3, "x"));
}
