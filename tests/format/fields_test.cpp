// One field at a time, each class of them.
#include "format/parse.hpp"
#include "support/catch.hpp"

namespace migrator {
namespace {

// The least that a field of the class needs beside its type.
std::string least_field(FieldType const& type) {
  std::string field = R"({"type": ")" + std::string{type.name} + '"';
  if (type.relation) {
    field += R"(, "to": "app.Other")";
    field += type.many_to_many ? "" : R"(, "on_delete": "CASCADE")";
  }
  if (type.name == "DecimalField") {
    field += R"(, "max_digits": 5, "decimal_places": 2)";
  }
  if (type.name == "ArrayField") {
    field += R"(, "base_field": {"type": "TextField"})";
  }
  if (type.name == "GeneratedField") {
    field += R"(, "expression": "1", "output_field": {"type": "TextField"}, "db_persist": true)";
  }
  if (type.name == "CompositePrimaryKey") {
    field += R"(, "field_names": ["a", "b"])";
  }
  return field + "}";
}

}  // namespace

TEST_CASE("every field class can be read with the least it needs", "[format]") {
  for (FieldType const& type : field_types()) {
    INFO(type.name);
    Field const field = parse_field(least_field(type));
    CHECK(field.type == &type);
    CHECK(field.relation.has_value() == type.relation);
    CHECK(field.db_index == type.indexed);
    CHECK(field.max_length.value_or(0) == type.default_max_length);
  }
}

TEST_CASE("every keyword of every class is read, and at its default left out", "[format]") {
  for (FieldType const& type : field_types()) {
    std::string keywords;
    for (FieldKeyword const& keyword : type.keywords) {
      if (!keyword.required && !keyword.default_json.empty()) {
        keywords += ", \"" + std::string{keyword.name} + "\": " + std::string{keyword.default_json};
      }
    }
    for (FieldKeyword const& keyword : common_field_keywords()) {
      if (keywords.find(std::string{keyword.name} + "\"") == std::string::npos) {
        keywords += ", \"" + std::string{keyword.name} + "\": " + std::string{keyword.default_json};
      }
    }
    std::string const least = least_field(type);
    INFO(type.name);
    CHECK(parse_field(least.substr(0, least.size() - 1) + keywords + "}") == parse_field(least));
  }
}

TEST_CASE("classes with a length of their own are given none", "[format]") {
  for (char const* const name : {"GenericIPAddressField", "IPAddressField", "UUIDField"}) {
    std::string const least = std::string{R"({"type": ")"} + name + "\"";
    CHECK(parse_field(least + R"(, "max_length": 100})") == parse_field(least + "}"));
  }
}

TEST_CASE("the keywords of every field become members", "[format]") {
  Field const field = parse_field(R"({
    "type": "CharField", "null": true, "blank": true, "unique": true, "primary_key": true,
    "db_index": true, "auto_created": true, "max_length": 20, "db_column": "c",
    "db_collation": "C", "db_comment": "a comment", "db_tablespace": "slow",
    "default": null, "db_default": "x", "verbose_name": "Name", "choices": [["a", "A"]],
    "editable": false, "validators": [{"python": "validate_slug"}]})");

  Field expected = make_field("CharField");
  expected.null = expected.blank = expected.unique = expected.primary_key = true;
  expected.db_index = expected.auto_created = true;
  expected.max_length = 20;
  expected.db_column = "c";
  expected.db_collation = "C";
  expected.db_comment = "a comment";
  expected.db_tablespace = "slow";
  expected.default_value = Value{};
  expected.db_default = Value{"x"};
  expected.options = {{"verbose_name", "Name"},
                      {"choices", ValueList{Value{ValueList{Value{"a"}, Value{"A"}}}}},
                      {"editable", false},
                      {"validators", ValueList{Value{PythonSource{"validate_slug"}}}}};
  CHECK(field == expected);
}

