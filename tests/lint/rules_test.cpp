// Each rule with what it finds and what it lets pass.
#include "lint/type_change.hpp"
#include "migrator/lint.hpp"
#include "support/catch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

namespace migrator {
namespace {

// The tables that are there before the operations that are looked at.
constexpr char const* before = R"({"dependencies": [], "operations": [
  {"op": "CreateModel", "name": "Tag", "fields": [
    {"name": "id", "type": "BigAutoField", "primary_key": true},
    {"name": "slug", "type": "CharField", "max_length": 20}]},
  {"op": "CreateModel", "name": "Item", "fields": [
    {"name": "id", "type": "BigAutoField", "primary_key": true},
    {"name": "name", "type": "CharField", "max_length": 50},
    {"name": "note", "type": "TextField", "null": true},
    {"name": "size", "type": "IntegerField", "null": true},
    {"name": "price", "type": "DecimalField", "max_digits": 6, "decimal_places": 2},
    {"name": "tag", "type": "ForeignKey", "to": "shop.Tag", "on_delete": "CASCADE"},
    {"name": "tags", "type": "ManyToManyField", "to": "shop.Tag", "related_name": "+"}]},
  {"op": "CreateModel", "name": "View", "fields": [
    {"name": "id", "type": "BigAutoField", "primary_key": true},
    {"name": "name", "type": "TextField"}], "options": {"managed": false}}]})";

Migration parsed(std::string const& name, std::string text) {
  return parse_migration({"shop", name, "shop/" + name + ".json", std::move(text)}, {});
}

Project project_of(std::string const& migration) {
  Project project;
  project.migrated_apps = {"shop"};
  project.migrations = {parsed("0001_initial", before), parsed("0002_next", migration)};
  return project;
}

// The codes of what is found in those operations, sorted: "M201 M302".
std::string codes_of(std::string const& operations, std::string const& head = "") {
  Project const project = project_of(fmt::format(R"({{{} "dependencies": [["shop", "0001_initial"]],
"operations": [{}]}})",
                                                 head, operations));
  std::vector<std::string> codes;
  for (Finding const& finding :
       lint_operations(build_graph(project, {}), project.settings, {{"shop", "0002_next"}})) {
    codes.emplace_back(finding.rule->code);
  }
  std::ranges::sort(codes);
  return fmt::format("{}", fmt::join(codes, " "));
}

std::string add(std::string const& field) {
  return R"({"op": "AddField", "model_name": "item", "name": "f", "field": )" + field + "}";
}

std::string alter(std::string const& name, std::string const& field) {
  return R"({"op": "AlterField", "model_name": "item", "name": ")" + name + R"(", "field": )" +
         field + "}";
}

std::string run(std::string const& sql) {
  return R"({"op": "RunSQL", "sql": ")" + sql + R"(", "reverse_sql": "noop"})";
}

struct Case {
  std::string operations;
  std::string codes;
};

void check_all(std::vector<Case> const& cases) {
  for (Case const& each : cases) {
    INFO(each.operations);
    CHECK(codes_of(each.operations) == each.codes);
  }
}

}  // namespace

TEST_CASE("rules have codes, names and advice of their own", "[lint]") {
  std::vector<std::string_view> names;
  for (Rule const& rule : lint_rules()) {
    CHECK(find_rule(rule.code) == &rule);
    CHECK(rule.advice.ends_with('.'));
    names.push_back(rule.name);
  }
  std::ranges::sort(names);
  CHECK(std::ranges::adjacent_find(names) == names.end());
  CHECK(find_rule("M999") == nullptr);
}

TEST_CASE("the manual lists the rules as they are", "[lint]") {
  std::ifstream stream{std::string{MIGRATOR_SOURCE_DIR} + "/docs/check.md"};
  std::string const manual{std::istreambuf_iterator<char>{stream}, {}};
  for (Rule const& rule : lint_rules()) {
    INFO(rule.code);
    CHECK(manual.find(fmt::format("| {} | {} | {} | {} | {} |", rule.code, rule.name,
                                  to_string(rule.severity), rule.summary, rule.advice)) !=
          std::string::npos);
  }
}

