#include "migrator/error.hpp"
#include "support/catch.hpp"
#include "support/models_of.hpp"

namespace migrator {
namespace {

using test::models_state;

// The model of shop, declared alone or with others.
ModelState model_of(std::string const& models, std::string const& name,
                    Settings const& settings = {}) {
  return models_state({{"shop", models}}, settings).model({"shop", name});
}

std::string faults(test::ModelTexts const& texts) {
  try {
    models_state(texts);
  } catch (FormatError const& error) {
    return error.what();
  }
  return {};
}

std::string faults(std::string const& models) {
  return faults(test::ModelTexts{{"shop", models}});
}

std::vector<std::string_view> field_names(ModelState const& model) {
  return names_of(model.fields);
}

using Names = std::vector<std::string_view>;

}  // namespace

TEST_CASE("a model without a primary key gets Django's id", "[autodetector][models]") {
  std::string const models =
      R"([{"name": "Item", "fields": [{"name": "x", "type": "TextField"}]}])";
  ModelState const item = model_of(models, "item");
  CHECK(field_names(item) == Names{"id", "x"});
  Field expected = make_field("BigAutoField");
  expected.primary_key = true;
  expected.auto_created = true;
  expected.options = {{"serialize", false}, {"verbose_name", "ID"}};
  CHECK(item.field("id") == expected);

  Settings settings;
  settings.default_auto_field = "SmallAutoField";
  CHECK(model_of(models, "item", settings).field("id").is("SmallAutoField"));
}

TEST_CASE("a declared primary key is not serialized", "[autodetector][models]") {
  ModelState const item = model_of(
      R"([{"name": "Item", "fields": [
            {"name": "code", "type": "CharField", "max_length": 9, "primary_key": true}]}])",
      "item");
  CHECK(field_names(item) == Names{"code"});
  CHECK(item.field("code").options.at("serialize") == Value{false});
}

TEST_CASE("a child gets a link to its parent for a primary key", "[autodetector][models]") {
  std::string const models = R"([
    {"name": "Place"},
    {"name": "Bar", "bases": ["shop.Place"], "fields": [{"name": "beer", "type": "TextField"}]}])";
  ModelState const bar = model_of(models, "bar");
  CHECK(field_names(bar) == Names{"place_ptr", "beer"});
  Field const& link = bar.field("place_ptr");
  CHECK(link.is("OneToOneField"));
  CHECK(link.auto_created);
  CHECK(link.primary_key);
  CHECK(link.relation->parent_link);
  CHECK(link.relation->on_delete == "CASCADE");
  CHECK(link.relation->to.name == "shop.place");
  CHECK(link.options == std::map<std::string, Value, std::less<>>{{"serialize", false}});
  CHECK(bar.bases == std::vector<ModelReference>{{"shop.place", ""}});
}

TEST_CASE("a declared link to the parent becomes the primary key", "[autodetector][models]") {
  ModelState const bar = model_of(R"([
    {"name": "Place"},
    {"name": "Bar", "bases": ["Place"], "fields": [
      {"name": "beer", "type": "TextField"},
      {"name": "place", "type": "OneToOneField", "to": "Place", "on_delete": "CASCADE",
       "parent_link": true}]}])",
                                  "bar");
  CHECK(field_names(bar) == Names{"beer", "place"});
  CHECK(bar.field("place").primary_key);
}

TEST_CASE("links to several parents come last first", "[autodetector][models]") {
  ModelState const pub = model_of(R"([
    {"name": "A", "fields": [{"name": "a", "type": "AutoField", "primary_key": true}]},
    {"name": "B", "fields": [{"name": "b", "type": "AutoField", "primary_key": true}]},
    {"name": "Pub", "bases": ["shop.A", "shop.B"]}])",
                                  "pub");
  CHECK(field_names(pub) == Names{"b_ptr", "a_ptr"});
  CHECK(pub.field("a_ptr").primary_key);
  CHECK_FALSE(pub.field("b_ptr").primary_key);
}

TEST_CASE("a proxy has no fields, and links of children go to its model",
          "[autodetector][models]") {
  std::string const models = R"([
    {"name": "Place"},
    {"name": "Nice", "bases": ["shop.Place"], "options": {"proxy": true}},
    {"name": "Bar", "bases": ["shop.Nice"]}])";
  CHECK(model_of(models, "nice").fields.empty());
  CHECK(field_names(model_of(models, "bar")) == Names{"place_ptr"});
  CHECK(model_of(models, "bar").bases == std::vector<ModelReference>{{"shop.nice", ""}});
}

