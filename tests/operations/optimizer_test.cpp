// What each operation makes of each other one, and what may be moved past what (django-behaviour
// 13.3).
#include "migrator/optimizer.hpp"

#include "migrator/error.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace migrator;

namespace {

using Operations = std::vector<Operation>;

Field integer() {
  return make_field("IntegerField");
}

Field text() {
  return make_field("TextField");
}

Field foreign_key(std::string const& to, std::optional<std::string> to_field = std::nullopt) {
  Field field = make_field("ForeignKey");
  field.relation->to.name = to;
  field.relation->on_delete = "CASCADE";
  field.relation->to_field = std::move(to_field);
  return field;
}

Field many_to_many(std::string const& to, std::string const& through) {
  Field field = make_field("ManyToManyField");
  field.relation->to.name = to;
  field.relation->through = ModelReference{through, ""};
  return field;
}

// A model with a field `a`, and what else is given.
CreateModel model(std::string const& name, std::vector<NamedField> more = {}) {
  CreateModel model{.name = name, .fields = {{"a", integer()}}};
  model.fields.insert(model.fields.end(), more.begin(), more.end());
  return model;
}

AddField add(std::string const& model_name, std::string const& name, Field field = integer()) {
  return {.model_name = model_name, .name = name, .field = std::move(field)};
}

AlterField alter(std::string const& model_name, std::string const& name, Field field = text()) {
  return {.model_name = model_name, .name = name, .field = std::move(field)};
}

RemoveField remove(std::string const& model_name, std::string const& name) {
  return {.model_name = model_name, .name = name};
}

RenameField rename(std::string const& model_name, std::string const& old_name,
                   std::string const& new_name) {
  return {.model_name = model_name, .old_name = old_name, .new_name = new_name};
}

RunSQL run_sql(bool elidable = false) {
  return {.sql = {.entries = {{.sql = "SELECT 1", .params = std::nullopt}}}, .elidable = elidable};
}

Index index(std::string const& name) {
  return {.name = name, .fields = {"a"}};
}

Constraint check(std::string const& name, std::string const& condition = "a > 0") {
  return CheckConstraint{.name = name, .condition = condition};
}

AlterModelOptions options_of(std::string const& name, std::string const& label) {
  return {.name = name, .options = {{"verbose_name", Value{label}}}};
}

void becomes(Operations const& operations, Operations const& expected) {
  Operations const optimized = optimize(operations, "shop");
  std::string told;
  for (Operation const& operation : optimized) {
    told += describe(operation) + "; ";
  }
  CAPTURE(told);
  CHECK(optimized == expected);
}

void stays(Operations const& operations) {
  becomes(operations, operations);
}

// The only operation that is left, a CreateModel.
CreateModel only_model(Operations const& operations) {
  Operations const optimized = optimize(operations, "shop");
  REQUIRE(optimized.size() == 1);
  REQUIRE(std::holds_alternative<CreateModel>(optimized.front()));
  return std::get<CreateModel>(optimized.front());
}

}  // namespace

TEST_CASE("nothing becomes nothing", "[optimizer]") {
  stays({});
  stays({model("Item")});
}

TEST_CASE("a model that is deleted again was never there, unless it is a proxy", "[optimizer]") {
  becomes({model("Item"), DeleteModel{.name = "item"}}, {});
  becomes({model("Item"), add("item", "b"), alter("item", "b"), options_of("item", "x"),
           DeleteModel{.name = "Item"}},
          {});
  CreateModel proxy = model("Item");
  proxy.options.proxy = true;
  stays({proxy, DeleteModel{.name = "Item"}});
  stays({model("Item"), DeleteModel{.name = "Other"}});
}

TEST_CASE("a model is made under the name that it is given later", "[optimizer]") {
  becomes({model("Item"), RenameModel{.old_name = "item", .new_name = "Thing"}}, {model("Thing")});
  stays({model("Item"), RenameModel{.old_name = "Other", .new_name = "Thing"}});
  // What is between and refers to the old name is not changed, as in Django.
  becomes({model("Item"), model("Box", {{"item", foreign_key("shop.Item")}}),
           RenameModel{.old_name = "Item", .new_name = "Thing"}},
          {model("Thing"), model("Box", {{"item", foreign_key("shop.Item")}})});
}