TEST_CASE("added columns", "[lint]") {
  check_all({
      {add(R"({"type": "TextField", "null": true})"), ""},
      {add(R"({"type": "TextField", "db_default": "x"})"), ""},
      {add(R"x({"type": "DateTimeField", "db_default": {"sql": "now()"}})x"), ""},
      {add(R"({"type": "IntegerField"})"), "M110 M302"},
      {add(R"({"type": "IntegerField", "default": 1})"), "M302"},
      {add(R"({"type": "IntegerField", "default": null})"), "M110 M302"},
      {add(R"({"type": "TextField", "blank": true})"), "M302"},
      {add(R"({"type": "DateTimeField", "auto_now_add": true})"), "M302"},
      {add(R"x({"type": "UUIDField", "db_default": {"sql": "gen_random_uuid()"}})x"), "M212"},
      {add(R"x({"type": "FloatField", "db_default": {"sql": "100 * RANDOM()"}})x"), "M212"},
      {add(R"({"type": "GeneratedField", "expression": "size + 1", "db_persist": true,
               "output_field": {"type": "IntegerField"}})"),
       "M211"},
      {add(R"({"type": "IntegerField", "null": true, "db_index": true})"), "M201"},
      {add(R"({"type": "IntegerField", "null": true, "unique": true})"), "M203"},
      {add(R"({"type": "ForeignKey", "to": "shop.Tag", "on_delete": "CASCADE", "null": true,
               "related_name": "+"})"),
       "M201 M222"},
      {add(R"({"type": "ForeignKey", "to": "shop.Tag", "on_delete": "CASCADE", "null": true,
               "related_name": "+", "db_constraint": false, "db_index": false})"),
       ""},
      {add(R"({"type": "ForeignKey", "to": "shop.Tag", "on_delete": "CASCADE", "null": true,
               "related_name": "+", "db_index": false})"),
       "M222 M502"},
      {add(R"({"type": "ManyToManyField", "to": "shop.Tag", "related_name": "+"})"), ""},
      {R"({"op": "AddField", "model_name": "view", "name": "f", "field": {"type": "TextField"}})",
       ""},
  });
}

TEST_CASE("altered columns", "[lint]") {
  check_all({
      {alter("name", R"({"type": "CharField", "max_length": 60})"), ""},
      {alter("name", R"({"type": "TextField"})"), ""},
      {alter("name", R"({"type": "CharField", "max_length": 40})"), "M213"},
      {alter("name", R"({"type": "CharField", "max_length": 50, "help_text": "x"})"), ""},
      {alter("name", R"({"type": "CharField", "max_length": 50, "db_column": "n"})"), "M301"},
      {alter("name", R"({"type": "CharField", "max_length": 50, "db_index": true})"), "M201"},
      {alter("name", R"({"type": "CharField", "max_length": 50, "unique": true})"), "M203"},
      {alter("note", R"({"type": "TextField"})"), "M214"},
      {alter("size", R"({"type": "BigIntegerField", "null": true})"), "M213"},
      {alter("price", R"({"type": "DecimalField", "max_digits": 8, "decimal_places": 2})"), ""},
      {alter("price", R"({"type": "DecimalField", "max_digits": 6, "decimal_places": 3})"), "M213"},
      {alter("tag", R"({"type": "ForeignKey", "to": "shop.Tag", "on_delete": "PROTECT"})"), ""},
      {alter("tag", R"({"type": "ForeignKey", "to": "shop.Tag", "on_delete": "CASCADE",
                        "db_index": false})"),
       "M502"},
  });
}

TEST_CASE("what goes and what is renamed", "[lint]") {
  check_all({
      {R"({"op": "RemoveField", "model_name": "item", "name": "size"})", "M102"},
      {R"({"op": "RemoveField", "model_name": "item", "name": "tags"})", "M101"},
      {R"({"op": "DeleteModel", "name": "Item"})", "M101"},
      {R"({"op": "DeleteModel", "name": "View"})", ""},
      {R"({"op": "RenameField", "model_name": "item", "old_name": "size", "new_name": "mass"})",
       "M301"},
      {R"({"op": "RenameModel", "old_name": "Item", "new_name": "Thing"})", "M301"},
      {R"({"op": "AlterModelTable", "name": "item", "table": "things"})", "M301"},
      {R"({"op": "AlterModelTable", "name": "item", "table": "shop_item"})", ""},
      {R"({"op": "SeparateDatabaseAndState", "state_operations": [
             {"op": "RemoveField", "model_name": "item", "name": "size"}]})",
       ""},
      {R"({"op": "SeparateDatabaseAndState", "database_operations": [
             {"op": "RemoveField", "model_name": "item", "name": "size"}]})",
       "M102"},
  });
}