TEST_CASE("many-to-many fields come last", "[autodetector][models]") {
  ModelState const item = model_of(R"([{"name": "Item", "fields": [
    {"name": "a", "type": "ManyToManyField", "to": "self"},
    {"name": "b", "type": "TextField"},
    {"name": "c", "type": "ManyToManyField", "to": "Item", "symmetrical": false},
    {"name": "d", "type": "TextField", "auto_created": true}]}])",
                                   "item");
  CHECK(field_names(item) == Names{"id", "d", "b", "a", "c"});
  CHECK(item.field("a").relation->to.name == "shop.item");
  CHECK(item.field("c").options.empty());
}

TEST_CASE("references get their full names", "[autodetector][models]") {
  ProjectState const state = models_state({{"depot", R"([{"name": "Box"}, {"name": "Label"}])"},
                                           {"shop", R"([{"name": "Item", "fields": [
          {"name": "box", "type": "ForeignKey", "to": "depot.Box", "on_delete": "CASCADE",
           "to_field": "id"},
          {"name": "labels", "type": "ManyToManyField", "to": "depot.LABEL",
           "through": "Labelled"}]},
          {"name": "Labelled", "fields": [
          {"name": "item", "type": "ForeignKey", "to": "Item", "on_delete": "CASCADE"},
          {"name": "label", "type": "ForeignKey", "to": "depot.Label", "on_delete": "CASCADE"}]}])"}});
  ModelState const& item = state.model({"shop", "item"});
  CHECK(item.field("box").relation->to.name == "depot.box");
  CHECK_FALSE(item.field("box").relation->to_field);
  CHECK(item.field("labels").relation->to.name == "depot.label");
  CHECK(item.field("labels").relation->through->name == "shop.Labelled");
}

TEST_CASE("to_field stays unless it is the target's primary key", "[autodetector][models]") {
  std::string const models = R"([
    {"name": "Place", "fields": [{"name": "code", "type": "CharField", "max_length": 9,
                                  "unique": true}]},
    {"name": "Bar", "bases": ["Place"]},
    {"name": "Visit", "fields": [
      {"name": "a", "type": "ForeignKey", "to": "Place", "on_delete": "CASCADE",
       "to_field": "code"},
      {"name": "b", "type": "ForeignKey", "to": "Bar", "on_delete": "CASCADE",
       "to_field": "place_ptr"},
      {"name": "c", "type": "ForeignKey", "to": "Bar", "on_delete": "CASCADE",
       "to_field": "code"}]}])";
  ModelState const visit = model_of(models, "visit");
  CHECK(visit.field("a").relation->to_field == "code");
  CHECK_FALSE(visit.field("b").relation->to_field);
  CHECK(visit.field("c").relation->to_field == "code");
}

TEST_CASE("a reference to a swappable model is one to its setting", "[autodetector][models]") {
  Settings settings;
  settings.models = {{"AUTH_USER_MODEL", "people.Person"}};
  ProjectState const state =
      models_state({{"auth", R"([{"name": "User", "options": {"swappable": "AUTH_USER_MODEL"}}])"},
                    {"people", R"([{"name": "Person"}, {"name": "Pet"}])"},
                    {"shop", R"([{"name": "Order", "fields": [
          {"name": "a", "type": "ForeignKey", "to": "people.Person", "on_delete": "CASCADE"},
          {"name": "b", "type": "ForeignKey", "to": {"setting": "AUTH_USER_MODEL"},
           "on_delete": "CASCADE", "swappable": false},
          {"name": "c", "type": "ForeignKey", "to": "people.Pet", "on_delete": "CASCADE"}]}])"}},
                   settings);
  ModelState const& order = state.model({"shop", "order"});
  CHECK(order.field("a").relation->to == ModelReference{"people.person", "AUTH_USER_MODEL"});
  CHECK(order.field("b").relation->to == ModelReference{"people.person", "AUTH_USER_MODEL"});
  CHECK(order.field("b").options.empty());
  CHECK(order.field("c").relation->to == ModelReference{"people.pet", ""});
}

TEST_CASE("a setting that no model is swappable by is no reference", "[autodetector][models]") {
  ProjectState const state =
      models_state({{"auth", R"([{"name": "User"}])"}, {"shop", R"([{"name": "Order", "fields": [
          {"name": "by", "type": "ForeignKey", "to": {"setting": "AUTH_USER_MODEL"},
           "on_delete": "CASCADE"}]}])"}});
  CHECK(state.model({"shop", "order"}).field("by").relation->to == ModelReference{"auth.user", ""});
}

