// Indexes and constraints, one class at a time.
#include "format/constraints.hpp"

#include "format/parse.hpp"
#include "support/catch.hpp"

namespace migrator {
namespace {

Index parse_index(std::string const& text) {
  return parse_as<AddIndex>(R"({"op": "AddIndex", "model_name": "m", "index": )" + text + "}")
      .index;
}

template <class T>
T parse_constraint(std::string const& text) {
  return std::get<T>(
      parse_as<AddConstraint>(R"({"op": "AddConstraint", "model_name": "m", "constraint": )" +
                              text + "}")
          .constraint);
}

std::string faults_of_index(std::string const& text) {
  return faults_of_operation(R"({"op": "AddIndex", "model_name": "m", "index": )" + text + "}");
}

std::string faults_of_constraint(std::string const& text) {
  return faults_of_operation(R"({"op": "AddConstraint", "model_name": "m", "constraint": )" + text +
                             "}");
}

}  // namespace

TEST_CASE("an index has fields or expressions and all its keywords", "[format]") {
  CHECK(parse_index(R"({"type": "Index", "name": "i", "fields": ["a", "-b"], "condition": "a > 0",
                        "include": ["c"], "opclasses": ["x", "y"], "db_tablespace": "slow"})") ==
        Index{.name = "i",
              .fields = {"a", "-b"},
              .condition = "a > 0",
              .include = {"c"},
              .opclasses = {"x", "y"},
              .db_tablespace = "slow"});
  CHECK(parse_index(R"({"type": "Index", "name": "i",
                        "expressions": ["a", {"sql": "lower(b) DESC"}]})") ==
        Index{.name = "i", .expressions = {{"a", false}, {"lower(b) DESC", true}}});
  CHECK(parse_index(R"({"type": "Index", "name": "i", "fields": ["a"], "condition": {"sql": "b"}})")
            .condition == "b");
}

TEST_CASE("every index class takes its own parameters", "[format]") {
  struct Case {
    std::string_view type;
    std::string_view parameters;
    std::map<std::string, Value, std::less<>> expected;
  };
  std::vector<Case> const cases{
      {"Index", "", {}},
      {"BTreeIndex",
       R"(, "fillfactor": 50, "deduplicate_items": false)",
       {{"fillfactor", 50}, {"deduplicate_items", false}}},
      {"GinIndex",
       R"(, "fastupdate": true, "gin_pending_list_limit": 100)",
       {{"fastupdate", true}, {"gin_pending_list_limit", 100}}},
      {"GistIndex",
       R"(, "buffering": true, "fillfactor": 50)",
       {{"buffering", true}, {"fillfactor", 50}}},
      {"SpGistIndex", R"(, "fillfactor": 50)", {{"fillfactor", 50}}},
      {"BrinIndex",
       R"(, "autosummarize": true, "pages_per_range": 4)",
       {{"autosummarize", true}, {"pages_per_range", 4}}},
      {"HashIndex", R"(, "fillfactor": null)", {}},
      {"BloomIndex",
       R"(, "length": 80, "columns": [2])",
       {{"length", 80}, {"columns", ValueList{Value{2}}}}},
  };
  for (Case const& each : cases) {
    INFO(each.type);
    Index const index =
        parse_index(R"({"type": ")" + std::string{each.type} +
                    R"(", "name": "i", "fields": ["a"])" + std::string{each.parameters} + "}");
    CHECK(class_name(index.type) == each.type);
    CHECK(index.parameters == each.expected);
  }
  CHECK(cases.size() == index_types().size());
}

