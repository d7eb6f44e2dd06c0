#include "support/catch.hpp"
#include "support/models_of.hpp"

namespace migrator {
namespace {

using test::found;
using Asked = std::vector<std::string>;

}  // namespace

TEST_CASE("states that are the same have no changes", "[autodetector]") {
  test::ModelTexts const models{{"shop", R"([{"name": "Item"}])"}};
  CHECK(found(models, models).empty());
}

TEST_CASE("new models are created in the order of their names", "[autodetector]") {
  CHECK(found({{"shop", "[]"}}, {{"shop", R"([{"name": "B"}, {"name": "a"}, {"name": "C"}])"}}) ==
        "shop.0002_initial (shop.0001_initial)\n"
        "  Create model a\n"
        "  Create model B\n"
        "  Create model C\n");
}

TEST_CASE("an app without models in the migrations gets an initial migration", "[autodetector]") {
  Changes const changes = test::detect({}, {{"shop", R"([{"name": "Item"}])"}}).changes;
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].migrations[0].key == MigrationKey{"shop", "0001_initial"});
  CHECK(changes[0].migrations[0].initial == true);
}

TEST_CASE("models come after what they point at, and in its migration if they can",
          "[autodetector]") {
  CHECK(found({}, {{"shop", R"([
          {"name": "A", "fields": [{"name": "z", "type": "ForeignKey", "to": "Z",
                                    "on_delete": "CASCADE"}]},
          {"name": "Z"}])"}}) ==
        "shop.0001_initial ()\n"
        "  Create model Z\n"
        "  Create model A\n");
}

TEST_CASE("a model is created with the relations of its primary key", "[autodetector]") {
  // The trophy keeps the constraint from the team, and that keeps the key from the member.
  CHECK(found({}, {{"shop", R"([
          {"name": "Member", "fields": [
            {"name": "pk", "type": "CompositePrimaryKey", "field_names": ["team_id", "year"]},
            {"name": "boss", "type": "ForeignKey", "to": "Person", "on_delete": "CASCADE"},
            {"name": "team", "type": "ForeignKey", "to": "Team", "on_delete": "CASCADE"},
            {"name": "year", "type": "IntegerField"}],
           "options": {"indexes": [{"type": "Index", "fields": ["boss"], "name": "by_boss"}]}},
          {"name": "Person"},
          {"name": "Team", "fields": [{"name": "size", "type": "IntegerField"}],
           "options": {"constraints": [
             {"type": "CheckConstraint", "condition": "size > 0", "name": "large"}]}},
          {"name": "Trophy", "fields": [
            {"name": "team", "type": "OneToOneField", "to": "Team", "on_delete": "CASCADE",
             "primary_key": true}]}])"}}) ==
        "shop.0001_initial ()\n"
        "  Create model Person\n"
        "  Create model Team\n"
        "  Create model Trophy\n"
        "  Create constraint large on model team\n"
        "  Create model Member\n"
        "  Create index by_boss on field(s) boss of model member\n");
}

TEST_CASE("apps that point at each other get two migrations", "[autodetector]") {
  CHECK(found({}, {{"a", R"([{"name": "A", "fields": [
                       {"name": "b", "type": "ForeignKey", "to": "b.B", "on_delete": "CASCADE"}]}])"},
                   {"b", R"([{"name": "B", "fields": [
                       {"name": "a", "type": "ForeignKey", "to": "a.A", "on_delete": "CASCADE"}]}])"}}) ==
        "a.0001_initial ()\n"
        "  Create model A\n"
        "a.0002_initial (a.0001_initial, b.0001_initial)\n"
        "  Add field b to a\n"
        "b.0001_initial (a.0001_initial)\n"
        "  Create model B\n");
}

TEST_CASE("a model is deleted with what it points with, after what points at it",
          "[autodetector]") {
  CHECK(found({{"shop", R"([
          {"name": "A", "fields": [{"name": "b", "type": "ForeignKey", "to": "B",
                                    "on_delete": "CASCADE"}],
           "options": {"unique_together": [["b"]]}},
          {"name": "B"},
          {"name": "C", "fields": [{"name": "a", "type": "ForeignKey", "to": "A",
                                    "on_delete": "CASCADE"}]}])"}},
              {{"shop", R"([{"name": "C"}])"}}) ==
        "shop.0002_alter_a_unique_together_remove_a_b_remove_c_a_and_more (shop.0001_initial)\n"
        "  Alter unique_together for a (0 constraint(s))\n"
        "  Remove field b from a\n"
        "  Remove field a from c\n"
        "  Delete model B\n"
        "  Delete model A\n");
}