TEST_CASE("fields are added, altered and removed in the model", "[optimizer]") {
  becomes({model("Item"), add("ITEM", "b")}, {model("Item", {{"b", integer()}})});
  becomes({model("Item", {{"b", integer()}}), alter("item", "b")},
          {model("Item", {{"b", text()}})});
  becomes({model("Item", {{"b", integer()}}), remove("item", "B")}, {model("Item")});
  becomes({model("Item"), alter("item", "missing")}, {model("Item")});
  stays({model("Item"), add("other", "b")});
}

TEST_CASE("a default that was to serve once is kept in the model, as in Django", "[optimizer]") {
  Field field = integer();
  field.default_value = Value{1};
  AddField once = add("item", "b", field);
  once.preserve_default = false;
  becomes({model("Item"), once}, {model("Item", {{"b", field}})});
}

TEST_CASE("a field is renamed in its place, and in the options that name it", "[optimizer]") {
  CreateModel before{.name = "Item", .fields = {{"a", integer()}, {"b", integer()}}};
  before.options.unique_together = {{"a", "b"}};
  before.options.index_together = {{"b", "a"}, {"b"}};
  before.options.order_with_respect_to = "a";
  CreateModel after{.name = "Item", .fields = {{"c", integer()}, {"b", integer()}}};
  after.options.unique_together = {{"c", "b"}};
  after.options.index_together = {{"b", "c"}, {"b"}};
  after.options.order_with_respect_to = "c";
  becomes({before, rename("item", "a", "c")}, {after});
  becomes({before, rename("item", "missing", "c")}, {before});
}

TEST_CASE("a removed field leaves the groups and the order", "[optimizer]") {
  CreateModel before{.name = "Item", .fields = {{"a", integer()}, {"b", integer()}}};
  before.options.unique_together = {{"a", "b"}, {"b"}};
  before.options.index_together = {{"b"}};
  before.options.order_with_respect_to = "b";
  CreateModel after = model("Item");
  after.options.unique_together = {{"a"}};
  becomes({before, remove("item", "b")}, {after});
  CHECK(only_model({before, remove("item", "b")}).options.at_default.names.empty());
}

TEST_CASE("a model with two fields of one name is refused in Django's words", "[optimizer]") {
  CHECK_THROWS_AS(optimize({model("Item"), add("item", "a")}, "shop"), StateError);
  CHECK_THROWS_WITH(
      optimize({model("Item", {{"b", text()}}), rename("item", "b", "a")}, "shop"),
      Catch::Matchers::StartsWith("Found duplicate value a in CreateModel fields argument"));
  becomes({model("Item"), rename("item", "a", "a")}, {model("Item")});
}

TEST_CASE("a field that comes twice behind a barrier is nobody's business", "[optimizer]") {
  AlterUniqueTogether const grouped{.name = "item", .unique_together = {{"a"}}};
  becomes(
      {model("Item"), run_sql(), AlterUniqueTogether{.name = "item"}, grouped, add("item", "a")},
      {model("Item"), run_sql(), grouped, add("item", "a")});
}

TEST_CASE("the options of a model are set in making it", "[optimizer]") {
  CreateModel expected = model("Item");
  expected.options.db_table = "items";
  becomes({model("Item"), AlterModelTable{.name = "item", .table = "items"}}, {expected});

  expected = model("Item");
  expected.options.db_table_comment = "what we sell";
  becomes({model("Item"), AlterModelTableComment{.name = "item", .table_comment = "what we sell"}},
          {expected});

  expected = model("Item");
  expected.options.unique_together = {{"a"}};
  becomes({model("Item"), AlterUniqueTogether{.name = "item", .unique_together = {{"a"}}}},
          {expected});

  expected = model("Item");
  expected.options.index_together = {{"a"}};
  becomes({model("Item"), AlterIndexTogether{.name = "item", .index_together = {{"a"}}}},
          {expected});

  expected = model("Item");
  expected.options.order_with_respect_to = "a";
  becomes({model("Item"), AlterOrderWithRespectTo{.name = "item", .order_with_respect_to = "a"}},
          {expected});

  expected = model("Item");
  expected.managers = ValueList{};
  becomes({model("Item"), AlterModelManagers{.name = "item", .managers = ValueList{}}}, {expected});
}

