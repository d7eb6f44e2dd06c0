// What each operation does to the state (django-behaviour 7).
#include "migrator/error.hpp"
#include "migrator/operation.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace migrator;

namespace {

Field integer() {
  return make_field("IntegerField");
}

Field foreign_key(std::string const& to) {
  Field field = make_field("ForeignKey");
  field.relation->to.name = to;
  field.relation->on_delete = "CASCADE";
  return field;
}

ProjectState state_of(std::vector<Operation> const& operations) {
  ProjectState state;
  for (Operation const& operation : operations) {
    state_forwards(operation, "shop", state);
  }
  return state;
}

ModelState const& item(ProjectState const& state) {
  return state.model({"shop", "item"});
}

std::vector<std::string> field_names(ModelState const& model) {
  std::vector<std::string> names;
  for (NamedField const& field : model.fields) {
    names.push_back(field.name);
  }
  return names;
}

CreateModel const create_item{.name = "Item", .fields = {{"a", integer()}, {"b", integer()}}};

}  // namespace

TEST_CASE("CreateModel replaces a model of its name without a word", "[operations]") {
  ProjectState const state =
      state_of({create_item, CreateModel{.name = "ITEM", .fields = {{"c", integer()}}}});
  CHECK(item(state).name == "ITEM");
  CHECK(field_names(item(state)) == std::vector<std::string>{"c"});
}

TEST_CASE("DeleteModel leaves relations to the model, which cannot be rendered", "[operations]") {
  ProjectState const state =
      state_of({create_item, CreateModel{.name = "Sale", .fields = {{"item", foreign_key("Item")}}},
                DeleteModel{.name = "item"}});
  CHECK_THROWS_WITH(state.require_renderable(),
                    "The field shop.Sale.item was declared with a lazy reference to 'shop.item', "
                    "but app 'shop' doesn't provide model 'item'.");
}

TEST_CASE("once rendered, a missing target is noticed when all models are rendered anew",
          "[operations]") {
  ProjectState state = state_of(
      {create_item, CreateModel{.name = "Sale", .fields = {{"item", foreign_key("Item")}}}});
  state.require_renderable();
  state_forwards(Operation{DeleteModel{.name = "item"}}, "shop", state);
  CHECK_NOTHROW(state.require_renderable());
  CHECK_NOTHROW(state.require_all_renderable());  // nothing made Django put anything off

  state_forwards(Operation{AddField{.model_name = "sale", .name = "n", .field = integer()}}, "shop",
                 state);
  CHECK_NOTHROW(state.require_renderable());
  CHECK_THROWS_AS(state.require_all_renderable(), StateError);
}

TEST_CASE("an app without any model counts as not installed", "[operations]") {
  ProjectState const state =
      state_of({CreateModel{.name = "Sale", .fields = {{"user", foreign_key("auth.User")}}}});
  CHECK_THROWS_WITH(state.require_renderable(),
                    "The field shop.Sale.user was declared with a lazy reference to 'auth.user', "
                    "but app 'auth' isn't installed.");
}

TEST_CASE("a rendered state that loses a model is not checked for relations again, as in Django",
          "[operations]") {
  ProjectState state = state_of(
      {create_item, CreateModel{.name = "Sale", .fields = {{"item", foreign_key("Item")}}}});
  CHECK_NOTHROW(state.require_renderable());
  state_forwards(DeleteModel{.name = "Item"}, "shop", state);
  CHECK_NOTHROW(state.require_renderable());
}

TEST_CASE("a base that is not there is noticed in a rendered state too", "[operations]") {
  ProjectState state = state_of({create_item});
  CHECK_NOTHROW(state.require_renderable());
  state_forwards(CreateModel{.name = "Child", .bases = {{.name = "shop.Gone", .setting = {}}}},
                 "shop", state);
  CHECK_THROWS_WITH(state.require_renderable(),
                    "Cannot resolve bases for [<ModelState: 'shop.Child'>]");
}

TEST_CASE("a missing target of a many-to-many field is missed by the table between too",
          "[operations]") {
  Field tags = make_field("ManyToManyField");
  tags.relation->to.name = "shop.Tag";
  ProjectState const state = state_of({CreateModel{.name = "Sale", .fields = {{"tags", tags}}}});
  CHECK_THROWS_WITH(state.require_renderable(),
                    "The field shop.Sale.tags was declared with a lazy reference to 'shop.tag', "
                    "but app 'shop' doesn't provide model 'tag'.\n"
                    "The field shop.Sale_tags.tag was declared with a lazy reference to "
                    "'shop.tag', but app 'shop' doesn't provide model 'tag'.");
}

