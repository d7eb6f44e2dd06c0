#include "ddl/model_fields.hpp"

#include "ddl/column_type.hpp"
#include "ddl/tables.hpp"
#include "migrator/error.hpp"
#include "support/catch.hpp"
#include "support/editor_world.hpp"

namespace migrator {
namespace {

using testing::key;
using testing::make;
using testing::model_of;
using testing::relation;

std::vector<std::string> names(std::vector<NamedField> const& fields) {
  std::vector<std::string> all;
  all.reserve(fields.size());
  for (NamedField const& field : fields) {
    all.push_back(field.name);
  }
  return all;
}

using Names = std::vector<std::string>;

struct World : testing::EditorWorld {
  Names local(std::string_view name) const { return names(local_fields(model(name), settings)); }
  std::string type_of(std::string_view model_name, std::string_view field) const {
    FieldIn const found = get_field(model(model_name), field, settings);
    return column_type(found.model, found.field, settings)->type;
  }
};

ModelState child_of(std::string base, ModelState model) {
  model.bases = {ModelReference{std::move(base), ""}};
  return model;
}

}  // namespace

TEST_CASE("a model without a key has a first field id", "[ddl]") {
  World world;
  world.settings.default_auto_field = "AutoField";
  world.state.put(model_of("Row", {make("n", "IntegerField")}));
  CHECK(world.local("row") == Names{"id", "n"});
  CHECK(world.type_of("row", "id") == "integer");
  CHECK(primary_key(world.model("row"), world.settings).field.name == "id");
}

TEST_CASE("a foreign key can be named by its attname, whatever its column", "[ddl]") {
  World world;
  world.state.put(model_of("Box", {key()}));
  NamedField box = relation("box", "ForeignKey", "lab.Box");
  box.field.db_column = "in_box";
  world.state.put(model_of("Row", {key(), box, relation("tags", "ManyToManyField", "lab.Box")}));
  world.state.put(child_of("lab.Row", model_of("Part", {})));

  CHECK(get_field(world.model("row"), "box_id", world.settings).field == box);
  CHECK(get_field(world.model("part"), "box_id", world.settings).field == box);
  CHECK(get_field(world.model("part"), "row_ptr_id", world.settings).field.name == "row_ptr");
  CHECK_THROWS_AS(get_field(world.model("row"), "in_box", world.settings), StateError);
  CHECK_THROWS_AS(get_field(world.model("row"), "tags_id", world.settings), StateError);
}

TEST_CASE("a declared id that is no key hides the automatic one, which stays the key", "[ddl]") {
  World world;
  world.state.put(model_of("Row", {make("id", "SmallIntegerField")}));
  CHECK(world.local("row") == Names{"id", "id"});
  CHECK(world.type_of("row", "id") == "smallint");
  CHECK(primary_key(world.model("row"), world.settings).field.field.is("BigAutoField"));
}

TEST_CASE("automatic fields come first, the later ones before the earlier", "[ddl]") {
  World world;
  auto const automatic = [](Field& field) { field.auto_created = true; };
  world.state.put(
      model_of("Row", {key("k"), make("a", "IntegerField", automatic), make("n", "IntegerField"),
                       make("b", "IntegerField", automatic)}));
  CHECK(world.local("row") == Names{"b", "a", "k", "n"});
}

TEST_CASE("an ordered model's _order comes last and many-to-many fields are left out", "[ddl]") {
  World world;
  ModelState row = model_of("Row", {key(), relation("tags", "ManyToManyField", "lab.Tag"),
                                    relation("shelf", "ForeignKey", "lab.Shelf")});
  row.options.order_with_respect_to = "shelf";
  world.state.put(row);
  CHECK(world.local("row") == Names{"id", "shelf", "_order"});
}

TEST_CASE("a child's key is its link to the parent, declared or not", "[ddl]") {
  World world;
  world.state.put(model_of("Place", {key("code", "UUIDField"), make("n", "IntegerField")}));
  world.state.put(child_of("lab.Place", model_of("Bar", {make("m", "IntegerField")})));
  NamedField link = relation("link", "OneToOneField", "lab.Place");
  link.field.relation->parent_link = true;
  world.state.put(child_of("lab.Place", model_of("Pub", {link})));

  CHECK(world.local("bar") == Names{"place_ptr", "m"});
  CHECK(primary_key(world.model("pub"), world.settings).field.name == "link");
  CHECK(world.type_of("bar", "place_ptr") == "uuid");
}

TEST_CASE("fields of parents are found in the parent's table", "[ddl]") {
  World world;
  world.state.put(model_of("Place", {key(), make("n", "IntegerField")}));
  world.state.put(child_of("lab.Place", model_of("Bar", {})));
  world.state.put(child_of("lab.Bar", model_of("Pub", {})));

  FieldIn const found = get_field(world.model("pub"), "n", world.settings);

  CHECK(table_name(found.model.model) == "lab_place");
  CHECK_THROWS_WITH(get_field(world.model("pub"), "x", world.settings),
                    "Pub has no field named 'x'");
}

TEST_CASE("a proxy stands for the table of the model it is a proxy of", "[ddl]") {
  World world;
  world.state.put(model_of("Place", {key()}));
  ModelState proxy = child_of("lab.Place", model_of("Nice", {}));
  proxy.options.proxy = true;
  world.state.put(proxy);
  world.state.put(child_of("lab.Nice", model_of("Bar", {})));

  CHECK(concrete_model(world.model("nice")).model.name == "Place");
  CHECK(world.local("bar") == Names{"place_ptr"});
}

TEST_CASE("foreign keys have the type of the field at the end of the chain", "[ddl]") {
  World world;
  world.state.put(model_of("A", {testing::text("code", 9), key()}));
  world.state.put(model_of("B", {relation("a", "OneToOneField", "lab.A")}));
  NamedField to_code = relation("c", "ForeignKey", "lab.A");
  to_code.field.relation->to_field = "code";
  world.state.put(model_of("C", {key(), to_code}));
  world.state.put(model_of("D", {key("k", "PositiveIntegerField")}));
  world.state.put(model_of("E", {relation("d", "ForeignKey", "D")}));

  CHECK(world.type_of("b", "a") == "bigint");
  CHECK(world.type_of("c", "c") == "varchar(9)");
  CHECK(world.type_of("e", "d") == "integer");
}

TEST_CASE("what a foreign key ends at is found anew when a model on its way changes", "[ddl]") {
  World world;
  world.state.put(model_of("A", {key("code", "UUIDField")}));
  world.state.put(model_of("B", {relation("a", "OneToOneField", "lab.A")}));
  world.state.put(model_of("C", {key(), relation("b", "ForeignKey", "lab.B")}));
  NamedField to_key = relation("a", "OneToOneField", "lab.A");
  to_key.field.primary_key = true;
  world.state.put(model_of("B", {to_key}));
  CHECK(world.type_of("c", "b") == "uuid");
  ProjectState const before = world.state;

  world.state.put(model_of("A", {key("code", "SmallIntegerField")}));
  CHECK(world.type_of("c", "b") == "smallint");
  world.state.put(model_of("B", {key("id", "IntegerField")}));
  CHECK(world.type_of("c", "b") == "integer");
  world.state.erase({"lab", "b"});
  CHECK_THROWS_WITH(world.type_of("c", "b"), "Related model 'lab.b' cannot be resolved");
  FieldIn const old = get_field({before, before.model({"lab", "c"})}, "b", world.settings);
  CHECK(column_type(old.model, old.field, world.settings)->type == "uuid");
}

TEST_CASE("two copies of a state that get different models do not share what they find", "[ddl]") {
  World world;
  world.state.put(model_of("A", {key(), relation("late", "ForeignKey", "lab.Late")}));
  World other;
  other.state = world.state;
  world.state.put(model_of("Late", {key("id", "UUIDField")}));
  other.state.put(model_of("Late", {key("id", "TextField")}));
  world.state.put(model_of("B", {relation("a", "ForeignKey", "lab.A")}));
  CHECK(world.type_of("a", "late") == "uuid");
  CHECK(other.type_of("a", "late") == "text");
}

TEST_CASE("a chain of thousands of keys is walked in a moment", "[ddl]") {
  constexpr int count = 5'000;
  World world;
  world.state.put(model_of("M0", {key("id", "UUIDField")}));
  for (int i = 1; i < count; ++i) {
    NamedField link = relation("up", "OneToOneField", "lab.M" + std::to_string(i - 1));
    link.field.primary_key = true;
    world.state.put(model_of("M" + std::to_string(i), {link}));
  }
  for (int i = 1; i < count; ++i) {
    CHECK(world.type_of("m" + std::to_string(i), "up") == "uuid");
  }
}

TEST_CASE("keys that end at themselves are an error, not an endless loop", "[ddl]") {
  World world;
  NamedField a = relation("b", "OneToOneField", "lab.B");
  NamedField b = relation("a", "OneToOneField", "lab.A");
  a.field.primary_key = true;
  b.field.primary_key = true;
  world.state.put(model_of("A", {a}));
  world.state.put(model_of("B", {b}));
  CHECK_THROWS_WITH(world.type_of("a", "b"), testing::containing("ends at itself"));
}

TEST_CASE("a relation to a model that is not there names it", "[ddl]") {
  World world;
  world.state.put(model_of("A", {key(), relation("b", "ForeignKey", "lab.late")}));
  CHECK_THROWS_WITH(world.type_of("a", "b"), "Related model 'lab.late' cannot be resolved");
}

TEST_CASE("bases in a circle are walked once", "[ddl]") {
  World world;
  world.state.put(child_of("lab.B", model_of("A", {key()})));
  world.state.put(child_of("lab.A", model_of("B", {key()})));
  CHECK_THROWS_AS(get_field(world.model("a"), "x", world.settings), StateError);
}

}  // namespace migrator