TEST_CASE("altered options replace those that can be altered and no others", "[optimizer]") {
  CreateModel before = model("Item");
  before.options.db_table = "items";
  before.options.managed = false;
  before.options.other = {{"ordering", Value{ValueList{Value{"a"}}}},
                          {"required_db_vendor", Value{"postgresql"}}};
  CreateModel after = model("Item");
  after.options.db_table = "items";
  after.options.other = {{"verbose_name", Value{"thing"}},
                         {"required_db_vendor", Value{"postgresql"}}};
  becomes({before, options_of("item", "thing")}, {after});
}

TEST_CASE("an option that is set to nothing is known to be given", "[optimizer]") {
  Operations const emptying{
      AlterModelTable{.name = "item"},
      AlterModelTableComment{.name = "item"},
      AlterUniqueTogether{.name = "item"},
      AlterIndexTogether{.name = "item"},
      AlterOrderWithRespectTo{.name = "item"},
      AlterModelOptions{.name = "item", .options = {{"managed", Value{true}}}},
      RemoveIndex{.model_name = "item", .name = "i"},
      RemoveConstraint{.model_name = "item", .name = "c"},
  };
  std::vector<std::string> const options{
      "db_table", "db_table_comment", "unique_together", "index_together", "order_with_respect_to",
      "managed",  "indexes",          "constraints"};
  for (std::size_t i = 0; i < emptying.size(); ++i) {
    CreateModel const made = only_model({model("Item"), emptying[i]});
    CHECK(made.options.at_default.names == std::set<std::string, std::less<>>{options[i]});
  }
  CHECK(only_model({model("Item"), emptying[0], AlterModelTable{.name = "item", .table = "t"}})
            .options.at_default.names.empty());
  CHECK(only_model({model("Item"), emptying[5], options_of("item", "x")})
            .options.at_default.names.empty());
}

TEST_CASE("indexes and constraints are made with the model", "[optimizer]") {
  CreateModel indexed = model("Item");
  indexed.options.indexes = {index("i")};
  CreateModel checked = model("Item");
  checked.options.constraints = {check("c")};
  becomes({model("Item"), AddIndex{.model_name = "item", .index = index("i")}}, {indexed});
  becomes({model("Item"), AddIndexConcurrently{.model_name = "item", .index = index("i")}},
          {indexed});
  becomes({indexed, RemoveIndex{.model_name = "item", .name = "i"}}, {model("Item")});
  becomes({indexed, RemoveIndexConcurrently{.model_name = "item", .name = "i"}}, {model("Item")});
  becomes({model("Item"), AddConstraint{.model_name = "item", .constraint = check("c")}},
          {checked});
  becomes({model("Item"), AddConstraintNotValid{.model_name = "item", .constraint = check("c")}},
          {checked});
  becomes({checked, RemoveConstraint{.model_name = "item", .name = "c"}}, {model("Item")});
}

TEST_CASE("some operations on a new model stay beside it", "[optimizer]") {
  CreateModel indexed = model("Item");
  indexed.options.indexes = {index("i")};
  stays({indexed, RenameIndex{.model_name = "item", .new_name = "j", .old_name = "i"}});
  stays({model("Item"),
         AlterConstraint{.model_name = "item", .name = "c", .constraint = check("c")}});
  stays({model("Item"), ValidateConstraint{.model_name = "item", .name = "c"}});
  stays({model("Item"), run_sql(), add("item", "b")});
  stays({model("Item"), SeparateDatabaseAndState{}, add("item", "b")});
  stays({model("Item"), CreateExtension{.name = "hstore"}, add("item", "b")});
}

