#include "support/catch.hpp"
#include "support/models_of.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

using Asked = std::vector<std::string>;

// A shop with one model of these fields, and another one to point at.
test::ModelTexts with_fields(std::string const& fields, std::string const& options = "") {
  return {{"shop", fmt::format(R"([{{"name": "Item", "fields": [{}], "options": {{{}}}}},
                                   {{"name": "Shelf"}}])",
                               fields, options)}};
}

// The operations that take one list of fields to the other.
std::vector<Operation> between(std::string const& from, std::string const& to,
                               test::DetectOptions const& options = {}) {
  return test::operations_between(with_fields(from), with_fields(to), options);
}

bool differ(std::string const& from, std::string const& to) {
  return !test::detect(with_fields(from), with_fields(to)).changes.empty();
}

std::vector<std::string> described(std::vector<Operation> const& operations) {
  std::vector<std::string> texts;
  texts.reserve(operations.size());
  for (Operation const& operation : operations) {
    texts.push_back(describe(operation));
  }
  return texts;
}

Asked asked_for(std::string const& from, std::string const& to,
                test::DetectOptions const& options = {}) {
  return test::detect(with_fields(from), with_fields(to), options).asked;
}

std::string const a_text = R"({"name": "a", "type": "TextField"})";

}  // namespace

TEST_CASE("fields that go are removed, new ones added, others altered", "[autodetector]") {
  CHECK(
      described(between(R"({"name": "a", "type": "TextField"}, {"name": "b", "type": "TextField"})",
                        R"({"name": "b", "type": "SlugField"},
               {"name": "c", "type": "IntegerField", "default": 1})")) ==
      std::vector<std::string>{"Remove field a from item", "Add field c to item",
                               "Alter field b on item"});
}

TEST_CASE("a new field that takes no null and has no default gets one for once", "[autodetector]") {
  std::string const number = R"({"name": "n", "type": "IntegerField"})";
  CHECK(asked_for("", number) == Asked{"default of item.n"});
  AddField const add = std::get<AddField>(between("", number).front());
  CHECK(add.model_name == "item");
  CHECK(add.field.default_value == Value{0});
  CHECK_FALSE(add.preserve_default);
}

TEST_CASE("a new field that rows can get is not asked about", "[autodetector]") {
  for (char const* const rest :
       {R"("type": "IntegerField", "null": true)", R"("type": "IntegerField", "default": 1)",
        R"("type": "IntegerField", "default": null)", R"("type": "IntegerField", "db_default": 1)",
        R"("type": "CharField", "max_length": 9, "blank": true)",
        R"("type": "ManyToManyField", "to": "Shelf")", R"("type": "DateField", "auto_now": true)",
        R"("type": "GeneratedField", "expression": "1", "db_persist": true,
           "output_field": {"type": "IntegerField"})"}) {
    INFO(rest);
    std::string const field = fmt::format(R"({{"name": "n", {}}})", rest);
    CHECK(asked_for("", field).empty());
    CHECK(std::get<AddField>(between("", field).front()).preserve_default);
  }
}

TEST_CASE("blank is no default for what takes no empty text", "[autodetector]") {
  CHECK(asked_for("", R"({"name": "n", "type": "IntegerField", "blank": true})").size() == 1);
  CHECK(asked_for("", R"({"name": "n", "type": "DateField", "auto_now_add": true})") ==
        Asked{"time of item.n"});
  CHECK(asked_for("", R"({"name": "n", "type": "ForeignKey", "to": "Shelf", "blank": true,
                         "on_delete": "CASCADE"})")
            .size() == 1);
}

TEST_CASE("one value for all rows of a unique field is asked about", "[autodetector]") {
  CHECK(asked_for("", R"({"name": "u", "type": "UUIDField", "unique": true,
                         "default": {"callable": "uuid.uuid4"}})") ==
        Asked{"one value for all in item.u"});
  CHECK(asked_for("", R"({"name": "u", "type": "UUIDField",
                         "default": {"callable": "uuid.uuid4"}})")
            .empty());
}

TEST_CASE("a field that no longer takes null gets a default for once, or none", "[autodetector]") {
  std::string const with_null = R"({"name": "n", "type": "IntegerField", "null": true})";
  std::string const without = R"({"name": "n", "type": "IntegerField"})";
  CHECK(asked_for(with_null, without) == Asked{"no null in item.n"});
  AlterField alter = std::get<AlterField>(between(with_null, without).front());
  CHECK(alter.field.default_value == Value{0});
  CHECK_FALSE(alter.preserve_default);
  alter = std::get<AlterField>(between(with_null, without, {.leaves_null = true}).front());
  CHECK_FALSE(alter.field.default_value);
  CHECK(alter.preserve_default);
  CHECK(asked_for(with_null, R"({"name": "n", "type": "IntegerField", "default": 1})").empty());
}