TEST_CASE("choices are pairs, however they are given", "[format]") {
  auto const choices = [](std::string const& json) {
    Field const field = parse_field(R"({"type": "TextField", "choices": )" + json + "}");
    return field.options.at("choices");
  };
  CHECK(choices(R"({"b": "B", "a": "A"})") == choices(R"([["b", "B"], ["a", "A"]])"));
  CHECK(choices(R"({"g": {"c": "d"}})") == choices(R"([["g", [["c", "d"]]]])"));
  CHECK(choices(R"([["g", {"c": "d"}]])") == choices(R"([["g", [["c", "d"]]]])"));
  CHECK(choices(R"([[1, {"a": {"b": "c"}}]])") != choices(R"([[1, [["a", [["b", "c"]]]]]])"));
  CHECK(choices(R"(["ab", "cd"])") == Value{ValueList{"ab", "cd"}});
  CHECK(choices(R"([["a"]])") == Value{ValueList{ValueList{"a"}}});
}

TEST_CASE("a foreign key has its relation", "[format]") {
  Field const field = parse_field(R"({
    "type": "ForeignKey", "to": "dcim.Device", "on_delete": "SET_NULL", "null": true,
    "to_field": "serial", "db_constraint": false, "parent_link": true, "related_name": "assets",
    "related_query_name": "asset", "db_index": false, "limit_choices_to": {"a": 1}})");

  CHECK(field.relation == Relation{.to = {"dcim.Device", ""},
                                   .on_delete = "SET_NULL",
                                   .to_field = "serial",
                                   .db_constraint = false,
                                   .parent_link = true,
                                   .related_name = "assets",
                                   .related_query_name = "asset"});
  CHECK_FALSE(field.db_index);
  CHECK(field.options.contains("limit_choices_to"));
}

TEST_CASE("a many-to-many field has its relation", "[format]") {
  Field const field = parse_field(R"({
    "type": "ManyToManyField", "to": "self", "through": "shop.Link", "symmetrical": false,
    "through_fields": ["from_item", "to_item"], "related_name": "+"})");

  CHECK(field.relation->to.name == "self");
  CHECK(field.relation->through == ModelReference{"shop.Link", ""});
  CHECK(field.relation->through_fields == std::vector<std::string>{"from_item", "to_item"});
  CHECK(parse_field(R"({"type": "ManyToManyField", "to": "a.B", "db_table": "t"})")
            .relation->db_table == "t");
}

TEST_CASE("a relation to a setting is resolved and remembers it", "[format]") {
  Settings settings;
  settings.models["AUTH_USER_MODEL"] = "people.Person";
  Migration const migration = parse(R"({"dependencies": [], "operations": [
    {"op": "AddField", "model_name": "m", "name": "f", "field": {"type": "ForeignKey",
     "to": {"setting": "AUTH_USER_MODEL"}, "on_delete": "CASCADE"}}]})",
                                    settings);

  CHECK(std::get<AddField>(migration.operations[0]).field.relation->to ==
        ModelReference{"people.Person", "AUTH_USER_MODEL"});
}

TEST_CASE("arrays nest", "[format]") {
  Field const field = parse_field(R"({"type": "ArrayField", "size": 3, "default": [["a"]],
    "base_field": {"type": "ArrayField", "base_field": {"type": "CharField", "max_length": 5}}})");

  REQUIRE(field.inner.size() == 1);
  REQUIRE(field.inner[0].inner.size() == 1);
  CHECK(field.inner[0].inner[0].max_length == 5);
  CHECK(integer_option(field, "size", 0) == 3);
}

TEST_CASE("a generated field has its expression and what it puts out", "[format]") {
  for (std::string const expression : {R"("a * 2")", R"({"sql": "a * 2"})"}) {
    Field const field = parse_field(R"({"type": "GeneratedField", "expression": )" + expression +
                                    R"(, "output_field": {"type": "IntegerField"},
                                       "db_persist": true, "editable": false, "blank": true})");
    CHECK(text_option(field, "expression") == "a * 2");
    CHECK(bool_option(field, "db_persist"));
    CHECK_FALSE(field.options.contains("editable"));
    CHECK(field.inner.at(0).is("IntegerField"));
  }
}

TEST_CASE("a custom field is known by its column", "[format]") {
  Field const field = parse_field(R"({"type": "CustomField", "class": "pkg.MACAddressField",
    "db_type": "macaddr", "rel_db_type": "macaddr", "db_type_suffix": "X", "db_check": "true",
    "db_collation": "C", "default": {"any": "thing"}})");

  CHECK(text_option(field, "db_type") == "macaddr");
  CHECK(text_option(field, "class") == "pkg.MACAddressField");
  CHECK(field.db_collation == "C");
  CHECK(parse_field(R"({"type": "CustomField", "db_type": null})").options.at("db_type") ==
        Value{});
}