TEST_CASE("a new field is added as it is in the end", "[optimizer]") {
  becomes({add("item", "b"), alter("item", "b")}, {add("item", "b", text())});
  becomes({add("item", "b"), remove("Item", "B")}, {});
  becomes({add("item", "b"), rename("item", "b", "c")}, {add("item", "c")});
  stays({add("item", "b"), add("item", "c")});
  stays({add("item", "b"), alter("other", "b")});
}

TEST_CASE("a default that was to serve once serves always after a merge, as in Django",
          "[optimizer]") {
  AddField once = add("item", "b");
  once.preserve_default = false;
  becomes({once, rename("item", "b", "c")}, {add("item", "c")});
  AlterField alter_once = alter("item", "b");
  alter_once.preserve_default = false;
  becomes({add("item", "b"), alter_once}, {add("item", "b", text())});
}

TEST_CASE("of two alterations of a field the last is left", "[optimizer]") {
  becomes({alter("item", "b"), alter("item", "b", integer())}, {alter("item", "b", integer())});
  becomes({alter("item", "b"), remove("item", "b")}, {remove("item", "b")});
  stays({alter("item", "b"), alter("item", "c")});
}

TEST_CASE("a field is renamed before it is altered, unless it has a column of its own",
          "[optimizer]") {
  becomes({alter("item", "b"), rename("item", "b", "c")},
          {rename("item", "b", "c"), alter("item", "c")});
  Field with_column = text();
  with_column.db_column = "b";
  stays({alter("item", "b", with_column), rename("item", "b", "c")});
}

TEST_CASE("renames of one field are one", "[optimizer]") {
  becomes({rename("item", "a", "b"), rename("item", "B", "c")}, {rename("item", "a", "c")});
  stays({rename("item", "a", "b"), rename("item", "a", "c")});
  stays({rename("item", "a", "b"), rename("other", "b", "c")});
}

TEST_CASE("what is done to fields of a model that goes is not done", "[optimizer]") {
  becomes({remove("item", "b"), DeleteModel{.name = "Item"}}, {DeleteModel{.name = "Item"}});
  stays({add("item", "b"), DeleteModel{.name = "item"}});
  stays({alter("item", "b"), DeleteModel{.name = "item"}});
}

TEST_CASE("renames of one model are one", "[optimizer]") {
  becomes({RenameModel{.old_name = "A", .new_name = "B"},
           RenameModel{.old_name = "b", .new_name = "C"}},
          {RenameModel{.old_name = "A", .new_name = "C"}});
  stays({RenameModel{.old_name = "A", .new_name = "B"},
         RenameModel{.old_name = "A", .new_name = "C"}});
}

TEST_CASE("of two settings of one option the last is left", "[optimizer]") {
  std::vector<std::pair<Operation, Operation>> const pairs{
      {AlterModelTable{.name = "a", .table = "t"}, AlterModelTable{.name = "A", .table = "u"}},
      {AlterModelTableComment{.name = "a", .table_comment = "t"},
       AlterModelTableComment{.name = "A"}},
      {AlterUniqueTogether{.name = "a", .unique_together = {{"b"}}},
       AlterUniqueTogether{.name = "A"}},
      {AlterIndexTogether{.name = "a", .index_together = {{"b"}}}, AlterIndexTogether{.name = "A"}},
      {AlterOrderWithRespectTo{.name = "a", .order_with_respect_to = "b"},
       AlterOrderWithRespectTo{.name = "A"}},
      {options_of("a", "x"), options_of("A", "y")},
      {AlterModelManagers{.name = "a"}, AlterModelManagers{.name = "A", .managers = ValueList{}}},
  };
  for (auto const& [first, second] : pairs) {
    becomes({first, second}, {second});
    becomes({first, DeleteModel{.name = "A"}}, {DeleteModel{.name = "A"}});
    becomes({first, model("Z"), second}, {model("Z"), second});
    stays({first, DeleteModel{.name = "Z"}});
    stays({first, run_sql(), second});
  }
  stays({AlterModelTable{.name = "a", .table = "t"},
         AlterModelTableComment{.name = "a", .table_comment = "t"}});
}