TEST_CASE("indexes and constraints", "[lint]") {
  std::string const index = R"("index": {"type": "Index", "fields": ["size"], "name": "i"})";
  std::string const long_name(70, 'i');
  check_all({
      {R"({"op": "AddIndex", "model_name": "item", )" + index + "}", "M201"},
      {R"({"op": "AddIndex", "model_name": "view", "index":
             {"type": "Index", "fields": ["name"], "name": ")" +
           long_name + R"("}})",
       "M006"},
      {R"({"op": "AlterUniqueTogether", "name": "item", "unique_together": [["name", "size"]]})",
       "M203"},
      {R"({"op": "AlterUniqueTogether", "name": "item", "unique_together": []})", ""},
      {R"({"op": "AddConstraint", "model_name": "item", "constraint":
             {"type": "UniqueConstraint", "fields": ["name"], "name": "u"}})",
       "M203"},
      {R"({"op": "AddConstraint", "model_name": "item", "constraint":
             {"type": "CheckConstraint", "condition": "size > 0", "name": "c"}})",
       "M221"},
      {R"({"op": "AddConstraint", "model_name": "item", "constraint":
             {"type": "ExclusionConstraint", "expressions": [["size", "="]], "name": "e"}})",
       "M204"},
      {R"({"op": "AddConstraintNotValid", "model_name": "item", "constraint":
             {"type": "CheckConstraint", "condition": "size > 0", "name": "c"}})",
       ""},
  });
  CHECK(codes_of(R"({"op": "AddIndexConcurrently", "model_name": "item", )" + index + "}",
                 R"("atomic": false,)")
            .empty());
}

TEST_CASE("a table that the migration makes is in nobody's way", "[lint]") {
  std::string const made = R"({"op": "CreateModel", "name": "New", "fields": [
    {"name": "id", "type": "BigAutoField", "primary_key": true},
    {"name": "a", "type": "TextField"}]},)";
  check_all({
      {made + R"({"op": "AddIndex", "model_name": "new", "index":
                   {"type": "Index", "fields": ["a"], "name": "i"}})",
       ""},
      {made + R"({"op": "RenameModel", "old_name": "New", "new_name": "Newer"},
                 {"op": "AddField", "model_name": "newer", "name": "b",
                  "field": {"type": "TextField"}},
                 {"op": "RemoveField", "model_name": "newer", "name": "a"})",
       ""},
      {R"({"op": "CreateModel", "name": "Small", "fields": [
             {"name": "id", "type": "AutoField", "primary_key": true}]})",
       "M501"},
  });
}

TEST_CASE("raw SQL", "[lint]") {
  std::string const nullable = add(R"({"type": "TextField", "null": true})");
  check_all({
      {run("SELECT 1"), ""},
      {R"({"op": "RunSQL", "sql": "SELECT 1"})", "M401"},
      {run("DROP TABLE a"), "M103"},
      {run("drop index a; Truncate b"), "M103"},
      {run("ALTER TABLE a DROP COLUMN b"), "M103"},
      {run("ALTER TABLE a ALTER b DROP NOT NULL"), ""},
      {run("ALTER TABLE a DROP CONSTRAINT b"), ""},
      {run("CREATE INDEX i ON a (b)"), "M201"},
      {run("CREATE UNIQUE INDEX CONCURRENTLY i ON a (b)"), ""},
      {run("SELECT 'DROP TABLE a'"), ""},
      {run("UPDATE a SET b = 1"), ""},
      {run("UPDATE a SET b = 1") + "," + nullable, "M402"},
      {run("SELECT 1") + "," + nullable, ""},
  });
  CHECK(codes_of(run("UPDATE a SET b = 1") + "," + nullable, R"("atomic": false,)").empty());
}

TEST_CASE("a finding says where it is and what it is about", "[lint]") {
  Project const project = project_of(R"({"dependencies": [["shop", "0001_initial"]], "operations": [
{"op": "RunSQL", "sql": "SELECT 1", "reverse_sql": "noop"},
{"op": "RemoveField", "model_name": "item", "name": "size"}]})");
  std::vector<Finding> const findings =
      lint_operations(build_graph(project, {}), project.settings, {{"shop", "0002_next"}});
  REQUIRE(findings.size() == 1);
  CHECK(findings.front() ==
        Finding{.rule = find_rule("M102"),
                .migration = {"shop", "0002_next"},
                .place = {"shop/0002_next.json", 3},
                .operation = "Remove field size from item",
                .message = "drops the column shop_item.size and what it holds"});
}

TEST_CASE("types that take what the old one took are changed without writing rows", "[lint]") {
  CHECK_FALSE(rewrites_table("varchar(20)", "varchar(21)"));
  CHECK_FALSE(rewrites_table("varchar(20)", "text"));
  CHECK_FALSE(rewrites_table("text", "varchar"));
  CHECK(rewrites_table("text", "varchar(20)"));
  CHECK(rewrites_table("varchar(20)", "varchar(19)"));
  CHECK_FALSE(rewrites_table("numeric(5, 2)", "numeric(6, 2)"));
  CHECK_FALSE(rewrites_table("numeric(5, 2)", "numeric"));
  CHECK(rewrites_table("numeric(5, 2)", "numeric(6, 3)"));
  CHECK(rewrites_table("numeric", "numeric(6, 3)"));
  CHECK(rewrites_table("integer", "bigint"));
  CHECK_FALSE(rewrites_table("uuid", "uuid"));
  CHECK_FALSE(rewrites_table("cidr", "inet"));
}

}  // namespace migrator