TEST_CASE("indexes and constraints are named as Django names them", "[autodetector][models]") {
  ModelState const item = model_of(R"([
    {"name": "Item", "fields": [
      {"name": "size", "type": "IntegerField", "db_column": "the_size"},
      {"name": "shelf", "type": "ForeignKey", "to": "Item", "on_delete": "CASCADE"}],
     "options": {
       "indexes": [{"type": "Index", "fields": ["-size", "shelf"]},
                   {"type": "GinIndex", "fields": ["size"]},
                   {"type": "Index", "fields": ["size"], "name": "%(app_label)s_%(class)s_100%%"}],
       "constraints": [{"type": "UniqueConstraint", "fields": ["size"], "name": "%(class)s_u"}]}}])",
                                   "item");
  std::vector<Index> const& indexes = item.options.indexes;
  REQUIRE(indexes.size() == 3);
  CHECK(indexes[0].name == "shop_item_the_siz_d1027a_idx");
  CHECK(indexes[1].name == "shop_item_the_siz_1011ad_gin");
  CHECK(indexes[2].name == "shop_item_100%");
  CHECK(name_of(item.options.constraints.front()) == "item_u");
}

TEST_CASE("managers are kept as far as migrations use them", "[autodetector][models]") {
  auto const managers_of = [](std::string const& declaration) {
    return model_of(R"([{"name": "Item", )" + declaration + "}]", "item").managers;
  };
  auto const named = [](std::string const& name) {
    return Value{ValueList{ValueList{name, ValueMap{}}}};
  };
  CHECK(managers_of(R"("fields": [])").is_null());
  CHECK(managers_of(R"("managers": [["objects", {"class": "app.Own"}]])").is_null());
  CHECK(managers_of(R"("managers": [["things", {}], ["others", {}]])") == named("things"));
  CHECK(managers_of(R"("managers": [["things", {}], ["others", {}]],
                       "options": {"default_manager_name": "others"})") == named("others"));
  CHECK(managers_of(R"("managers": [["objects", {}], ["base", {}]],
                       "options": {"base_manager_name": "base"})") ==
        Value{ValueList{ValueList{"objects", ValueMap{}}, ValueList{"base", ValueMap{}}}});
  CHECK(managers_of(R"("managers": [["objects", {}], ["old", {"use_in_migrations": true}]])") ==
        Value{ValueList{
            ValueList{"objects", ValueMap{}},
            ValueList{"old", ValueMap{.entries = {{"use_in_migrations", Value{true}}}}}}});
}

TEST_CASE("a child has its parent's managers", "[autodetector][models]") {
  std::string const models = R"([
    {"name": "Place", "managers": [["places", {}]]},
    {"name": "Bar", "bases": ["Place"]},
    {"name": "Town"}, {"name": "City", "bases": ["Town"]}])";
  CHECK(model_of(models, "bar").managers == Value{ValueList{ValueList{"places", ValueMap{}}}});
  CHECK(model_of(models, "city").managers.is_null());
}

TEST_CASE("names that clash are refused", "[autodetector][models]") {
  CHECK(faults(R"([{"name": "Item"},
{"name": "ITEM"}])") ==
        "models/shop.json:2: $.models[1].name: Conflicting 'item' models in application 'shop': "
        "names of models are compared without regard to case");
  CHECK(faults(R"([{"name": "A", "fields": [{"name": "x", "type": "TextField"}]},
{"name": "B", "bases": ["A"], "fields": [{"name": "x", "type": "TextField"}]}])") ==
        "models/shop.json:2: $.models[1].fields[0]: Local field 'x' in class 'B' clashes with "
        "field of the same name from base class 'A'.");
  CHECK(faults(R"([{"name": "A"},
{"name": "B", "bases": ["A"], "fields": [{"name": "a_ptr", "type": "TextField"}]}])") ==
        "models/shop.json:2: $.models[1].fields[0]: Auto-generated field 'a_ptr' in class 'B' for "
        "parent_link to base class 'A' clashes with declared field of the same name.");
}

TEST_CASE("bases that are not there are refused", "[autodetector][models]") {
  CHECK(faults(R"([{"name": "Item", "bases": ["shop.Thing"]}])") ==
        "models/shop.json:1: $.models[0].bases[0]: there is no model 'shop.Thing' to be a base");
}