TEST_CASE("whether a field was renamed is asked when it is the same but for its name",
          "[autodetector]") {
  std::string const b_text = R"({"name": "b", "type": "TextField"})";
  test::DetectOptions const yes{.renames = true};
  CHECK(asked_for(a_text, b_text, yes) == Asked{"item.a to b (TextField)"});
  CHECK(described(between(a_text, b_text, yes)) ==
        std::vector<std::string>{"Rename field a on item to b"});
  CHECK(asked_for(a_text, R"({"name": "b", "type": "TextField", "null": true})", yes).empty());
  CHECK(asked_for(a_text, a_text + "," + b_text, yes) == Asked{"default of item.b"});
}

TEST_CASE("each old field is one new one at most", "[autodetector]") {
  std::string const to =
      R"({"name": "b", "type": "TextField", "default": ""},
         {"name": "c", "type": "TextField", "default": ""})";
  test::Detected const detected =
      test::detect(with_fields(R"({"name": "a", "type": "TextField", "default": ""})"),
                   with_fields(to), {.renames = true});
  CHECK(detected.asked == Asked{"item.a to b (TextField)"});
}

TEST_CASE("a renamed field that keeps its column is altered first", "[autodetector]") {
  std::vector<Operation> const operations =
      between(R"({"name": "a", "type": "ForeignKey", "to": "Shelf", "on_delete": "CASCADE"})",
              R"({"name": "b", "type": "ForeignKey", "to": "Shelf", "on_delete": "CASCADE",
          "db_column": "a_id"})",
              {.renames = true});
  CHECK(described(operations) ==
        std::vector<std::string>{"Alter field a on item", "Rename field a on item to b"});
  CHECK(std::get<AlterField>(operations.front()).field.db_column == "a_id");
}

TEST_CASE("a many-to-many field and one with a column are not altered into each other",
          "[autodetector]") {
  CHECK(described(between(R"({"name": "a", "type": "ManyToManyField", "to": "Shelf"})",
                          R"({"name": "a", "type": "ForeignKey", "to": "Shelf", "null": true,
                              "on_delete": "CASCADE"})")) ==
        std::vector<std::string>{"Remove field a from item", "Add field a to item"});
  CHECK(described(between(R"({"name": "a", "type": "ManyToManyField", "to": "Shelf"})",
                          R"({"name": "a", "type": "ManyToManyField", "to": "Item"})")) ==
        std::vector<std::string>{"Alter field a on item"});
}

TEST_CASE("what Python finds equal is no change", "[autodetector]") {
  auto const field = [](std::string const& rest) {
    return fmt::format(R"({{"name": "a", {}}})", rest);
  };
  std::string const decimal = R"("type": "DecimalField", "max_digits": 5, "decimal_places": 2)";
  CHECK_FALSE(
      differ(field(decimal + R"(, "default": "1.50")"), field(decimal + R"(, "default": 1.5)")));
  CHECK(
      differ(field(decimal + R"(, "default": "1.50")"), field(decimal + R"(, "default": "1.51")")));
  CHECK_FALSE(differ(field(R"("type": "IntegerField", "default": 1.0)"),
                     field(R"("type": "IntegerField", "default": 1)")));
  CHECK(differ(field(R"("type": "TextField", "default": "1")"),
               field(R"("type": "TextField", "default": 1)")));
  CHECK_FALSE(differ(field(R"("type": "DateTimeField", "default": "2024-05-06T07:08:09Z")"),
                     field(R"("type": "DateTimeField", "default": "2024-05-06 07:08:09+00:00")")));
  CHECK_FALSE(
      differ(field(R"("type": "DateTimeField", "db_default": "2024-05-06T07:08:09Z")"),
             field(R"("type": "DateTimeField", "db_default": "2024-05-06T09:08:09+02:00")")));
  std::string const times = R"("type": "ArrayField", "base_field": {"type": "TimeField"})";
  CHECK_FALSE(differ(field(times + R"(, "default": ["07:08"])"),
                     field(times + R"(, "default": ["07:08:00"])")));
  CHECK(differ(field(R"("type": "TextField")"),
               field(R"("type": "TextField", "db_tablespace": "")")));
  CHECK_FALSE(differ(field(R"("type": "FloatField", "db_default": 1)"),
                     field(R"("type": "FloatField", "db_default": 1.0)")));
  CHECK_FALSE(differ(field(R"("type": "TimeField", "default": "07:08")"),
                     field(R"("type": "TimeField", "default": "07:08:00")")));
  CHECK_FALSE(differ(field(R"("type": "DurationField", "default": "P1D")"),
                     field(R"("type": "DurationField", "default": "1 00:00:00")")));
  CHECK_FALSE(
      differ(field(R"("type": "UUIDField", "default": "9F3D9E2A-5A0B-4B57-8A2B-0F5B5C4E3D21")"),
             field(R"("type": "UUIDField", "default": "9f3d9e2a5a0b4b578a2b0f5b5c4e3d21")")));
  CHECK_FALSE(differ(field(R"("type": "JSONField", "default": {"a": 1, "b": [true]})"),
                     field(R"("type": "JSONField", "default": {"b": [1], "a": true})")));
  CHECK_FALSE(differ(field(R"("type": "ForeignKey", "to": "Shelf", "on_delete": "CASCADE")"),
                     field(R"("type": "ForeignKey", "to": "shop.SHELF", "on_delete": "CASCADE")")));
}

