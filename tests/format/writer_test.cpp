// What is written is what was read, laid out as a person would.
#include "migrator/writer.hpp"

#include "format/fields.hpp"
#include "format/json_writer.hpp"
#include "format/parse.hpp"
#include "support/catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

namespace migrator {
namespace {

namespace fs = std::filesystem;

std::string const source_dir = MIGRATOR_SOURCE_DIR;

// The migration without what the text alone knows.
Migration without_places(Migration migration) {
  migration.file.clear();
  migration.operation_lines.clear();
  return migration;
}

Migration read_again(Migration const& migration, Settings const& settings) {
  SourceFile const source{migration.key.app, migration.key.name, migration.file,
                          write_migration(migration)};
  return parse_migration(source, settings);
}

// Writes `operation`, which stands in a file without anything else, and gives its text.
std::string rewritten(std::string const& operation) {
  std::string const text =
      write_migration(parse(R"({"dependencies": [], "operations": [)" + operation + "]}"));
  std::string_view const before = "{\n  \"dependencies\": [],\n  \"operations\": [\n    ";
  std::string_view const after = "\n  ]\n}\n";
  REQUIRE(text.starts_with(before));
  REQUIRE(text.ends_with(after));
  return text.substr(before.size(), text.size() - before.size() - after.size());
}

std::string rewritten_field(std::string const& field) {
  std::string const before = R"({"op": "AddField", "model_name": "m", "name": "f", "field": )";
  return write_migration(parse(R"({"dependencies": [], "operations": [)" + before + field + "}]}"));
}

int check_directory(fs::path const& migrations, Settings const& settings) {
  std::vector<fs::path> const directories{migrations};
  Project const project = load_project(directories, settings);
  for (Migration const& migration : project.migrations) {
    INFO(migration.file);
    bool const same = without_places(read_again(migration, settings)) == without_places(migration);
    CHECK(same);
  }
  return static_cast<int>(project.migrations.size());
}

// A value that is not the default of a keyword of that shape.
Value sample(KeywordShape shape) {
  switch (shape) {
    case KeywordShape::any:
      return ValueMap{{{"a", ValueList{Value{1.5}, Value{PythonSource{"f(x)"}}}}}};
    case KeywordShape::boolean:
      return PythonSource{"settings.DEBUG"};
    case KeywordShape::integer:
      return 3;
    case KeywordShape::text:
    case KeywordShape::text_or_null:
      return "both ways";
    case KeywordShape::text_list:
      return ValueList{Value{"a"}, Value{"b"}};
    case KeywordShape::field:
    case KeywordShape::expression:
      return "a + 1";
  }
  return {};
}

// A field of that class with what it cannot be without.
Field least_field(FieldType const& type) {
  Field field = make_field(type.name);
  for (FieldKeyword const& keyword : type.keywords) {
    if (keyword.required) {
      field.options[std::string{keyword.name}] = sample(keyword.shape);
    }
  }
  if (field.relation) {
    field.relation->to.name = "app.Other";
    field.relation->on_delete = type.many_to_many ? "" : "CASCADE";
  }
  if (field.is("ArrayField") || field.is("GeneratedField")) {
    field.inner.push_back(make_field("TextField"));
  }
  set_by_class(field);
  return field;
}

// Gives every member a value that is not its default.
void fill_members(Field& field) {
  Field const least = least_field(*field.type);
  bool const plain = field.type->has_column && !field.is("GeneratedField");
  field.null = true;
  field.blank = !field.type->automatic;
  field.unique = !field.type->unique;
  field.primary_key = field.auto_created = true;
  field.db_index = !field.type->indexed;
  field.max_length = 77;
  field.db_comment = field.db_tablespace = "slow \"disk\"";
  field.inner = least.inner;
  field.relation = least.relation;
  if (plain) {
    field.db_column = "c";
    field.default_value = Value{};
    field.db_default = Value{Sql{"f()"}};
  }
  if (takes_collation(*field.type)) {
    field.db_collation = "C";
  }
  if (field.relation && !field.type->many_to_many) {
    field.relation->on_delete = "SET";
    field.relation->set_to = PythonSource{"SET(nobody)"};
    field.relation->to_field = "code";
    field.relation->parent_link = true;
  }
  if (field.relation) {
    field.relation->related_name = field.relation->related_query_name = "+";
    field.relation->db_constraint = false;
  }
  set_by_class(field);
}

void check_field(Field const& field) {
  Migration migration{.key = {"app", "0001_initial"}};
  migration.operations.push_back(AddField{.model_name = "m", .name = "f", .field = field});
  std::string const text = write_migration(migration);
  INFO(text);
  CHECK(parse(text).operations == migration.operations);
}

}  // namespace

TEST_CASE("every migration of the example project is read again as it was", "[format]") {
  CHECK(check_directory(fs::path{source_dir} / "migrations", {}) == 405);
}

TEST_CASE("the migrations of every conformance scenario are read again", "[format][shared]") {
  char const* const shared = std::getenv("MIGRATOR_SHARED");
  if (shared == nullptr) {
    WARN("MIGRATOR_SHARED is not set: the scenarios are not read");
    return;
  }
  Settings settings;
  settings.models["AUTH_USER_MODEL"] = "people.Person";
  int files = 0;
  for (fs::directory_entry const& entry :
       fs::directory_iterator{fs::path{shared} / "conformance"}) {
    if (fs::is_directory(entry.path() / "migrations")) {
      files += check_directory(entry.path() / "migrations", settings);
    }
  }
  CHECK(files > 100);
}

TEST_CASE("a file that is laid out as files are written is written as it stands", "[format]") {
  for (char const* const name :
       {"extras/0120_job_is_singleton_job_is_singleton_override",
        "auth/0009_alter_user_last_name_max_length", "users/0002_token_ordering_by_created"}) {
    fs::path const path = fs::path{source_dir} / "migrations" / (std::string{name} + ".json");
    std::ifstream file{path, std::ios::binary};
    std::string const text{std::istreambuf_iterator<char>{file}, {}};
    INFO(name);
    CHECK(write_migration(parse(text)) == text);
  }
}

TEST_CASE("a migration is written key by key", "[format]") {
  std::string const text = R"({
  "$schema": "../../schema/migration.schema.json",
  "replaces": [
    ["app", "0001_a"],
    ["app", "0002_b"]
  ],
  "initial": true,
  "atomic": false,
  "dependencies": [
    ["__setting__", "AUTH_USER_MODEL"],
    ["other", "__first__"]
  ],
  "run_before": [["other", "0002_more"]],
  "operations": [
    {
      "op": "CreateModel",
      "name": "Thing",
      "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true},
        {"name": "cost", "type": "DecimalField", "max_digits": 5, "decimal_places": 2, "null": true},
        {
          "name": "owner",
          "type": "ForeignKey",
          "to": {"setting": "AUTH_USER_MODEL"},
          "on_delete": {"callable": "app.models.nobody"},
          "related_name": "things",
          "verbose_name": "belongs to"
        }
      ],
      "options": {
        "db_table": null,
        "ordering": ["-cost"],
        "unique_together": [["a", "b"], ["c"]],
        "indexes": [{"type": "GinIndex", "fields": ["a"], "name": "a_idx", "fastupdate": false}]
      },
      "bases": [{"python": "pkg.Mixin"}, "app.Base", "models.Model"]
    },
    {"op": "AlterModelOptions", "name": "thing", "options": {}},
    {"op": "AlterModelTable", "name": "thing", "table": null},
    {"op": "HStoreExtension"},
    {"op": "RunSQL", "sql": ["SELECT 1", ["SELECT %s", [1.0]], ["a", null], ["b"], []], "reverse_sql": "noop"}
  ]
}
)";
  CHECK(write_migration(parse(text)) == text);
}