TEST_CASE("bases in a circle and out of order are refused", "[autodetector][models]") {
  CHECK(faults(R"([{"name": "A", "bases": ["B"]}, {"name": "B", "bases": ["A"]}])") ==
        "models/shop.json:1: $.models[0].bases: the bases lead back to the model itself\n"
        "models/shop.json:1: $.models[1].bases: the bases lead back to the model itself");
  CHECK(faults(R"([{"name": "A"}, {"name": "B", "bases": ["A"]},
{"name": "C", "bases": ["A", "B"]}])") ==
        "models/shop.json:2: $.models[2].bases: Cannot create a consistent method resolution "
        "order for these bases: name a model before its own bases");
  CHECK(faults(R"([{"name": "A"}, {"name": "B", "bases": ["A", "shop.a"]}])") ==
        "models/shop.json:1: $.models[1].bases[1]: duplicate base class A");
}

TEST_CASE("options that make no class are refused", "[autodetector][models]") {
  auto const fault_of = [](std::string const& options) {
    std::string const text = faults(
        R"([{"name": "P", "fields": [{"name": "p", "type": "TextField"}]},
            {"name": "Item", "bases": ["P"], "fields": [
               {"name": "size", "type": "TextField"},
               {"name": "many", "type": "ManyToManyField", "to": "self"}],
             "options": {)" +
        options + "}}]");
    return text.substr(text.find("options"));
  };
  CHECK(fault_of(R"("order_with_respect_to": "shelf")") ==
        "options.order_with_respect_to: Item has no field named 'shelf'");
  CHECK(fault_of(R"("index_together": [["size"]])") ==
        "options.index_together: 'class Meta' got invalid attribute(s): index_together; Django has "
        "no such option since 5.1, declare indexes");
  CHECK(fault_of(R"("indexes": [{"type": "Index", "fields": ["size"], "name": "a%s"}])") ==
        "options.indexes[0]: 'a%s': a percent sign begins %(app_label)s or %(class)s here; write "
        "two for one");
}

TEST_CASE("proxies that are none are refused", "[autodetector][models]") {
  CHECK(faults(R"([{"name": "A", "options": {"proxy": true}}])") ==
        "models/shop.json:1: $.models[0].options.proxy: Proxy model 'A' has no non-abstract model "
        "base class.");
  CHECK(faults(R"([{"name": "B"}, {"name": "C"},
{"name": "A", "bases": ["B", "C"], "options": {"proxy": true}}])") ==
        "models/shop.json:2: $.models[2].bases: Proxy model 'A' has more than one non-abstract "
        "model base class.");
}

TEST_CASE("a composite primary key is a field without a column", "[autodetector][models]") {
  std::string const fields = R"(
{"name": "a", "type": "IntegerField"}, {"name": "b", "type": "IntegerField"})";
  CHECK(field_names(model_of(
            R"([{"name": "A", "fields": [{"name": "pk", "type": "CompositePrimaryKey",
                "field_names": ["a", "b"]},)" +
                fields + "]}]",
            "a")) == Names{"pk", "a", "b"});
}

TEST_CASE("order_with_respect_to may name a parent's field", "[autodetector][models]") {
  ModelState const child = model_of(R"([
    {"name": "A", "fields": [
      {"name": "a", "type": "ForeignKey", "to": "self", "on_delete": "CASCADE"}]},
    {"name": "B", "bases": ["A"], "options": {"order_with_respect_to": "a"}}])",
                                    "b");
  CHECK(child.options.order_with_respect_to == "a");
}

TEST_CASE("what only the checks refuse is in the state", "[autodetector][models]") {
  ModelState const item = model_of(R"([{"name": "Item", "fields": [
      {"name": "id", "type": "IntegerField"},
      {"name": "box", "type": "ForeignKey", "to": "Box", "to_field": "x", "on_delete": "CASCADE"},
      {"name": "many", "type": "ManyToManyField", "to": "self", "through": "Link"}],
    "options": {"indexes": [{"type": "Index", "fields": ["sise"]}]}}])",
                                   "item");
  CHECK(field_names(item) == Names{"id", "box", "many"});
  CHECK(item.field("box").relation->to.name == "shop.box");
  CHECK(item.field("box").relation->to_field == "x");
  CHECK(item.field("many").relation->through->name == "shop.link");
  CHECK(item.options.indexes.front().name.starts_with("shop_item_sise_"));
}

}  // namespace migrator