TEST_CASE("groups of the two kinds pass each other", "[optimizer]") {
  AlterUniqueTogether const unique{.name = "a", .unique_together = {{"b"}}};
  AlterIndexTogether const indexed{.name = "a", .index_together = {{"b"}}};
  AlterUniqueTogether const no_unique{.name = "a"};
  AlterIndexTogether const no_index{.name = "a"};
  becomes({unique, indexed, no_unique, no_index}, {no_unique, no_index});
}

TEST_CASE("an index is added as it is in the end, by its name alone", "[optimizer]") {
  AddIndex const add_index{.model_name = "item", .index = index("i")};
  AddIndexConcurrently const quietly{.model_name = "item", .index = index("i")};
  RenameIndex const rename_index{.model_name = "item", .new_name = "j", .old_name = "i"};
  becomes({add_index, RemoveIndex{.model_name = "item", .name = "i"}}, {});
  becomes({add_index, RemoveIndexConcurrently{.model_name = "other", .name = "i"}}, {});
  becomes({quietly, RemoveIndex{.model_name = "item", .name = "i"}}, {});
  becomes({add_index, rename_index}, {AddIndex{.model_name = "item", .index = index("j")}});
  becomes({quietly, rename_index},
          {AddIndexConcurrently{.model_name = "item", .index = index("j")}});
  stays({add_index, RemoveIndex{.model_name = "item", .name = "I"}});
  stays({add_index, RenameIndex{.model_name = "item", .new_name = "j", .old_fields = {"a"}}});
  stays({add_index, add("item", "b"), RemoveIndex{.model_name = "item", .name = "i"}});
}

TEST_CASE("an index that cannot be merged with its new name has it all the same, as in Django",
          "[optimizer]") {
  RenameIndex const rename_index{.model_name = "item", .new_name = "j", .old_name = "i"};
  becomes({AddIndex{.model_name = "item", .index = index("i")}, run_sql(), rename_index},
          {AddIndex{.model_name = "item", .index = index("j")}, run_sql(), rename_index});
  becomes(
      {AddIndexConcurrently{.model_name = "item", .index = index("i")}, run_sql(), rename_index},
      {AddIndexConcurrently{.model_name = "item", .index = index("j")}, run_sql(), rename_index});
}

TEST_CASE("renames of one index are one", "[optimizer]") {
  RenameIndex const by_name{.model_name = "item", .new_name = "j", .old_name = "i"};
  RenameIndex const by_fields{.model_name = "item", .new_name = "j", .old_fields = {"a", "b"}};
  RenameIndex const again{.model_name = "ITEM", .new_name = "k", .old_name = "J"};
  becomes({by_name, again}, {RenameIndex{.model_name = "item", .new_name = "k", .old_name = "i"}});
  becomes({by_fields, again},
          {RenameIndex{.model_name = "item", .new_name = "k", .old_fields = {"a", "b"}}});
  stays({by_name, RenameIndex{.model_name = "other", .new_name = "k", .old_name = "j"}});
  stays({by_name, by_fields});
}

TEST_CASE("a constraint is added as it is in the end", "[optimizer]") {
  AddConstraint const add_check{.model_name = "item", .constraint = check("c")};
  AddConstraintNotValid const not_valid{.model_name = "item", .constraint = check("c")};
  AlterConstraint const alter_check{
      .model_name = "Item", .name = "c", .constraint = check("c", "a > 1")};
  RemoveConstraint const remove_check{.model_name = "Item", .name = "c"};
  AddConstraint const altered{.model_name = "item", .constraint = check("c", "a > 1")};
  becomes({add_check, remove_check}, {});
  becomes({not_valid, remove_check}, {});
  becomes({add_check, alter_check}, {altered});
  becomes({not_valid, alter_check}, {altered});
  becomes({alter_check, alter_check}, {alter_check});
  becomes({alter_check, remove_check}, {remove_check});
  stays({add_check, RemoveConstraint{.model_name = "item", .name = "C"}});
  stays({add_check, RemoveConstraint{.model_name = "other", .name = "c"}});
  stays({alter_check, RemoveConstraint{.model_name = "other", .name = "c"}});
  stays({not_valid, ValidateConstraint{.model_name = "item", .name = "c"}, remove_check});
  stays({remove_check, add_check});
}