TEST_CASE("an index that Django would refuse is an error", "[format]") {
  CHECK(faults_of_index(R"({"type": "GinIndx", "name": "i", "fields": ["a"]})") ==
        "@.index.type: unknown index type 'GinIndx' (did you mean 'GinIndex'?)");
  CHECK(faults_of_index(R"({"type": "Index", "fields": ["a"]})") ==
        "@.index: the key 'name' is missing");
  CHECK(faults_of_index(R"({"type": "Index", "name": "", "fields": ["a"]})") ==
        "@.index.name: must not be empty");
  CHECK(faults_of_index(R"({"type": "Index", "name": "i"})") ==
        "@.index: At least one field or expression is required to define an index.");
  CHECK(
      faults_of_index(R"({"type": "Index", "name": "i", "fields": ["a"], "expressions": ["b"]})") ==
      "@.index: Index.fields and expressions are mutually exclusive.");
  CHECK(faults_of_index(
            R"({"type": "Index", "name": "i", "fields": ["a"], "opclasses": ["x", "y"]})") ==
        "@.index: Index.fields and Index.opclasses must have the same number of elements.");
  CHECK(faults_of_index(
            R"({"type": "Index", "name": "i", "expressions": ["a"], "opclasses": ["x"]})") ==
        "@.index: Index.opclasses cannot be used with expressions; write the operator class into "
        "the expression");
  CHECK(faults_of_index(R"({"type": "Index", "name": "i", "fields": ["a"], "fillfactor": 5})") ==
        "@.index.fillfactor: unknown key 'fillfactor'");
  CHECK(faults_of_index(R"({"type": "Index", "name": "i", "fields": ["a"], "condition": " "})") ==
        "@.index.condition: must not be empty");
  CHECK(faults_of_index(R"({"type": "Index", "name": "i", "expressions": [5]})") ==
        "@.index.expressions[0]: must be a field's name or {\"sql\": …}, not an integer");
  CHECK(
      faults_of_index(R"({"type": "BloomIndex", "name": "i", "fields": ["a"], "length": 5000})") ==
      "@.index: BloomIndex.length must be an integer from 1 to 4096.");
  CHECK(faults_of_index(
            R"({"type": "BloomIndex", "name": "i", "fields": ["a"], "columns": [1, 2]})") ==
        "@.index: BloomIndex.columns cannot have more values than fields.");
  CHECK(faults_of_index(
            R"({"type": "BrinIndex", "name": "i", "fields": ["a"], "pages_per_range": 0})") ==
        "@.index: pages_per_range must be None or a positive integer");
  CHECK(faults_of_index(R"({"type": "GinIndex", "name": "i", "fields": ["a"], "fastupdate": 1})") ==
        "@.index: fastupdate must be true, false or null");
  CHECK(faults_of_index("5") == "@.index: must be an object, not an integer");
}

TEST_CASE("a unique constraint has all its keywords", "[format]") {
  CHECK(parse_constraint<UniqueConstraint>(
            R"({"type": "UniqueConstraint", "name": "u", "fields": ["a", "b"],
                "condition": "a > 0", "include": ["c"], "opclasses": ["x", "y"],
                "nulls_distinct": false, "violation_error_message": "no",
                "violation_error_code": null})") ==
        UniqueConstraint{.name = "u",
                         .fields = {"a", "b"},
                         .condition = "a > 0",
                         .include = {"c"},
                         .opclasses = {"x", "y"},
                         .nulls_distinct = false,
                         .kept = {{"violation_error_message", "no"}}});
  CHECK(parse_constraint<UniqueConstraint>(
            R"({"type": "UniqueConstraint", "name": "u", "fields": ["a"],
                "deferrable": "deferred"})")
            .deferrable == Deferrable::deferred);
  CHECK(parse_constraint<UniqueConstraint>(
            R"({"type": "UniqueConstraint", "name": "u", "expressions": [{"sql": "lower(a) DESC"
}]
})")
            .expressions == std::vector<Element>{{"lower(a) DESC", true}});
}