TEST_CASE("every keyword of every class is written and read again", "[format]") {
  for (FieldType const& type : field_types()) {
    Field all = make_field(type.name);
    for (FieldKeyword const& keyword : type.keywords) {
      all.options[std::string{keyword.name}] = sample(keyword.shape);
    }
    for (FieldKeyword const& keyword : common_field_keywords()) {
      all.options[std::string{keyword.name}] = sample(keyword.shape);
      Field one = least_field(type);
      one.options[std::string{keyword.name}] = sample(keyword.shape);
      set_by_class(one);
      check_field(one);
    }
    fill_members(all);
    check_field(least_field(type));
    check_field(all);
  }
}

TEST_CASE("an empty migration is two lines", "[format]") {
  CHECK(write_migration({}) == "{\n  \"dependencies\": [],\n  \"operations\": []\n}\n");
}

TEST_CASE("keywords at their defaults are not written", "[format]") {
  CHECK(rewritten_field(R"({"type": "CharField", "max_length": 9, "null": false, "blank": false,
                            "help_text": "", "db_column": null, "editable": true})") ==
        rewritten_field(R"({"type": "CharField", "max_length": 9})"));
  CHECK(rewritten(R"({"op": "CreateModel", "name": "M", "fields": [], "options": {}, "bases":
                      ["models.Model"], "managers": null})") ==
        R"({"op": "CreateModel", "name": "M", "fields": []})");
  CHECK(rewritten(R"({"op": "AddConstraint", "model_name": "m", "constraint":
                      {"type": "CheckConstraint", "name": "n", "check": "a > 0"}})")
            .find(R"({"type": "CheckConstraint", "condition": "a > 0", "name": "n"})") !=
        std::string::npos);
}