TEST_CASE("what a class sets by itself makes no difference", "[format]") {
  CHECK(parse_field(R"({"type": "AutoField", "primary_key": true, "blank": true})") ==
        parse_field(R"({"type": "AutoField", "primary_key": true})"));
  // Django clones the fields of every model, and a clone of these is the key.
  CHECK(parse_field(R"({"type": "BigAutoField"})").primary_key);
  CHECK(
      parse_field(R"({"type": "DateField", "auto_now": true, "editable": false, "blank": true})") ==
      parse_field(R"({"type": "DateField", "auto_now": true})"));
  CHECK(parse_field(
            R"({"type": "OneToOneField", "to": "a.B", "on_delete": "CASCADE", "unique": true})") ==
        parse_field(R"({"type": "OneToOneField", "to": "a.B", "on_delete": "CASCADE"})"));
  CHECK(parse_field(R"({"type": "EmailField", "max_length": 254})") ==
        parse_field(R"({"type": "EmailField"})"));
  CHECK(parse_field(R"({"type": "ForeignKey", "to": "a.B", "on_delete": {"python": "my_set"
}
})")
            .relation->on_delete == "SET");
  CHECK(parse_field(R"({"type": "IntegerField", "db_column": "", "db_comment": null})") ==
        parse_field(R"({"type": "IntegerField"})"));
  CHECK(parse_field(R"({"type": "IntegerField", "db_comment": ""})").db_comment == "");
  CHECK(parse_field(R"({"type": "IntegerField", "db_tablespace": ""})").db_tablespace == "");
}

TEST_CASE("a length that is null is none", "[format]") {
  CHECK_FALSE(parse_field(R"({"type": "SlugField", "max_length": null})").max_length);
}

TEST_CASE("the markers of values are read", "[format]") {
  CHECK(parse_field(R"({"type": "UUIDField", "default": {"callable": "uuid.uuid4"}})")
            .default_value == Value{Callable{"uuid.uuid4"}});
  CHECK(parse_field(R"({"type": "DateTimeField", "db_default": {"sql": "current_date"
}
})")
            .db_default == Value{Sql{"current_date"}});
  CHECK(parse_field(R"({"type": "BinaryField", "default": {"base64": "AAH/"}})").default_value ==
        Value{Bytes{std::string("\x00\x01\xFF", 3)}});
  CHECK(parse_field(R"({"type": "JSONField", "default": {"setting": "X"}})").default_value ==
        Value{SettingName{"X"}});
  CHECK(
      parse_field(R"({"type": "JSONField", "default": {"callable": 1, "sql": 2}})").default_value ==
      Value{ValueMap{{{"callable", 1}, {"sql", 2}}}});
  CHECK(parse_field(R"({"type": "FileField", "upload_to": {"callable": "f"}})")
            .options.at("upload_to") == Value{Callable{"f"}});
}

TEST_CASE("an unknown field class is an error that names the nearest", "[format]") {
  CHECK(faults_of_field(R"({"type": "CharFeild"})") ==
        "@.type: unknown field type 'CharFeild' (did you mean 'CharField'?)");
  CHECK(faults_of_field(R"({"type": "Field"})").starts_with("@.type: unknown field type 'Field'"));
  CHECK(faults_of_field(R"({"type": 5})") ==
        "@.type: must be the name of a field class, not an integer");
  CHECK(faults_of_field("{}") == "@: the key 'type' is missing");
  CHECK(faults_of_field("[]") == "@: must be a field: {\"type\": …}, not a list");
}

TEST_CASE("a keyword that the class does not take is an error", "[format]") {
  CHECK(faults_of_field(R"({"type": "CharField", "max_lenght": 5})") ==
        "@.max_lenght: unknown key 'max_lenght' (did you mean 'max_length'?)");
  CHECK(faults_of_field(R"({"type": "IntegerField", "on_delete": "CASCADE"})") ==
        "@.on_delete: unknown key 'on_delete'");
  CHECK(faults_of_field(R"({"type": "IntegerField", "db_collation": "C"})")
            .starts_with("@.db_collation: unknown key 'db_collation'"));
  CHECK(faults_of_field(R"({"type": "TextField", "name": "x"})") == "@.name: unknown key 'name'");
}