TEST_CASE("a model has one automatic field at most", "[operations]") {
  Field id = make_field("BigAutoField");
  id.primary_key = true;
  ProjectState state = state_of({CreateModel{.name = "Sale", .fields = {{"id", id}}}});
  CHECK_NOTHROW(state.require_renderable());
  AddField const add{.model_name = "sale", .name = "n", .field = make_field("AutoField")};
  state_forwards(add, "shop", state);
  CHECK_THROWS_WITH(state.require_renderable(),
                    "Model shop.Sale can't have more than one auto-generated field.");
}

TEST_CASE("unresolved bases are told in the order in which the models came", "[operations]") {
  auto const child = [](std::string const& name, std::string const& base) {
    return CreateModel{.name = name, .bases = {{.name = "shop." + base, .setting = {}}}};
  };
  ProjectState state = state_of(
      {create_item, child("C", "Item"), child("B", "C"), child("A", "Item"), child("D", "C")});
  state_forwards(AddField{.model_name = "d", .name = "n", .field = integer()}, "shop", state);
  state_forwards(DeleteModel{.name = "C"}, "shop", state);
  state_forwards(child("C", "Gone"), "shop", state);
  CHECK_THROWS_WITH(state.require_renderable(),
                    "Cannot resolve bases for [<ModelState: 'shop.B'>, <ModelState: 'shop.D'>, "
                    "<ModelState: 'shop.C'>]");
}

TEST_CASE("a model has no field of the name of a base's", "[operations]") {
  ModelBases const bases{{.name = "shop.Item", .setting = {}}};
  auto const clash = [](std::string const& field) {
    return "Local field '" + field +
           "' in class 'Child' clashes with field of the same name from base class 'Item'.";
  };
  CreateModel const child{.name = "Child", .fields = {{"x", integer()}}, .bases = bases};
  ProjectState state = state_of({create_item, child});
  CHECK_NOTHROW(state.require_renderable());

  SECTION("that it declares itself") {
    state_forwards(AddField{.model_name = "child", .name = "a", .field = integer()}, "shop", state);
    CHECK_THROWS_WITH(state.require_renderable(), clash("a"));
  }
  SECTION("that the base is given later") {
    state_forwards(AddField{.model_name = "item", .name = "x", .field = integer()}, "shop", state);
    CHECK_THROWS_WITH(state.require_renderable(), clash("x"));
  }
  SECTION("that the base has without declaring it") {
    state_forwards(AddField{.model_name = "child", .name = "id", .field = integer()}, "shop",
                   state);
    CHECK_THROWS_WITH(state.require_renderable(), clash("id"));
  }
  SECTION("by which it is linked to the base") {
    state_forwards(AddField{.model_name = "child", .name = "item_ptr", .field = integer()}, "shop",
                   state);
    CHECK_THROWS_WITH(state.require_renderable(),
                      "Auto-generated field 'item_ptr' in class 'Child' for parent_link to base "
                      "class 'Item' clashes with declared field of the same name.");
  }
  SECTION("but the declared link") {
    Field link = make_field("OneToOneField");
    link.relation->to.name = "shop.Item";
    link.relation->parent_link = true;
    state_forwards(AddField{.model_name = "child", .name = "item_ptr", .field = link}, "shop",
                   state);
    CHECK_NOTHROW(state.require_renderable());
  }
}

TEST_CASE("a renamed model leaves behind the models that derive from it", "[operations]") {
  Field link = make_field("OneToOneField");
  link.relation->to.name = "shop.Item";
  link.relation->parent_link = true;
  CreateModel const child{.name = "Child",
                          .fields = {{"item_ptr", link}},
                          .bases = {{.name = "shop.Item", .setting = {}}}};
  ProjectState state = state_of({create_item, child});
  RenameModel const rename{.old_name = "Item", .new_name = "Thing"};

  SECTION("without a base") {
    state_forwards(rename, "shop", state);
    CHECK_THROWS_WITH(state.require_renderable(),
                      "Cannot resolve bases for [<ModelState: 'shop.Child'>]");
  }
  SECTION("with a link that is none to their base, once they are rendered") {
    state.require_renderable();
    CHECK_THROWS_WITH(state_forwards(rename, "shop", state),
                      "Auto-generated field 'item_ptr' in class 'Child' for parent_link to base "
                      "class 'Item' clashes with declared field of the same name.");
  }
}

