#include "checks/faults_of.hpp"
#include "support/catch.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

std::string models_with(std::string const& options) {
  return R"([{"name": "P", "fields": [{"name": "p", "type": "TextField"}]},
{"name": "Item", "bases": ["P"], "fields": [
{"name": "size", "type": "TextField"},
{"name": "key", "type": "ForeignKey", "to": "P", "on_delete": "CASCADE", "related_name": "items"},
{"name": "many", "type": "ManyToManyField", "to": "self"}],
"options": {)" +
         options + "}}]";
}

std::string ids_with(std::string const& options) {
  return test::ids_of(models_with(options));
}

// What follows "$.models[1].options.".
std::string fault_with(std::string const& options) {
  std::string const text = test::faults_of(models_with(options));
  std::size_t const at = text.find("options");
  return at == std::string::npos ? text : text.substr(at);
}

std::string index_on(std::string const& field) {
  return R"("indexes": [{"type": "Index", "fields": [")" + field + R"("], "name": "i"}])";
}

}  // namespace

TEST_CASE("options name fields of the model itself", "[checks]") {
  CHECK(fault_with(R"("unique_together": [["size", "sise"]])") ==
        "options.unique_together: shop.Item: (models.E012) 'unique_together' refers to the "
        "nonexistent field 'sise'. (did you mean 'size'?)");
  CHECK(fault_with(index_on("-p")) ==
        "options.indexes[0]: shop.Item: (models.E016) 'indexes' refers to field 'p' which is not "
        "local to model 'Item'. HINT: This issue may be caused by multi-table inheritance.");
  CHECK(fault_with(R"("constraints": [{"type": "UniqueConstraint", "name": "c",
                                       "fields": ["many"]}])") ==
        "options.constraints[0]: shop.Item: (models.E013) 'constraints' refers to a "
        "ManyToManyField 'many', but ManyToManyFields are not permitted in 'constraints'.");
  CHECK(ids_with(index_on("key_id")).empty());
  CHECK(ids_with(R"("indexes": [{"type": "Index", "fields": ["sise"]}])") == "E012");
  CHECK(ids_with(R"("constraints": [{"type": "ExclusionConstraint", "name": "c",
    "expressions": [["sise", "="], [{"sql": "nothing"}, "="], ["pk", "="]]}])") == "E012");
  CHECK(ids_with(R"("constraints": [{"type": "UniqueConstraint", "name": "c",
    "expressions": ["key__p"]}])") == "E041");
}

TEST_CASE("names of indexes are short and begin with a letter", "[checks]") {
  auto const ids = [](std::string const& type, std::string const& name) {
    return ids_with(fmt::format(
        R"("indexes": [{{"type": "{}", "fields": ["size"], "name": "{}"}}])", type, name));
  };
  CHECK(ids("Index", "_i") == "E033");
  CHECK(ids("Index", "1i") == "E033");
  CHECK(ids("Index", std::string(31, 'i')) == "E034");
  CHECK(ids("BrinIndex", std::string(31, 'i')).empty());
}

TEST_CASE("ordering leads to fields", "[checks]") {
  auto const ids = [](std::string const& name) {
    return ids_with(R"("ordering": [")" + name + R"("])");
  };
  for (char const* const good : {"size", "-size", "?", "pk", "p", "key", "key_id", "key__p",
                                 "key__pk", "key__items__size", "size__lower", "key__isnull"}) {
    INFO(good);
    CHECK(ids(good).empty());
  }
  for (char const* const bad : {"sise", "-sise", "many", "key__q", "sise__p"}) {
    INFO(bad);
    CHECK(ids(bad) == "E015");
  }
  CHECK(ids_with(R"("ordering": ["size"], "order_with_respect_to": "key")") == "E021");
}

TEST_CASE("a child is ordered as its parent says", "[checks]") {
  CHECK(test::faults_of(R"([{"name": "A", "options": {"ordering": ["x"]}},
{"name": "B", "bases": ["A"], "fields": [{"name": "x", "type": "IntegerField"}]},
{"name": "C", "bases": ["A"]}])") ==
        "models/shop.json:1: $.models[0].options.ordering[0]: shop.A: (models.E015) 'ordering' "
        "refers to the nonexistent field, related field, or lookup 'x'.\n"
        "models/shop.json:3: $.models[2]: shop.C: (models.E015) 'ordering' refers to the "
        "nonexistent field, related field, or lookup 'x'.");
}

}  // namespace migrator