TEST_CASE("a keyword that the class needs is missed", "[format]") {
  CHECK(faults_of_field(R"({"type": "DecimalField", "max_digits": 5})") ==
        "@: the key 'decimal_places' is missing");
  CHECK(faults_of_field(R"({"type": "ForeignKey"})") ==
        "@: the key 'to' is missing\n@: the key 'on_delete' is missing");
  CHECK(faults_of_field(R"({"type": "ArrayField"})") == "@: the key 'base_field' is missing");
  CHECK(faults_of_field(R"({"type": "GeneratedField"})") ==
        "@: the key 'db_persist' is missing\n@: the key 'expression' is missing\n"
        "@: the key 'output_field' is missing");
  CHECK(faults_of_field(R"({"type": "CompositePrimaryKey"})") ==
        "@: the key 'field_names' is missing");
}

TEST_CASE("a keyword of the wrong kind is an error", "[format]") {
  CHECK(faults_of_field(R"({"type": "CharField", "max_length": "5"})") ==
        "@.max_length: must be an integer or null, not a text");
  CHECK(faults_of_field(R"({"type": "TextField", "null": "yes"})") ==
        "@.null: must be true or false, not a text");
  CHECK(faults_of_field(R"({"type": "TextField", "null": null})") ==
        "@.null: must be true or false, not null");
  CHECK(faults_of_field(R"({"type": "TextField", "editable": 1})") ==
        "@.editable: must be true or false, not an integer");
  CHECK(faults_of_field(R"({"type": "ForeignKey", "to": "a.B", "on_delete": "CASCAD"})") ==
        "@.on_delete: unknown on_delete 'CASCAD' (did you mean 'CASCADE'?)");
  CHECK(faults_of_field(R"({"type": "ForeignKey", "to": 1, "on_delete": "CASCADE"})") ==
        "@.to: must be \"app.Model\" or {\"setting\": …}, not an integer");
  CHECK(faults_of_field(R"({"type": "ForeignKey", "to": "a.b.C", "on_delete": "CASCADE"})") ==
        "@.to: 'a.b.C' is no model: write \"app.Model\"");
  CHECK(
      faults_of_field(
          R"({"type": "ForeignKey", "to": {"setting": "AUTH_USER_MODLE"}, "on_delete": "SET"})") ==
      "@.to.setting: no setting 'AUTH_USER_MODLE' names a model; known: AUTH_USER_MODEL (did "
      "you mean 'AUTH_USER_MODEL'?)");
}

TEST_CASE("what Django's constructors refuse is an error", "[format]") {
  CHECK(faults_of_field(R"({"type": "CharField", "max_length": 0})") ==
        "@: max_length must be a positive integer");
  CHECK(faults_of_field(R"({"type": "DecimalField", "max_digits": 2, "decimal_places": 3})") ==
        "@: max_digits must be positive and no smaller than decimal_places");
  CHECK(faults_of_field(R"({"type": "CompositePrimaryKey", "field_names": ["a"]})") ==
        "@: CompositePrimaryKey must include at least two fields.");
  CHECK(faults_of_field(R"({"type": "CompositePrimaryKey", "field_names": ["a", "a"]})") ==
        "@: CompositePrimaryKey args must be unique strings.");
  CHECK(faults_of_field(
            R"({"type": "ManyToManyField", "to": "a.B", "through": "a.C", "db_table": "t"})") ==
        "@: Cannot specify a db_table if an intermediary model is used.");
  CHECK(faults_of_field(R"({"type": "ArrayField", "base_field":
          {"type": "ManyToManyField", "to": "a.B"}})") ==
        "2: @.base_field: an ArrayField cannot hold a ManyToManyField");
  std::string const generated =
      R"("expression": "1", "output_field": {"type": "TextField"}, "db_persist": )";
  CHECK(faults_of_field(R"({"type": "GeneratedField", )" + generated + "false}") ==
        "@: PostgreSQL does not support non-persisted GeneratedFields; db_persist must be true");
  CHECK(faults_of_field(R"({"type": "GeneratedField", "default": "x", )" + generated + "true}") ==
        "@.default: GeneratedField cannot have a default.");
}