TEST_CASE("whether a model was renamed is asked", "[autodetector]") {
  test::ModelTexts const from{{"shop", R"([
      {"name": "Old", "fields": [{"name": "x", "type": "TextField"}]},
      {"name": "User", "fields": [{"name": "old", "type": "ForeignKey", "to": "Old",
                                   "on_delete": "CASCADE"}]}])"}};
  test::ModelTexts const to{{"shop", R"([
      {"name": "New", "fields": [{"name": "x", "type": "TextField"}]},
      {"name": "User", "fields": [{"name": "old", "type": "ForeignKey", "to": "New",
                                   "on_delete": "CASCADE"}]}])"}};
  test::Detected const renamed = test::detect(from, to, {.renames = true});
  CHECK(renamed.asked == Asked{"shop.Old to New"});
  CHECK(test::text_of(renamed.changes) ==
        "shop.0002_rename_old_new (shop.0001_initial)\n"
        "  Rename model Old to New\n");
  CHECK(found(from, to) ==
        "shop.0002_new_alter_user_old_delete_old (shop.0001_initial)\n"
        "  Create model New\n"
        "  Alter field old on user\n"
        "  Delete model Old\n");
}

TEST_CASE("a model with other fields was not renamed", "[autodetector]") {
  test::Detected const detected = test::detect(
      {{"shop", R"([{"name": "Old", "fields": [{"name": "x", "type": "TextField"}]}])"}},
      {{"shop", R"([{"name": "New", "fields": [{"name": "x", "type": "SlugField"}]}])"}},
      {.renames = true});
  CHECK(detected.asked.empty());
}

TEST_CASE("a model of another app was not renamed", "[autodetector]") {
  test::Detected const detected =
      test::detect({{"depot", R"([{"name": "Old"}])"}, {"shop", "[]"}},
                   {{"depot", "[]"}, {"shop", R"([{"name": "New"}])"}}, {.renames = true});
  CHECK(detected.asked.empty());
}

TEST_CASE("proxies are created and deleted without their fields", "[autodetector]") {
  std::string const plain = R"([{"name": "Item"}])";
  std::string const with_proxy =
      R"([{"name": "Item"}, {"name": "Nice", "bases": ["Item"], "options": {"proxy": true}}])";
  CHECK(found({{"shop", plain}}, {{"shop", with_proxy}}) ==
        "shop.0002_nice (shop.0001_initial)\n"
        "  Create proxy model Nice\n");
  CHECK(found({{"shop", with_proxy}}, {{"shop", plain}}) ==
        "shop.0002_delete_nice (shop.0001_initial)\n"
        "  Delete model Nice\n");
}

TEST_CASE("what points at a proxy that becomes a model of its own is altered, as declared",
          "[autodetector]") {
  std::string const others = R"(, {"name": "Z", "fields": [
      {"name": "x", "type": "ForeignKey", "to": "X", "on_delete": "CASCADE"}]},
    {"name": "B", "fields": [
      {"name": "x", "type": "ForeignKey", "to": "X", "on_delete": "CASCADE"},
      {"name": "y", "type": "ForeignKey", "to": "X", "on_delete": "CASCADE"}]}])";
  CHECK(
      found({{"s", R"([{"name": "P"}, {"name": "X", "bases": ["P"], "options": {"proxy": true}})" +
                       others}},
            {{"s",
              R"([{"name": "P"}, {"name": "X", "fields": [{"name": "q", "type": "TextField"}]})" +
                  others}}) ==
      "s.0002_delete_x_x_alter_z_x_alter_b_x_alter_b_y (s.0001_initial)\n"
      "  Delete model X\n"
      "  Create model X\n"
      "  Alter field x on Z\n"
      "  Alter field x on B\n"
      "  Alter field y on B\n");
}

