#include "ddl/related_fields.hpp"

#include "ddl/tables.hpp"
#include "support/catch.hpp"
#include "support/editor_world.hpp"

namespace migrator {
namespace {

using testing::key;
using testing::model_of;
using testing::relation;

using Names = std::vector<std::string>;

// "table.column" of the keys that refer to that field, which is the same in both states.
Names referrers(testing::EditorWorld const& world, std::string_view model, std::string_view field) {
  FieldIn const at = get_field(world.model(model), field, world.settings);
  Names found;
  for (RelatedPair const& pair : related_fields(at, at, world.settings)) {
    found.push_back(table_name(*pair.fresh.model) + "." + column_name(pair.fresh.field));
  }
  return found;
}

NamedField named(NamedField field, std::string related_name) {
  field.field.relation->related_name = std::move(related_name);
  return field;
}

}  // namespace

TEST_CASE("keys are visited by the names their targets know them by", "[ddl]") {
  testing::EditorWorld world;
  world.state.put(model_of("Row", {key()}));
  world.state.put(model_of("A", {key(), named(relation("r", "ForeignKey", "lab.Row"), "zzz")}));
  world.state.put(model_of("B", {key(), relation("r", "ForeignKey", "lab.Row")}));
  world.state.put(model_of("C", {key(), named(relation("r", "ForeignKey", "lab.Row"), "+")}));
  world.state.put(model_of("D", {key(), relation("many", "ManyToManyField", "lab.Row")}));
  CHECK(referrers(world, "row", "id") ==
        Names{"lab_c.r_id", "lab_d_many.row_id", "lab_b.r_id", "lab_a.r_id"});
}

TEST_CASE("keys of keys follow each key, and each is visited once", "[ddl]") {
  testing::EditorWorld world;
  NamedField link = relation("row", "OneToOneField", "lab.Row");
  link.field.primary_key = true;
  NamedField self = relation("up", "ForeignKey", "self");
  world.state.put(model_of("Row", {key()}));
  world.state.put(model_of("Child", {link, self}));
  world.state.put(model_of("Leaf", {key(), relation("child", "ForeignKey", "lab.Child")}));
  CHECK(referrers(world, "row", "id") ==
        Names{"lab_child.row_id", "lab_child.up_id", "lab_leaf.child_id"});
}

TEST_CASE("a key with a to_field refers to that field alone", "[ddl]") {
  testing::EditorWorld world;
  NamedField by_code = relation("r", "ForeignKey", "lab.Row");
  by_code.field.relation->to_field = "code";
  world.state.put(model_of("Row", {key(), testing::text("code", 9)}));
  world.state.put(model_of("A", {key(), by_code}));
  CHECK(referrers(world, "row", "id").empty());
  CHECK(referrers(world, "row", "code") == Names{"lab_a.r_id"});
}

TEST_CASE("no key of a model that is swapped refers to anything", "[ddl]") {
  testing::EditorWorld world;
  ModelState swapped = model_of("Swapped", {key(), relation("one", "ForeignKey", "lab.Row"),
                                            relation("many", "ManyToManyField", "lab.Row")});
  swapped.options.swappable = "LAB_MODEL";
  world.state.put(model_of("Row", {key()}));
  world.state.put(swapped);
  CHECK(referrers(world, "row", "id") == Names{"lab_swapped_many.row_id", "lab_swapped.one_id"});
  world.settings.models["LAB_MODEL"] = "lab.Other";
  CHECK(referrers(world, "row", "id").empty());
}

TEST_CASE("a chain of a thousand keys is followed in a moment", "[ddl]") {
  constexpr int count = 1'000;
  testing::EditorWorld world;
  world.state.put(model_of("M0", {key()}));
  for (int i = 1; i < count; ++i) {
    NamedField link = relation("up", "OneToOneField", "lab.M" + std::to_string(i - 1));
    link.field.primary_key = true;
    world.state.put(model_of("M" + std::to_string(i), {link}));
  }
  Names const found = referrers(world, "m0", "id");
  REQUIRE(found.size() == count - 1);
  CHECK(found.front() == "lab_m1.up_id");
  CHECK(found.back() == "lab_m999.up_id");
}

}  // namespace migrator