TEST_CASE("RenameModel points every relation at the new name, but self stays self",
          "[operations]") {
  Field through = make_field("ManyToManyField");
  through.relation->to.name = "shop.Sale";
  through.relation->through = ModelReference{.name = "Item", .setting = {}};
  ProjectState const state =
      state_of({CreateModel{.name = "Item", .fields = {{"parent", foreign_key("self")}}},
                CreateModel{.name = "Sale",
                            .fields = {{"item", foreign_key("shop.ITEM")}, {"items", through}}},
                RenameModel{.old_name = "Item", .new_name = "Thing"}});
  CHECK(state.find({"shop", "item"}) == nullptr);
  ModelState const& thing = state.model({"shop", "thing"});
  CHECK(thing.name == "Thing");
  CHECK(thing.field("parent").relation->to.name == "self");
  ModelState const& sale = state.model({"shop", "sale"});
  CHECK(sale.field("item").relation->to.name == "shop.Thing");
  CHECK(sale.field("items").relation->through->name == "shop.Thing");
}

TEST_CASE("fields are appended, overwritten in place, and renamed to the end", "[operations]") {
  ProjectState state =
      state_of({create_item, AddField{.model_name = "item", .name = "c", .field = integer()}});
  CHECK(field_names(item(state)) == std::vector<std::string>{"a", "b", "c"});
  state_forwards(AddField{.model_name = "Item", .name = "a", .field = make_field("TextField")},
                 "shop", state);
  CHECK(field_names(item(state)) == std::vector<std::string>{"a", "b", "c"});
  CHECK(item(state).field("a").is("TextField"));
  state_forwards(RenameField{.model_name = "item", .old_name = "a", .new_name = "z"}, "shop",
                 state);
  CHECK(field_names(item(state)) == std::vector<std::string>{"b", "c", "z"});
  state_forwards(RemoveField{.model_name = "item", .name = "c"}, "shop", state);
  CHECK(field_names(item(state)) == std::vector<std::string>{"b", "z"});
}

TEST_CASE("a default that is not preserved is not in the state", "[operations]") {
  Field with_default = integer();
  with_default.default_value = Value{5};
  ProjectState const state = state_of(
      {create_item, AddField{.model_name = "item", .name = "c", .field = with_default},
       AddField{
           .model_name = "item", .name = "d", .field = with_default, .preserve_default = false}});
  CHECK(item(state).field("c").default_value == Value{5});
  CHECK_FALSE(item(state).field("d").default_value);
}

TEST_CASE("RenameField follows in groups, keys and to_field, and nowhere else", "[operations]") {
  Field key = make_field("CompositePrimaryKey");
  key.options["field_names"] = Value{ValueList{Value{"a"}, Value{"b"}}};
  Field to_a = foreign_key("Item");
  to_a.relation->to_field = "a";
  CreateModel create = create_item;
  create.fields.push_back({"pk", key});
  create.options.unique_together = {{"a", "b"}};
  create.options.index_together = {{"b", "a"}};
  create.options.indexes = {Index{.name = "i", .fields = {"a"}}};
  create.options.order_with_respect_to = "a";
  ProjectState const state =
      state_of({create, CreateModel{.name = "Sale", .fields = {{"item", to_a}}},
                RenameField{.model_name = "item", .old_name = "a", .new_name = "z"}});
  ModelOptions const& options = item(state).options;
  CHECK(options.unique_together == Together{{"z", "b"}});
  CHECK(options.index_together == Together{{"b", "z"}});
  CHECK(options.indexes[0].fields == std::vector<std::string>{"a"});
  CHECK(options.order_with_respect_to == "a");
  CHECK(text_list_option(item(state).field("pk"), "field_names") ==
        std::vector<std::string>{"z", "b"});
  CHECK(state.model({"shop", "sale"}).field("item").relation->to_field == "z");
  CHECK_THROWS_WITH(state.require_renderable(), "Item has no field named 'a'");
}

TEST_CASE("RenameField of a missing field is refused in Django's words", "[operations]") {
  ProjectState state = state_of({create_item});
  CHECK_THROWS_WITH(
      state_forwards(RenameField{.model_name = "Item", .old_name = "x", .new_name = "y"}, "shop",
                     state),
      "shop.item has no field named 'x'");
}

TEST_CASE("AlterModelOptions resets what it does not mention", "[operations]") {
  CreateModel create = create_item;
  create.options.managed = false;
  create.options.other = {{"ordering", Value{ValueList{Value{"a"}}}}, {"app_label", Value{"x"}}};
  ProjectState const state = state_of(
      {create, AlterModelOptions{.name = "item", .options = {{"verbose_name", Value{"thing"}}}}});
  ModelOptions const& options = item(state).options;
  CHECK(options.managed);
  CHECK_FALSE(options.other.contains("ordering"));
  CHECK(options.other.at("verbose_name") == Value{"thing"});
  CHECK(options.other.at("app_label") == Value{"x"});
}