TEST_CASE("a collation that is removed again was never there", "[optimizer]") {
  becomes({CreateCollation{.name = "c", .locale = "de"}, RemoveCollation{.name = "c"}}, {});
  stays({CreateCollation{.name = "c", .locale = "de"}, RemoveCollation{.name = "C"}});
  stays({RemoveCollation{.name = "c"}, CreateCollation{.name = "c", .locale = "de"}});
}

TEST_CASE("what is elidable vanishes into any other operation", "[optimizer]") {
  RunPython const python{.code = "noop", .elidable = true};
  becomes({model("Item"), run_sql(true)}, {model("Item")});
  becomes({python, model("Item")}, {model("Item")});
  becomes({run_sql(true), run_sql()}, {run_sql()});
  becomes({run_sql(), python, model("Item")}, {run_sql(), model("Item")});
  becomes({model("Item"), run_sql(true), add("item", "b")}, {model("Item", {{"b", integer()}})});
  stays({run_sql(true)});
  becomes({run_sql(true), python}, {python});
}

TEST_CASE("an operation moves past others that have nothing to do with it", "[optimizer]") {
  becomes({model("A"), model("B"), add("a", "b")}, {model("B"), model("A", {{"b", integer()}})});
  becomes({model("A"), model("B", {{"a", foreign_key("A")}}), add("a", "b")},
          {model("A", {{"b", integer()}}), model("B", {{"a", foreign_key("A")}})});
  becomes({model("A"), model("B"), DeleteModel{.name = "A"}}, {model("B")});
}

TEST_CASE("a model moves behind the one that it comes to point at", "[optimizer]") {
  Field const to_b = foreign_key("shop.B");
  becomes({model("A"), model("B"), add("a", "b", to_b)}, {model("B"), model("A", {{"b", to_b}})});
  // B points back: neither way is free.
  CreateModel const b = model("B", {{"a", foreign_key("shop.A")}});
  stays({model("A"), b, add("a", "b", to_b)});
  // B derives from A: likewise.
  CreateModel derived = model("B");
  derived.bases = {{"shop.A", ""}};
  stays({model("A"), derived, add("a", "b", to_b)});
  Field const through_b = many_to_many("C", "shop.B");
  stays({model("A"), b, add("a", "cs", through_b)});
  stays({model("A"), model("B", {{"as", many_to_many("self", "A")}}), add("a", "b", to_b)});
}

TEST_CASE("models are compared by app and name, whatever their case", "[optimizer]") {
  CHECK(references_model(model("B", {{"a", foreign_key("shop.a")}}), "A", "shop"));
  CHECK(references_model(model("B", {{"a", foreign_key("A")}}), "a", "shop"));
  CHECK(references_model(add("b", "a", foreign_key("Shop.A")), "a", "Shop"));
  CHECK_FALSE(references_model(model("B", {{"a", foreign_key("other.A")}}), "A", "shop"));
  CHECK_FALSE(references_model(add("b", "a", foreign_key("other.A")), "A", "shop"));
  CHECK_FALSE(references_model(model("B", {{"b", foreign_key("self")}}), "A", "shop"));
}

TEST_CASE("field operations pass those on other fields and not those on theirs", "[optimizer]") {
  becomes({add("a", "x"), add("a", "y"), alter("a", "x")}, {add("a", "y"), add("a", "x", text())});
  becomes({alter("a", "x"), remove("a", "y"), alter("a", "x")},
          {remove("a", "y"), alter("a", "x")});
  stays({alter("a", "x"), rename("a", "y", "x"), alter("a", "x")});
  stays({alter("a", "x"), AlterUniqueTogether{.name = "a", .unique_together = {{"x"}}}, run_sql(),
         alter("a", "x")});
}

