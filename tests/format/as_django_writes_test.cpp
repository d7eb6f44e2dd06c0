// What Django's deconstruct() makes of what was read.
#include "format/parse.hpp"
#include "migrator/writer.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

namespace migrator {
namespace {

// The only operation's text, on one line or several.
std::string written(std::string const& operation) {
  return write_migration(
      as_django_writes(parse(R"({"dependencies": [], "operations": [)" + operation + "]}")));
}

// Without the line ends and what begins a line.
std::string on_one_line(std::string const& text) {
  std::string line;
  for (char const letter : text) {
    bool const begins = line.ends_with(' ') || line.empty();
    if (letter == '\n' || (letter == ' ' && begins)) {
      line += begins ? "" : " ";
    } else {
      line += letter;
    }
  }
  return line;
}

void check_field(std::string const& given, std::string const& expected) {
  std::string const text = on_one_line(
      written(R"({"op": "AddField", "model_name": "m", "name": "f", "field": )" + given + "}"));
  CAPTURE(given, text);
  CHECK(text.find(expected) != std::string::npos);
}

void check_default(std::string const& type, std::string const& given, std::string const& printed) {
  check_field(R"({"type": ")" + type + R"(", "default": )" + given + "}",
              R"("default": )" + printed);
}

}  // namespace

TEST_CASE("defaults are written as Python prints them", "[format]") {
  check_default("DateTimeField", R"("2024-05-06T07:08:09Z")", R"("2024-05-06T07:08:09+00:00")");
  check_default("DateTimeField", R"("2024-05-06")", R"("2024-05-06T00:00:00+00:00")");
  check_default("DateField", R"("2024-5-6")", R"("2024-05-06")");
  check_default("TimeField", R"("7:08")", R"("07:08:00")");
  check_default("DurationField", R"("P2DT3H4M5.5S")", R"("P2DT03H04M05.500000S")");
  check_default("DurationField", R"("-1 00:00:01")", R"("-P0DT23H59M59S")");
  check_default("UUIDField", R"("6F1A1AD98A4F4D079E0C3F1F7DFD6B59")",
                R"("6f1a1ad9-8a4f-4d07-9e0c-3f1f7dfd6b59")");
  check_default("IntegerField", "3", "3}");
  check_default("DateTimeField", R"({"callable": "django.utils.timezone.now"})",
                R"({"callable": "django.utils.timezone.now"})");
  check_field(R"({"type": "DecimalField", "max_digits": 9, "decimal_places": 2, "default": 1.5})",
              R"("default": "1.5")");
  check_field(R"({"type": "DecimalField", "max_digits": 9, "decimal_places": 2, "default": 3})",
              R"("default": "3")");
  check_field(R"({"type": "DurationField", "db_default": "P1D"})",
              R"("db_default": "P1DT00H00M00S")");
  check_field(
      R"({"type": "ArrayField", "base_field": {"type": "DateField"}, "default": ["2024-5-6"]})",
      R"("default": ["2024-05-06"])");
}

TEST_CASE("some classes write what they have at its default", "[format]") {
  check_field(R"({"type": "ImageField"})", R"({"type": "ImageField", "upload_to": ""})");
  check_field(R"({"type": "ArrayField", "base_field": {"type": "ArrayField", "base_field":
                  {"type": "TextField"}, "size": 3}})",
              R"("size": null, "base_field": {"type": "ArrayField", "size": 3, "base_field": {)");
  check_field(R"({"type": "CompositePrimaryKey", "field_names": ["a", "b"]})",
              R"("primary_key": true, "blank": true, "editable": false)");
  check_field(R"({"type": "GeneratedField", "expression": "a + 1", "db_persist": true,
                  "output_field": {"type": "IntegerField"}})",
              R"("expression": {"sql": "a + 1"})");
  check_field(R"({"type": "CustomField", "class": "x.Ghost", "db_type": null})",
              R"("db_type": null)");
}

TEST_CASE("the model that a relation points at is written in lower case", "[format]") {
  check_field(R"({"type": "ForeignKey", "to": "Shop.BigItem", "on_delete": "CASCADE"})",
              R"("to": "Shop.bigitem")");
  check_field(R"({"type": "ForeignKey", "to": "BigItem", "on_delete": "CASCADE"})",
              R"("to": "bigitem")");
  check_field(R"({"type": "ManyToManyField", "to": "self", "through": "shop.BigItem"})",
              R"("to": "self", "through": "shop.BigItem")");
}

TEST_CASE("the models that are swappable decide which relations are to settings", "[format]") {
  Migration const migration = parse(R"({"dependencies": [], "operations": [
    {"op": "SeparateDatabaseAndState", "state_operations": [
      {"op": "AddField", "model_name": "m", "name": "f", "field":
       {"type": "ForeignKey", "to": {"setting": "AUTH_USER_MODEL"}, "on_delete": "CASCADE"}}]},
    {"op": "CreateModel", "name": "M", "fields": [
       {"name": "o", "type": "ForeignKey", "to": "Auth.USER", "on_delete": "CASCADE"}]}]})");
  CHECK(write_migration(with_settings_of(migration, {})).find("setting\"") == std::string::npos);
  std::string const text =
      write_migration(with_settings_of(migration, {{"auth.user", "AUTH_USER_MODEL"}}));
  CHECK(text.find(R"("to": "auth.User")") == std::string::npos);
  CHECK(text.find(R"("to": {"setting": "AUTH_USER_MODEL"})") !=
        text.rfind(R"("to": {"setting": "AUTH_USER_MODEL"})"));
}

TEST_CASE("a model is written without managers that it has anyway", "[format]") {
  std::string const model = R"({"op": "CreateModel", "name": "M", "fields": [], "managers": )";
  CHECK(written(model + "[]}").find("managers") == std::string::npos);
  CHECK(written(model + R"([["objects", {}]]})").find("managers") == std::string::npos);
  CHECK(written(model + R"([["things", {}]]})").find(R"([["things", {}]])") != std::string::npos);
  CHECK(written(R"({"op": "AlterModelManagers", "name": "m", "managers": []})").find("managers") !=
        std::string::npos);
}

TEST_CASE("an exclusion's method is written where it is not GIST", "[format]") {
  std::string const start = R"({"op": "AddConstraint", "model_name": "m", "constraint": {"type":
    "ExclusionConstraint", "name": "c", "expressions": [["a", "&&"]], "index_type": )";
  CHECK(written(start + R"("gist"}})").find("index_type") == std::string::npos);
  CHECK(written(start + R"("spgist"}})").find(R"("index_type": "spgist")") != std::string::npos);
}

TEST_CASE("an empty comment is kept apart from none", "[format]") {
  CHECK(written(R"({"op": "AlterModelTableComment", "name": "m", "table_comment": ""})")
            .find(R"("table_comment": "")") != std::string::npos);
  CHECK(written(R"({"op": "CreateModel", "name": "M", "fields": [],
                    "options": {"db_table_comment": ""}})")
            .find(R"("db_table_comment": "")") != std::string::npos);
}

TEST_CASE("an entry of a script that is no pair is kept", "[format]") {
  std::string const entry = R"(["SELECT %s", [1], "more"])";
  CHECK(written(R"({"op": "RunSQL", "sql": [)" + entry + "]}").find(entry) != std::string::npos);
}

}  // namespace migrator