TEST_CASE("a default has to fit its field", "[format]") {
  CHECK(faults_of_field(R"({"type": "DateField", "default": "2023-02-29"})") ==
        "@.default: '2023-02-29' is not a date, such as \"2024-05-31\"");
  CHECK(faults_of_field(R"({"type": "DateTimeField", "default": 5})") ==
        "@.default: must be a date and time, such as \"2024-05-31T13:45:00Z\", not an integer");
  CHECK(faults_of_field(R"({"type": "TimeField", "default": "25:00"})") ==
        "@.default: '25:00' is not a time, such as \"13:45:00\"");
  CHECK(faults_of_field(R"({"type": "DurationField", "db_default": "1 week"})") ==
        "@.db_default: '1 week' is not a duration, such as \"P1DT2H\"");
  CHECK(faults_of_field(R"({"type": "UUIDField", "default": "x"})") ==
        "@.default: 'x' is not a UUID");
  CHECK(faults_of_field(R"({"type": "IntegerField", "default": "x"})") ==
        "@.default: 'x' is not an integer");
  CHECK(faults_of_field(R"({"type": "DecimalField", "max_digits": 5, "decimal_places": 2,
                            "default": "1,5"})") ==
        "2: @.default: '1,5' is not a decimal number, such as \"1.50\"");
  CHECK(faults_of_field(R"({"type": "BooleanField", "default": "true"})") ==
        "@.default: must be true or false, not a text");
  CHECK(faults_of_field(R"({"type": "GenericIPAddressField", "default": "300.1.1.1"})") ==
        "@.default: '300.1.1.1' is not an IP address");
  CHECK(faults_of_field(R"({"type": "BinaryField", "default": "x"})") ==
        "@.default: must be bytes: {\"base64\": …}, not a text");
  CHECK(faults_of_field(R"({"type": "BinaryField", "default": {"base64": "x"}})") ==
        "@.default.base64: is not base64");
  CHECK(faults_of_field(R"({"type": "TextField", "default": {"base64": "YQ=="}})") ==
        "@.default: only a BinaryField has bytes");
  CHECK(faults_of_field(R"({"type": "ArrayField", "base_field": {"type": "DateField"},
                            "default": ["2024-01-01", "x"]})") ==
        "2: @.default[1]: 'x' is not a date, such as \"2024-05-31\"");
  CHECK(faults_of_field(R"({"type": "ArrayField", "base_field": {"type": "DateField"},
                            "default": 1})") == "2: @.default: must be a list, not an integer");
  CHECK(faults_of_field(R"({"type": "HStoreField", "default": ["a"]})") ==
        "@.default: must be an object of texts, not a list");
  CHECK(faults_of_field(R"({"type": "IntegerRangeField", "default": [1]})") ==
        "@.default: must be a list of two bounds, not a list");
  CHECK(faults_of_field(R"({"type": "TextField", "default": ["a"]})") ==
        "@.default: must be a text, not a list");
}

TEST_CASE("only what Python calls can be a default, only what SQL knows a db_default", "[format]") {
  CHECK(faults_of_field(R"({"type": "TextField", "default": {"sql": "x"}})") ==
        "@.default: an SQL expression can only be a db_default");
  CHECK(faults_of_field(R"({"type": "TextField", "db_default": {"callable": "x"}})") ==
        "@.db_default: a callable can only be a default; write {\"sql\": …}");
  CHECK(faults_of_field(R"({"type": "TextField", "default": {"callable": ""}})") ==
        "@.default.callable: must not be empty");
  CHECK(faults_of_field(R"({"type": "TextField", "default": {"callable": 5}})")
            .starts_with("@.default.callable: must be a text, not an integer"));
  CHECK(faults_of_field(R"({"type": "TextField", "default": {"file": "x"}})") ==
        "@.default: {\"file\": …} has a meaning only as sql and reverse_sql of RunSQL");
}

}  // namespace migrator