TEST_CASE("a field that others refer to stays in its place", "[optimizer]") {
  // The key of B may be to any field of A, or says which.
  AddField const to_any = add("b", "a", foreign_key("shop.A"));
  AddField const to_x = add("b", "a", foreign_key("shop.A", "x"));
  AddField const to_y = add("b", "a", foreign_key("shop.A", "y"));
  auto const merged_right = [](AddField const& between) {
    return Operations{between, add("a", "x", text())};
  };
  becomes({add("a", "x"), to_y, alter("a", "x")}, merged_right(to_y));
  // To the left then: the alteration moves past the key.
  Operations const merged_left{add("a", "x", text()), to_any};
  becomes({add("a", "x"), to_any, alter("a", "x")}, merged_left);
  becomes({add("a", "x"), to_x, alter("a", "x")}, {add("a", "x", text()), to_x});
  // The way left is barred where the alteration has to do with the key's model.
  AlterField const alter_to_b = alter("a", "x", foreign_key("shop.B", "a"));
  stays({add("a", "x"), to_x, alter_to_b});
}

TEST_CASE("groups and orders that name a field, or may have, bar it", "[optimizer]") {
  Operation const naming = AlterUniqueTogether{.name = "a", .unique_together = {{"x", "y"}}};
  Operation const empty = AlterIndexTogether{.name = "a"};
  Operation const ordered = AlterOrderWithRespectTo{.name = "a", .order_with_respect_to = "x"};
  Operation const unordered = AlterOrderWithRespectTo{.name = "a"};
  for (Operation const& bar : {naming, empty, ordered, unordered}) {
    CHECK(reduce(add("a", "x"), bar, "shop").kind == Reduction::Kind::blocked);
    CHECK(reduce(rename("a", "x", "z"), bar, "shop").kind == Reduction::Kind::blocked);
    CHECK(reduce(add("b", "x"), bar, "shop").kind == Reduction::Kind::passes);
  }
  for (Operation const& other : {naming, ordered}) {
    CHECK(reduce(remove("a", "z"), other, "shop").kind == Reduction::Kind::passes);
  }
}

TEST_CASE("renames are barred by both names, models by the new one", "[optimizer]") {
  CHECK(reduce(rename("a", "x", "y"), alter("a", "x"), "shop").kind == Reduction::Kind::blocked);
  CHECK(reduce(rename("a", "x", "y"), alter("a", "y"), "shop").kind == Reduction::Kind::blocked);
  CHECK(reduce(rename("a", "x", "y"), alter("a", "z"), "shop").kind == Reduction::Kind::passes);
  RenameModel const rename_model{.old_name = "A", .new_name = "B"};
  CHECK(reduce(rename_model, model("A"), "shop").kind == Reduction::Kind::passes);
  CHECK(reduce(rename_model, model("B"), "shop").kind == Reduction::Kind::blocked);
  CHECK(reduce(model("A"), RenameModel{.old_name = "B", .new_name = "A"}, "shop").kind ==
        Reduction::Kind::blocked);
  CHECK(reduce(DeleteModel{.name = "A"}, model("A"), "shop").kind == Reduction::Kind::blocked);
  CHECK(reduce(DeleteModel{.name = "A"}, model("B"), "shop").kind == Reduction::Kind::passes);
}

TEST_CASE("operations without a rule bar everything", "[optimizer]") {
  Operations const bars{
      run_sql(),
      RunPython{.code = "noop"},
      SeparateDatabaseAndState{},
      CreateExtension{.name = "hstore"},
      RemoveCollation{.name = "c"},
      RemoveIndex{.model_name = "z", .name = "i"},
      RemoveIndexConcurrently{.model_name = "z", .name = "i"},
      RemoveConstraint{.model_name = "z", .name = "c"},
      ValidateConstraint{.model_name = "z", .name = "c"},
      DeleteModel{.name = "Z"},
  };
  for (Operation const& bar : bars) {
    CAPTURE(describe(bar));
    CHECK(references_model(bar, "a", "shop"));
    CHECK(references_field(bar, "a", "x", "shop"));
    CHECK(reduce(model("A"), bar, "shop").kind == Reduction::Kind::blocked);
    CHECK(reduce(add("a", "x"), bar, "shop").kind == Reduction::Kind::blocked);
  }
  for (std::size_t i = 0; i + 1 < bars.size(); ++i) {
    CHECK(reduce(bars[i], model("A"), "shop").kind == Reduction::Kind::blocked);
  }
}