TEST_CASE("a unique constraint that Django would refuse is an error", "[format]") {
  auto const faults = [](std::string const& rest) {
    return faults_of_constraint(R"({"type": "UniqueConstraint", "name": "u", )" + rest + "}");
  };
  CHECK(
      faults(R"("fields": [])") ==
      "@.constraint: At least one field or expression is required to define a unique constraint.");
  CHECK(faults(R"("fields": ["a"], "expressions": ["a"])") ==
        "@.constraint: UniqueConstraint.fields and expressions are mutually exclusive.");
  CHECK(faults(R"("fields": ["a"], "condition": "b", "deferrable": "immediate")") ==
        "@.constraint: UniqueConstraint with conditions cannot be deferred.");
  CHECK(faults(R"("fields": ["a"], "include": ["b"], "deferrable": "immediate")") ==
        "@.constraint: UniqueConstraint with include fields cannot be deferred.");
  CHECK(faults(R"("fields": ["a"], "opclasses": ["b"], "deferrable": "immediate")") ==
        "@.constraint: UniqueConstraint with opclasses cannot be deferred.");
  CHECK(faults(R"("expressions": ["a"], "deferrable": "immediate")") ==
        "@.constraint: UniqueConstraint with expressions cannot be deferred.");
  CHECK(faults(R"("fields": ["a"], "deferrable": "later")") ==
        "@.constraint.deferrable: must be \"deferred\" or \"immediate\", not 'later'");
  CHECK(faults(R"("fields": ["a"], "nulls_distinct": "no")") ==
        "@.constraint.nulls_distinct: must be true, false or null, not a text");
  CHECK(faults(R"("field": ["a"], "fields": ["b"])") ==
        "@.constraint.field: unknown key 'field' (did you mean 'fields'?)");
}

TEST_CASE("the condition of a check is called check, too", "[format]") {
  CheckConstraint const expected{.name = "c", .condition = "a > 0", .kept = {}};
  CHECK(parse_constraint<CheckConstraint>(
            R"({"type": "CheckConstraint", "name": "c", "condition": "a > 0"})") == expected);
  CHECK(parse_constraint<CheckConstraint>(
            R"({"type": "CheckConstraint", "name": "c", "check": {"sql": "a > 0"}})") == expected);
  CHECK(faults_of_constraint(R"({"type": "CheckConstraint", "name": "c"})") ==
        "@.constraint: the key 'condition' is missing");
  CHECK(faults_of_constraint(
            R"({"type": "CheckConstraint", "name": "c", "check": "a", "condition": "a"})") ==
        "@.constraint.check: 'check' is the old name of 'condition', which is given too");
  CHECK(faults_of_constraint(R"({"type": "CheckConstraint", "name": "c", "condition": null})") ==
        "@.constraint.condition: must be SQL text or {\"sql\": …}, not null");
}

TEST_CASE("an exclusion constraint has pairs of an expression and an operator", "[format]") {
  CHECK(parse_constraint<ExclusionConstraint>(
            R"({"type": "ExclusionConstraint", "name": "e", "index_type": "spgist",
                "expressions": [["room", "="], [{"sql": "tsrange(a, b) NULL"}, "&&"]],
                "condition": "NOT cancelled", "deferrable": "immediate", "include": ["c"]
})") == ExclusionConstraint{
            .name = "e",
            .expressions = {{{"room", false}, "="}, {{"tsrange(a, b) NULL", true}, "&&"}},
            .index_type = "spgist",
            .condition = "NOT cancelled",
            .deferrable = Deferrable::immediate,
            .include = {"c"},
            .kept = {}});
}

TEST_CASE("an exclusion constraint that Django would refuse is an error", "[format]") {
  auto const faults = [](std::string const& rest) {
    return faults_of_constraint(R"({"type": "ExclusionConstraint", "name": "e", )" + rest + "}");
  };
  CHECK(faults(R"("expressions": [])") ==
        "@.constraint: At least one expression is required to define an exclusion constraint.");
  CHECK(
      faults(R"("expressions": ["room"])")
          .starts_with("@.constraint.expressions[0]: The expressions must be a list of 2-tuples."));
  CHECK(faults(R"("expressions": [["a", "="]], "index_type": "btree")") ==
        "@.constraint: Exclusion constraints only support GiST or SP-GiST indexes.");
}

TEST_CASE("an unknown constraint class is an error that names the nearest", "[format]") {
  CHECK(faults_of_constraint(R"({"type": "UniqeConstraint", "name": "u"})") ==
        "@.constraint.type: unknown constraint type 'UniqeConstraint' (did you mean "
        "'UniqueConstraint'?)");
  CHECK(faults_of_constraint(R"({"name": "u"})") == "@.constraint: the key 'type' is missing");
}

}  // namespace migrator