TEST_CASE("what a class sets by itself is not written, but an address's length is", "[format]") {
  struct Case {
    char const* given;
    char const* written;
  };
  for (
      Case const& each : {
          Case{R"({"type": "SlugField", "max_length": 50, "db_index": true})",
               R"({"type": "SlugField"})"},
          Case{R"({"type": "SlugField", "db_index": false})",
               R"({"type": "SlugField", "db_index": false})"},
          Case{R"({"type": "EmailField"})", R"({"type": "EmailField", "max_length": 254})"},
          Case{R"({"type": "DateField", "auto_now": true, "blank": true, "editable": false})",
               R"({"type": "DateField", "auto_now": true})"},
          Case{R"({"type": "OneToOneField", "to": "a.B", "on_delete": "SET", "unique": true})",
               R"({"type": "OneToOneField", "to": "a.B", "on_delete": "SET"})"},
          Case{R"({"type": "ForeignKey", "to": "a.B", "on_delete": "CASCADE", "db_index": false})",
               R"({"type": "ForeignKey", "to": "a.B", "on_delete": "CASCADE", "db_index": false})"},
          Case{
              R"({"type": "CompositePrimaryKey", "field_names": ["a", "b"], "blank": true})",
              R"({"type": "CompositePrimaryKey", "field_names": ["a", "b"], "primary_key": true, "blank": true})"},
          Case{R"({"type": "JSONField", "default": null})",
               R"({"type": "JSONField", "default": null})"},
          Case{R"({"type": "BinaryField", "default": {"base64": "AAH/gA=="}})",
               R"({"type": "BinaryField", "default": {"base64": "AAH/gA=="}})"},
      }) {
    INFO(each.given);
    CHECK(rewritten_field(each.given).find(each.written) != std::string::npos);
  }
}

TEST_CASE("options that Django keeps at their defaults are kept", "[format]") {
  std::string const options =
      R"("options": {"db_table": null, "proxy": false, "managed": true, "swappable": null})";
  CHECK(rewritten(R"({"op": "CreateModel", "name": "M", "fields": [], )" + options + "}")
            .find(options) != std::string::npos);
  // Empty lists Django keeps too, but its options are written without them.
  CHECK(rewritten(R"({"op": "CreateModel", "name": "M", "fields": [], "options":
                      {"unique_together": [], "indexes": []}})")
            .find(R"("fields": [], "options": {}})") != std::string::npos);
}

TEST_CASE("Django's commands drop what deconstruct() does not give", "[format]") {
  Migration const migration = as_django_writes(parse(R"({
    "initial": false,
    "dependencies": [["b", "0001_x"], ["__setting__", "AUTH_USER_MODEL"], ["a", "0002_y"]],
    "run_before": [["d", "0001_x"], ["c", "0001_x"]],
    "operations": [
      {"op": "RunSQL", "sql": "SELECT 1", "hints": {}, "elidable": true},
      {"op": "RunPython", "code": "f", "hints": {"a": 1}, "elidable": true},
      {"op": "SeparateDatabaseAndState", "state_operations": [
        {"op": "AddField", "model_name": "m", "name": "f", "field":
         {"type": "ManyToManyField", "to": "self", "symmetrical": false}}]}]})"));
  CHECK(write_migration(migration) == R"({
  "dependencies": [
    ["__setting__", "AUTH_USER_MODEL"],
    ["a", "0002_y"],
    ["b", "0001_x"]
  ],
  "run_before": [
    ["c", "0001_x"],
    ["d", "0001_x"]
  ],
  "operations": [
    {"op": "RunSQL", "sql": "SELECT 1"},
    {"op": "RunPython", "code": "f", "hints": {"a": 1}},
    {
      "op": "SeparateDatabaseAndState",
      "state_operations": [
        {"op": "AddField", "model_name": "m", "name": "f", "field": {"type": "ManyToManyField", "to": "self"}}
      ]
    }
  ]
}
)");
}

TEST_CASE("JSON is laid out by what fits on a line", "[format]") {
  CHECK(write_json({}) == "null\n");
  CHECK(write_json({JsonList{}}) == "[]\n");
  CHECK(write_json({JsonList{{1.0}, {1e22}, {std::int64_t{-3}}, {false}, {JsonObject{}}}}) ==
        "[\n  1.0,\n  1e+22,\n  -3,\n  false,\n  {}\n]\n");
  CHECK(write_json({JsonObject{{"a\"\\\n\t\x01é", 0, {std::string{"ü"}}}}}) ==
        "{\n  \"a\\\"\\\\\\n\\t\\u0001é\": \"ü\"\n}\n");
  std::string const long_text(98, 'x');
  Json const fits{JsonObject{{"k", 0, {JsonList{{long_text}}}}}};
  CHECK(write_json(fits) == "{\n  \"k\": [\"" + long_text + "\"]\n}\n");
  Json const longer{JsonObject{{"key", 0, {JsonList{{long_text}, {true}}}}}};
  CHECK(write_json(longer) == "{\n  \"key\": [\n    \"" + long_text + "\",\n    true\n  ]\n}\n");
}

}  // namespace migrator
