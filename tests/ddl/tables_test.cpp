#include "ddl/tables.hpp"

#include "support/catch.hpp"
#include "support/editor_world.hpp"

namespace migrator {
namespace {

using testing::key;
using testing::make;
using testing::model_of;
using testing::relation;

}  // namespace

TEST_CASE("proxies, unmanaged models and swapped models have no table", "[ddl]") {
  ProjectState const state;
  Settings settings;
  ModelState model = model_of("User", {key()});
  CHECK(has_table({state, model}, settings));

  model.options.proxy = true;
  CHECK_FALSE(has_table({state, model}, settings));

  model.options.proxy = false;
  model.options.managed = false;
  CHECK_FALSE(has_table({state, model}, settings));

  model.options.managed = true;
  model.options.swappable = "AUTH_USER_MODEL";
  CHECK_FALSE(has_table({state, model}, settings));
  settings.models["AUTH_USER_MODEL"] = "lab.user";
  CHECK(has_table({state, model}, settings));
  model.options.swappable = "NO_SUCH_SETTING";
  CHECK(has_table({state, model}, settings));
}

TEST_CASE("a table is called after app and model unless it is given a name", "[ddl]") {
  ModelState model = model_of("DeviceType", {});
  CHECK(table_name(model) == "lab_devicetype");
  model.options.db_table = "Order Table";
  CHECK(table_name(model) == "Order Table");
  ModelState const long_one = model_of(std::string(70, 'M'), {});
  CHECK(table_name(long_one).size() == 63);
}

TEST_CASE("a column is called after its field, a key's with _id", "[ddl]") {
  CHECK(column_name(make("n", "IntegerField")) == "n");
  CHECK(column_name(relation("shelf", "ForeignKey", "lab.Shelf")) == "shelf_id");
  CHECK(column_name(relation("tags", "ManyToManyField", "lab.Tag")) == "tags");
  CHECK(column_name(make("n", "IntegerField", [](Field& field) { field.db_column = "m"; })) == "m");
}

TEST_CASE("a many-to-many table has a key to either side, unique together", "[ddl]") {
  ModelState const model = model_of("Book", {});
  NamedField const tags = relation("tags", "ManyToManyField", "lab.Tag");

  ModelState const through = many_to_many_model(model, tags);

  CHECK(through.name == "Book_tags");
  CHECK(table_name(through) == "lab_book_tags");
  REQUIRE(through.fields.size() == 2);
  CHECK(through.fields[0].name == "book");
  CHECK(through.fields[1].name == "tag");
  CHECK(through.fields[0].field.relation->to.resolve(through.key()) == model.key());
  CHECK(through.options.unique_together == Together{{"book", "tag"}});
}

TEST_CASE("a many-to-many table to the model itself has from and to", "[ddl]") {
  ModelState const model = model_of("Book", {});
  ManyToManyNames const names =
      many_to_many_names(model, relation("sequels", "ManyToManyField", "self"));
  CHECK(names.near == "from_book");
  CHECK(names.far == "to_book");
}

TEST_CASE("a many-to-many field with a through model has no table of its own", "[ddl]") {
  NamedField tags = relation("tags", "ManyToManyField", "lab.Tag");
  CHECK(is_automatic_many_to_many(tags));
  tags.field.relation->through = ModelReference{"lab.Tagging", ""};
  CHECK_FALSE(is_automatic_many_to_many(tags));
}

}  // namespace migrator