TEST_CASE("the spelling of a model in `through` is a change, in `to` it is none",
          "[autodetector]") {
  // A declaration gives both their full names; only a migration can spell them otherwise.
  test::ModelTexts const models{{"shop", R"([
    {"name": "Item", "fields": [{"name": "a", "type": "ManyToManyField", "to": "Item",
                                 "through": "Link"}]},
    {"name": "Link", "fields": [
       {"name": "x", "type": "ForeignKey", "to": "Item", "on_delete": "CASCADE"},
       {"name": "y", "type": "ForeignKey", "to": "Item", "on_delete": "CASCADE"}]}])"}};
  ProjectState const to_state = test::models_state(models);
  auto const changes_from = [&](std::string const& to, std::string const& through) {
    ModelState item = to_state.model({"shop", "item"});
    item.fields.back().field.relation->to.name = to;
    item.fields.back().field.relation->through->name = through;
    ProjectState from_state = to_state;
    from_state.put(std::move(item));
    test::WritingQuestioner questioner;
    Settings const settings;
    return detect_changes({from_state, to_state, {}, settings, questioner}, MigrationGraph{})
        .size();
  };
  CHECK(changes_from("shop.ITEM", "shop.Link") == 0);
  CHECK(changes_from("shop.Item", "shop.link") == 1);
  CHECK(changes_from("self", "shop.Link") == 1);
}

TEST_CASE("relations to what was renamed are not altered", "[autodetector]") {
  test::ModelTexts const from{{"shop", R"([
    {"name": "Old", "fields": [{"name": "code", "type": "SlugField", "unique": true}]},
    {"name": "Item", "fields": [
       {"name": "a", "type": "ForeignKey", "to": "Old", "on_delete": "CASCADE"},
       {"name": "b", "type": "ForeignKey", "to": "Old", "to_field": "code",
        "on_delete": "CASCADE"}]}])"}};
  test::ModelTexts const to{{"shop", R"([
    {"name": "New", "fields": [{"name": "code", "type": "SlugField", "unique": true}]},
    {"name": "Item", "fields": [
       {"name": "a", "type": "ForeignKey", "to": "New", "on_delete": "CASCADE"},
       {"name": "b", "type": "ForeignKey", "to": "New", "to_field": "code",
        "on_delete": "CASCADE"}]}])"}};
  CHECK(test::found(from, to, {.renames = true}) ==
        "shop.0002_rename_old_new (shop.0001_initial)\n"
        "  Rename model Old to New\n");
}

TEST_CASE("a key to a field that was renamed is not altered", "[autodetector]") {
  auto const models = [](std::string const& name) {
    return test::ModelTexts{{"shop", fmt::format(R"([
      {{"name": "Box", "fields": [{{"name": "{0}", "type": "SlugField", "unique": true}}]}},
      {{"name": "Item", "fields": [{{"name": "b", "type": "ForeignKey", "to": "Box",
         "to_field": "{0}", "on_delete": "CASCADE"}}]}}])",
                                                 name)}};
  };
  CHECK(test::found(models("code"), models("label"), {.renames = true}) ==
        "shop.0002_rename_code_box_label (shop.0001_initial)\n"
        "  Rename field code on box to label\n");
}

TEST_CASE("a generated field comes after the new field that it is made of", "[autodetector]") {
  std::string const generated = R"({"name": "area", "type": "GeneratedField",
      "expression": "\"width\" * 2", "db_persist": true,
      "output_field": {"type": "IntegerField"}})";
  std::string const width = R"({"name": "width", "type": "IntegerField", "default": 1})";
  CHECK(described(between("", generated + "," + width)) ==
        std::vector<std::string>{"Add field width to item", "Add field area to item"});
  std::string const text = R"({"name": "area", "type": "GeneratedField",
      "expression": "'width'", "db_persist": true, "output_field": {"type": "TextField"}})";
  CHECK(described(between("", text + "," + width)) ==
        std::vector<std::string>{"Add field area to item", "Add field width to item"});
}

}  // namespace migrator
