#include "cli/operation_text.hpp"

#include "support/catch.hpp"

using namespace migrator;
using namespace migrator::cli;

namespace {

SqlScript text_script(std::string sql) {
  return {.entries = {{.sql = std::move(sql), .params = std::nullopt}}};
}

}  // namespace

TEST_CASE("a planned operation is described, with Undo going back", "[cli]") {
  Operation const create = CreateModel{.name = "Item"};
  CHECK(describe_planned(create, false).text == "Create model Item");
  CHECK(describe_planned(create, true).text == "Undo Create model Item");
}

TEST_CASE("a planned RunSQL shows its SQL without newlines, cut to 40 characters", "[cli]") {
  Operation const shown = RunSQL{.sql = text_script("SELECT\n 1"), .reverse_sql = SqlScript{}};
  CHECK(describe_planned(shown, false).text == "Raw SQL operation -> SELECT 1");
  CHECK(describe_planned(shown, true).text == "Raw SQL operation");
  Operation const cut =
      RunSQL{.sql = text_script("UPDATE shop_item SET price = 1 WHERE price IS NULL")};
  CHECK(describe_planned(cut, false).text ==
        "Raw SQL operation -> UPDATE shop_item SET price = 1 WHER…");
}

TEST_CASE("what cannot be undone is said to be irreversible, as a warning", "[cli]") {
  OperationText const text = describe_planned(RunSQL{.sql = text_script("SELECT 1")}, true);
  CHECK(text.text == "Raw SQL operation -> IRREVERSIBLE");
  CHECK(text.style == Style::warning);
}

TEST_CASE("a planned list of statements is printed as Python prints it", "[cli]") {
  SqlScript script;
  script.is_list = true;
  script.entries = {{.sql = "SELECT 1", .params = std::nullopt},
                    {.sql = "S %s", .params = ValueList{Value{"x"}}}};
  CHECK(describe_planned(RunSQL{.sql = script}, false).text ==
        "Raw SQL operation -> ['SELECT 1', ['S %s', ['x']]]");
}

TEST_CASE("a planned list entry that is no pair is printed as it is written", "[cli]") {
  SqlScript script;
  script.is_list = true;
  script.entries = {{.list = ValueList{Value{"S"}}}, {.list = ValueList{}}};
  CHECK(describe_planned(RunSQL{.sql = script}, false).text == "Raw SQL operation -> [['S'], []]");
}

TEST_CASE("values are printed as Python's repr prints them", "[cli]") {
  CHECK(python_repr(Value{"it's"}) == "\"it's\"");
  CHECK(python_repr(Value{"a'b\"c"}) == "'a\\'b\"c'");
  CHECK(python_repr(Value{"back\\slash\n\x01"}) == "'back\\\\slash\\n\\x01'");
  CHECK(python_repr(Value{}) == "None");
  CHECK(python_repr(Value{true}) == "True");
  CHECK(python_repr(Value{2.0}) == "2.0");
  CHECK(python_repr(Value{-5}) == "-5");
}

TEST_CASE("texts are cut by characters, not bytes", "[cli]") {
  CHECK(truncated("äöü", 3) == "äöü");
  CHECK(truncated("äöüx", 3) == "äö…");
  CHECK(truncated("", 3).empty());
}
