#include "support/catch.hpp"
#include "support/models_of.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

// A shop with one model of these options and, if given, other members.
test::ModelTexts with_options(std::string const& options, std::string const& members = "") {
  return {{"shop", fmt::format(R"([{{"name": "Item", "fields": [
                                     {{"name": "a", "type": "IntegerField"}},
                                     {{"name": "b", "type": "IntegerField"}},
                                     {{"name": "f", "type": "ForeignKey", "to": "Item",
                                       "on_delete": "CASCADE"}}],
                                     "options": {{{}}}{}}}])",
                               options, members)}};
}

std::vector<Operation> between(std::string const& from, std::string const& to) {
  return test::operations_between(with_options(from), with_options(to));
}

std::vector<std::string> described(std::string const& from, std::string const& to) {
  std::vector<std::string> texts;
  for (Operation const& operation : between(from, to)) {
    texts.push_back(describe(operation));
  }
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("options that the database does not see are altered together", "[autodetector]") {
  std::vector<Operation> const operations =
      between(R"("ordering": ["a"], "verbose_name": "x")", R"("ordering": ["b"], "managed": true)");
  REQUIRE(operations.size() == 1);
  CHECK(operations.front() ==
        Operation{AlterModelOptions{
            .name = "item",
            .options = {{"managed", true}, {"ordering", Value{ValueList{Value{"b"}}}}}}});
}

TEST_CASE("required features are no alterable options", "[autodetector]") {
  CHECK(
      test::found(with_options(R"("required_db_vendor": "postgresql")"), with_options("")).empty());
}

TEST_CASE("a table gets another name and comment", "[autodetector]") {
  CHECK(described("", R"("db_table": "things", "db_table_comment": "Things")") ==
        Texts{"Alter item table comment", "Rename table for item to things"});
  CHECK(described(R"("db_table": "things")", "") == Texts{"Rename table for item to (default)"});
}

TEST_CASE("managers are altered when they differ", "[autodetector]") {
  auto const found = [](std::string const& from, std::string const& to) {
    return test::found(with_options("", from), with_options("", to));
  };
  CHECK(found("", R"(, "managers": [["things", {}]])") ==
        "shop.0002_alter_item_managers (shop.0001_initial)\n"
        "  Change managers on item\n");
  CHECK(found("", R"(, "managers": [["objects", {}]])").empty());
}

TEST_CASE("groups that go are taken out first, new ones come last", "[autodetector]") {
  CHECK(described(R"("unique_together": [["a", "b"]])", R"("unique_together": [["a", "f"]])") ==
        Texts{"Alter unique_together for item (1 constraint(s))"});
  CHECK(described("", R"("unique_together": [["a", "b"]])") ==
        Texts{"Alter unique_together for item (1 constraint(s))"});
  CHECK(described(R"("unique_together": [["a", "b"]])", "") ==
        Texts{"Alter unique_together for item (0 constraint(s))"});
  CHECK(test::found(with_options(R"("unique_together": [["a", "b"], ["b", "f"]])"),
                    with_options(R"("unique_together": [["b", "f"], ["a", "b"]])"))
            .empty());
}

TEST_CASE("the order of rows is set and unset", "[autodetector]") {
  CHECK(described("", R"("order_with_respect_to": "f")") ==
        Texts{"Set order_with_respect_to on item to f"});
  CHECK(described(R"("order_with_respect_to": "f")", "") ==
        Texts{"Set order_with_respect_to on item to None"});
}

TEST_CASE("indexes are removed, renamed and added", "[autodetector]") {
  std::string const on_a = R"("indexes": [{"type": "Index", "fields": ["a"], "name": "one"}])";
  CHECK(described(on_a, R"("indexes": [{"type": "Index", "fields": ["b"], "name": "one"}])") ==
        Texts{"Remove index one from item", "Create index one on field(s) b of model item"});
  CHECK(described(on_a, R"("indexes": [{"type": "Index", "fields": ["a"], "name": "two"}])") ==
        Texts{"Rename index one on item to two"});
  CHECK(described(on_a, R"("indexes": [{"type": "GinIndex", "fields": ["a"], "name": "two"}])") ==
        Texts{"Remove index one from item", "Create index two on field(s) a of model item"});
}

TEST_CASE("a group of index_together that became an index is renamed", "[autodetector]") {
  ProjectState const to_state = test::models_state(
      with_options(R"("indexes": [{"type": "Index", "fields": ["a", "b"], "name": "one"}])"));
  ModelState item = to_state.model({"shop", "item"});
  item.options.indexes.clear();
  item.options.index_together = {{"a", "b"}, {"b", "f"}};
  ProjectState from_state = to_state;
  from_state.put(item);
  test::WritingQuestioner questioner;
  Settings const settings;
  Changes const changes =
      detect_changes({from_state, to_state, {}, settings, questioner}, MigrationGraph{});
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].migrations[0].operations ==
        std::vector<Operation>{
            RenameIndex{.model_name = "item", .new_name = "one", .old_fields = {"a", "b"}}});
}

TEST_CASE("constraints are removed, altered and added", "[autodetector]") {
  std::string const check =
      R"("constraints": [{"type": "CheckConstraint", "name": "c", "condition": "a > 0"}])";
  CHECK(described(check, "") == Texts{"Remove constraint c from model item"});
  CHECK(described("", check) == Texts{"Create constraint c on model item"});
  CHECK(described(
            check,
            R"("constraints": [{"type": "CheckConstraint", "name": "c", "condition": "b > 0"}])") ==
        Texts{"Remove constraint c from model item", "Create constraint c on model item"});
  CHECK(described(check, R"("constraints": [{"type": "CheckConstraint", "name": "c",
                             "condition": "a > 0", "violation_error_message": "No"}])") ==
        Texts{"Alter constraint c on item"});
}

TEST_CASE("an index goes before its field goes, and comes after its field has come",
          "[autodetector]") {
  auto const models = [](std::string const& field) {
    return test::ModelTexts{{"shop", fmt::format(R"([{{"name": "Item", "fields": [
      {{"name": "{0}", "type": "IntegerField", "default": 1}}], "options": {{
      "indexes": [{{"type": "Index", "fields": ["{0}"], "name": "{0}_idx"}}],
      "unique_together": [["{0}"]]}}}}])",
                                                 field)}};
  };
  CHECK(test::found(models("a"), models("b")) ==
        "shop.0002_remove_item_a_idx_alter_item_unique_together_item_b_and_more "
        "(shop.0001_initial)\n"
        "  Remove index a_idx from item\n"
        "  Alter unique_together for item (1 constraint(s))\n"
        "  Add field b to item\n"
        "  Create index b_idx on field(s) b of model item\n"
        "  Remove field a from item\n");
}

}  // namespace migrator