TEST_CASE("indexes and constraints are appended, renamed and dropped by name", "[operations]") {
  ProjectState state = state_of(
      {create_item, AddIndex{.model_name = "item", .index = {.name = "i", .fields = {"a"}}},
       AddConstraint{.model_name = "item",
                     .constraint = CheckConstraint{.name = "c", .condition = "a > 0"}},
       RenameIndex{.model_name = "item", .new_name = "j", .old_name = "i"},
       RemoveIndex{.model_name = "item", .name = "missing"},
       RemoveConstraint{.model_name = "item", .name = "missing"}});
  REQUIRE(item(state).options.indexes.size() == 1);
  CHECK(item(state).options.indexes[0].name == "j");
  REQUIRE(item(state).options.constraints.size() == 1);
  state_forwards(RemoveIndex{.model_name = "item", .name = "j"}, "shop", state);
  state_forwards(RemoveConstraint{.model_name = "item", .name = "c"}, "shop", state);
  CHECK(item(state).options.indexes.empty());
  CHECK(item(state).options.constraints.empty());
}

TEST_CASE("RenameIndex of fields turns index_together into an index", "[operations]") {
  CreateModel create = create_item;
  create.options.index_together = {{"a", "b"}};
  ProjectState const state = state_of(
      {create, RenameIndex{.model_name = "item", .new_name = "n", .old_fields = {"a", "b"}}});
  CHECK(item(state).options.index_together.empty());
  REQUIRE(item(state).options.indexes.size() == 1);
  CHECK(item(state).options.indexes[0].fields == std::vector<std::string>{"a", "b"});
}

TEST_CASE("RunSQL and SeparateDatabaseAndState change the state by their state operations",
          "[operations]") {
  ProjectState const state =
      state_of({RunSQL{.sql = {}, .state_operations = {create_item}},
                SeparateDatabaseAndState{
                    .database_operations = {DeleteModel{.name = "Item"}},
                    .state_operations = {RenameModel{.old_name = "Item", .new_name = "Thing"}}}});
  CHECK(state.find({"shop", "thing"}) != nullptr);
}

TEST_CASE("an operation on a missing model names it", "[operations]") {
  ProjectState state;
  CHECK_THROWS_WITH(state_forwards(DeleteModel{.name = "Item"}, "shop", state),
                    "there is no model shop.item at this point of the history");
}

TEST_CASE("copies of a state share nothing that changes", "[operations]") {
  ProjectState const before = state_of({create_item});
  ProjectState after = before;
  state_forwards(RemoveField{.model_name = "item", .name = "a"}, "shop", after);
  CHECK(field_names(item(before)) == std::vector<std::string>{"a", "b"});
  CHECK_FALSE(before == after);
}

TEST_CASE("RenameModel refuses a name that is the old one but for case", "[operations]") {
  CHECK_THROWS_WITH(
      state_of({create_item, RenameModel{.old_name = "Item", .new_name = "ITEM"}}),
      "RenameModel from 'Item' to 'ITEM' renames nothing: names of models are compared without "
      "regard to case");
}

TEST_CASE("models that inherit from each other in a circle cannot be rendered", "[operations]") {
  CreateModel const first{.name = "First", .bases = {{"shop.Second", {}}}};
  CreateModel const second{.name = "Second", .bases = {{"shop.First", {}}}};
  CreateModel const own{.name = "Own", .bases = {{"shop.Own", {}}}};
  CHECK_THROWS_WITH(
      state_of({first, second}).require_renderable(),
      "Cannot resolve bases for [<ModelState: 'shop.First'>, <ModelState: 'shop.Second'>]");
  CHECK_THROWS_WITH(state_of({own}).require_renderable(),
                    "Cannot resolve bases for [<ModelState: 'shop.Own'>]");
}

TEST_CASE("what is not there is told with the nearest thing that is", "[operations]") {
  CHECK_THROWS_WITH(state_of({create_item, DeleteModel{.name = "Itme"}}),
                    "there is no model shop.itme at this point of the history (did you mean "
                    "'shop.item'?)");
  CHECK_THROWS_WITH(
      state_of({create_item, RenameField{.model_name = "item", .old_name = "aa", .new_name = "c"}}),
      "shop.item has no field named 'aa' (did you mean 'a'?)");
}