TEST_CASE("an unmanaged model is created without its relations", "[autodetector]") {
  std::vector<Operation> const operations =
      test::operations_between({{"shop", R"([{"name": "Item"}])"}}, {{"shop", R"([
        {"name": "Item"},
        {"name": "View", "fields": [
           {"name": "x", "type": "TextField"},
           {"name": "item", "type": "ForeignKey", "to": "Item", "on_delete": "CASCADE"}],
         "options": {"managed": false, "indexes": [{"type": "Index", "fields": ["x"]}]}}])"}});
  REQUIRE(operations.size() == 1);
  CreateModel const& create = std::get<CreateModel>(operations[0]);
  CHECK(names_of(create.fields) == std::vector<std::string_view>{"id", "x"});
  CHECK(!create.options.managed);
  CHECK(create.options.indexes.empty());
}

TEST_CASE("a model that becomes unmanaged changes its options", "[autodetector]") {
  CHECK(found({{"shop", R"([{"name": "Item"}])"}},
              {{"shop", R"([{"name": "Item", "options": {"managed": false}}])"}}) ==
        "shop.0002_alter_item_options (shop.0001_initial)\n"
        "  Change Meta options on item\n");
}

TEST_CASE("a child comes after its parent, and after the parent's field that it takes",
          "[autodetector]") {
  CHECK(found({{"shop", R"([{"name": "Base", "fields": [{"name": "title", "type": "TextField"},
                                                       {"name": "a", "type": "TextField"}]}])"}},
              {{"shop", R"([{"name": "Base", "fields": [{"name": "a", "type": "TextField"}]},
                 {"name": "A", "bases": ["Base"],
                  "fields": [{"name": "title", "type": "TextField"}]}])"}}) ==
        "shop.0002_remove_base_title_a (shop.0001_initial)\n"
        "  Remove field title from base\n"
        "  Create model A\n");
}

TEST_CASE("a swappable model comes first, and who points at it depends on the setting",
          "[autodetector]") {
  Settings settings;
  settings.models = {{"AUTH_USER_MODEL", "people.Person"}};
  CHECK(found({},
              {{"people", R"([{"name": "Aunt"},
                 {"name": "Person", "options": {"swappable": "AUTH_USER_MODEL"}}])"},
               {"shop", R"([{"name": "Order", "fields": [{"name": "by", "type": "ForeignKey",
                    "to": {"setting": "AUTH_USER_MODEL"}, "on_delete": "CASCADE"}]}])"}},
              {.settings = settings}) ==
        "people.0001_initial ()\n"
        "  Create model Person\n"
        "  Create model Aunt\n"
        "shop.0001_initial (AUTH_USER_MODEL)\n"
        "  Create model Order\n");
}

TEST_CASE("apps without migrations are left alone, unless they are to get some", "[autodetector]") {
  test::ModelTexts const from{{"depot", "[]"}};
  test::ModelTexts const to{{"depot", "[]"}, {"shop", R"([{"name": "Item"}])"}};
  CHECK(found(from, to, {.unmigrated_apps = {"shop"}}).empty());
  CHECK(found(from, to, {.unmigrated_apps = {"shop"}, .changes = {.convert_apps = {"shop"}}}) ==
        "shop.0001_initial ()\n"
        "  Create model Item\n");
}

TEST_CASE("without any migration Django does not know which apps have none", "[autodetector]") {
  // The dependency on what is dropped in the end cuts the app in two, where chopping would not.
  test::ModelTexts const to{{"a", R"([{"name": "A"}, {"name": "B", "fields": [
                 {"name": "c", "type": "ManyToManyField", "to": "c.C"}]}])"},
                            {"c", R"([{"name": "C", "bases": ["a.A"]}])"}};
  CHECK(found({}, to, {.unmigrated_apps = {"c"}}) ==
        "a.0001_initial ()\n"
        "  Create model A\n"
        "  Create model B\n"
        "a.0002_initial (a.0001_initial, c.0001_initial)\n"
        "  Add field c to b\n"
        "c.0001_initial (a.0001_initial)\n"
        "  Create model C\n");
}

TEST_CASE("named apps bring along what they depend on", "[autodetector]") {
  test::ModelTexts const to{
      {"a", R"([{"name": "A"}])"},
      {"b", R"([{"name": "B", "fields": [{"name": "a", "type": "ForeignKey", "to": "a.A",
                                         "on_delete": "CASCADE"}]}])"},
      {"c", R"([{"name": "C"}])"}};
  CHECK(found({}, to, {.changes = {.trim_to_apps = {"b"}}}) ==
        "a.0001_initial ()\n"
        "  Create model A\n"
        "b.0001_initial (a.0001_initial)\n"
        "  Create model B\n");
}

TEST_CASE("a dependency on an app without changes is one on its leaf", "[autodetector]") {
  test::ModelTexts const from{{"a", R"([{"name": "A"}])"}, {"b", "[]"}};
  test::ModelTexts const to{
      {"a", R"([{"name": "A"}])"},
      {"b", R"([{"name": "B", "fields": [{"name": "a", "type": "ForeignKey", "to": "a.A",
                                         "on_delete": "CASCADE"}]}])"}};
  CHECK(found(from, to) ==
        "b.0002_initial (a.0001_initial, b.0001_initial)\n"
        "  Create model B\n");
}

}  // namespace migrator
