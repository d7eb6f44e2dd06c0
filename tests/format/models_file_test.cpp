#include "migrator/error.hpp"
#include "migrator/models.hpp"
#include "support/catch.hpp"
#include "support/temp_folder.hpp"

namespace migrator {
namespace {

std::vector<DeclaredModel> parse(std::string text) {
  return parse_models({"shop", "shop", "models/shop.json", std::move(text)}, {});
}

// The faults of a file, a line each.
std::string faults(std::string text) {
  try {
    parse(std::move(text));
  } catch (FormatError const& error) {
    return error.what();
  }
  return {};
}

std::string faults_of_model(std::string const& model) {
  return faults(R"({"models": [)" + model + "]}");
}

}  // namespace

TEST_CASE("a file of models is read as CreateModel is", "[format][models]") {
  std::vector<DeclaredModel> const models = parse(R"({
    "$schema": "../schema/models.schema.json",
    // Comments are allowed.
    "models": [
      {"name": "Item",
       "fields": [
         {"name": "size", "type": "IntegerField"},
         {"name": "shelf", "type": "ForeignKey", "to": "Shelf", "on_delete": "CASCADE"}],
       "options": {"ordering": ["size"], "indexes": [{"type": "Index", "fields": ["size"]}]},
       "bases": ["models.Model", "shop.Thing"],
       "managers": [["things", {}]]},
      {"name": "Empty"}
    ]})");
  REQUIRE(models.size() == 2);
  ModelState const& item = models[0].model;
  CHECK(item.app == "shop");
  CHECK(item.name == "Item");
  CHECK(names_of(item.fields) == std::vector<std::string_view>{"size", "shelf"});
  CHECK(item.options.indexes == std::vector<Index>{{.fields = {"size"}}});
  CHECK(item.bases == std::vector<ModelReference>{{"shop.Thing", ""}});
  CHECK(item.managers == Value{ValueList{ValueList{"things", ValueMap{}}}});
  CHECK(models[1].model.fields.empty());
}

TEST_CASE("a declared model knows where it is", "[format][models]") {
  std::vector<DeclaredModel> const models = parse(R"({"models": [
    {"name": "A"},
    {"name": "B",
     "fields": [
       {"name": "x", "type": "IntegerField"},
       {"name": "y",
        "type": "IntegerField"}],
     "options": {
       "ordering": ["x"]}}]})");
  REQUIRE(models.size() == 2);
  DeclaredModel const& model = models[1];
  CHECK(model.file == "models/shop.json");
  CHECK(model.path == "$.models[1]");
  CHECK(model.lines.at("") == 3);
  CHECK(model.lines.at(".fields[1]") == 6);
  CHECK(model.lines.at(".fields[1].type") == 7);
  CHECK(model.lines.at(".options.ordering") == 9);
}

TEST_CASE("faults of files of models say where and what", "[format][models]") {
  CHECK(faults("{}") == "models/shop.json:1: $: the key 'models' is missing");
  CHECK(faults(R"({"models": {}})") ==
        "models/shop.json:1: $.models: must be a list of models, not an object");
  CHECK(faults(R"({"model": [], "models": []})") ==
        "models/shop.json:1: $.model: unknown key 'model' (did you mean 'models'?)");
  CHECK(faults_of_model(R"({"fields": []})") ==
        "models/shop.json:1: $.models[0]: the key 'name' is missing");
  CHECK(faults_of_model(R"({"name": "shop.Item"})") ==
        "models/shop.json:1: $.models[0]: 'shop.Item' is no name of a model: it has a point; the "
        "app is the file's name");
  CHECK(faults_of_model(R"({"name": "Item", "field": []})") ==
        "models/shop.json:1: $.models[0].field: unknown key 'field' (did you mean 'fields'?)");
  CHECK(faults_of_model(R"({"name": "Item", "managers": {}})") ==
        "models/shop.json:1: $.models[0].managers: must be a list of [name, {…}], not an object");
  CHECK(faults_of_model(R"({"name": "I", "fields": [{"name": "x", "type": "IntegerField"},
                                                   {"name": "x", "type": "TextField"}]})") ==
        "models/shop.json:2: $.models[0].fields[1]: the model has a field 'x' already");
}

TEST_CASE("an index of a model needs a name for all but its fields", "[format][models]") {
  auto const index_fault = [](std::string const& rest) {
    return faults_of_model(R"({"name": "I", "options": {"indexes": [{"type": "Index", )" + rest +
                           "}]}}");
  };
  CHECK(index_fault(R"("fields": ["x"])").empty());
  CHECK(index_fault(R"("fields": ["x"], "name": null)").empty());
  std::string const at = "models/shop.json:1: $.models[0].options.indexes[0]: ";
  CHECK(index_fault(R"("expressions": ["x"])") ==
        at + "An index must be named to use expressions.");
  CHECK(index_fault(R"("fields": ["x"], "condition": "x > 0")") ==
        at + "An index must be named to use condition.");
  CHECK(index_fault(R"("fields": ["x"], "include": ["y"])") ==
        at + "An index must be named to use include.");
  CHECK(index_fault(R"("fields": ["x"], "opclasses": ["y"])") ==
        at + "An index must be named to use opclasses.");
}

TEST_CASE("a folder of models is read file by file", "[format][models]") {
  TempFolder const folder;
  auto const write = [&](std::string const& name, std::string const& text) {
    folder.write(name, text);
  };
  write("shop.json", R"({"models": [{"name": "Item"}]})");
  write("depot.json", R"({"models": [{"name": "Box"}, {"name": "Bin"}]})");
  write("empty.json", R"({"models": []})");
  write("_draft.json", "no JSON");
  write("notes.txt", "no JSON");
  DeclaredModels const declared = read_models(folder.path(), {});
  CHECK(declared.apps == std::set<std::string, std::less<>>{"depot", "empty", "shop"});
  REQUIRE(declared.models.size() == 3);
  CHECK(order_of(declared) ==
        std::vector<ModelKey>{{"depot", "box"}, {"depot", "bin"}, {"shop", "item"}});

  write("shop.json", "[");
  write("depot.json", R"({"models": 1})");
  write("a-b.json", "{}");
  try {
    read_models(folder.path(), {});
    FAIL("nothing was wrong");
  } catch (FormatError const& error) {
    CHECK(error.diagnostics().size() == 3);
  }
  CHECK_THROWS_WITH(read_models(folder.path() / "none", {}),
                    testing::containing("there is no such folder; name the models' with --models"));
}

}  // namespace migrator
