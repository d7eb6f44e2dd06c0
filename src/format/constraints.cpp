#include "format/constraints.hpp"

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "format/object_reader.hpp"
#include "format/values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

using enum KeywordShape;

constexpr std::array<IndexType, 8> all_index_types{
    IndexType::index,  IndexType::btree, IndexType::gin,  IndexType::gist,
    IndexType::spgist, IndexType::brin,  IndexType::hash, IndexType::bloom};

constexpr std::array<std::string_view, 3> constraint_types{"CheckConstraint", "ExclusionConstraint",
                                                           "UniqueConstraint"};

constexpr std::array<FieldKeyword, 2> btree_keywords{{
    {"deduplicate_items", any, "null"},
    {"fillfactor", integer, "null"},
}};
constexpr std::array<FieldKeyword, 2> gin_keywords{{
    {"fastupdate", any, "null"},
    {"gin_pending_list_limit", integer, "null"},
}};
constexpr std::array<FieldKeyword, 2> gist_keywords{{
    {"buffering", any, "null"},
    {"fillfactor", integer, "null"},
}};
constexpr std::array<FieldKeyword, 1> fillfactor_keyword{{{"fillfactor", integer, "null"}}};
constexpr std::array<FieldKeyword, 2> brin_keywords{{
    {"autosummarize", any, "null"},
    {"pages_per_range", integer, "null"},
}};
constexpr std::array<FieldKeyword, 2> bloom_keywords{{
    {"columns", any, "[]"},
    {"length", integer, "null"},
}};
constexpr std::array<FieldKeyword, 2> violation_keywords{{
    {"violation_error_code", text_or_null, "null"},
    {"violation_error_message", text_or_null, "null"},
}};

// The member `type` when it is a text; else null, after a fault.
JsonMember const* take_type(Cursor const& at, ObjectReader& object) {
  JsonMember const* const member = object.take_required("type");
  if (member != nullptr && member->value.get_if<std::string>() == nullptr) {
    at.member(*member).wrong_kind("the name of a class");
    return nullptr;
  }
  return member;
}

void unknown_type(Cursor const& at, JsonMember const& type, std::string_view what,
                  std::vector<std::string_view> const& known) {
  std::string const& name = std::get<std::string>(type.value.data);
  at.fault_at(type, fmt::format("unknown {} type '{}'{}", what, name, did_you_mean(name, known)));
}

std::vector<std::string_view> index_type_names() {
  std::vector<std::string_view> names;
  std::ranges::transform(all_index_types, std::back_inserter(names), class_name);
  return names;
}

enum class Names { required, optional };

// Reads the members of an index or a constraint. Beyond what ObjectReader does, it knows
// conditions and keywords that are kept as they are.
class ConstraintReader {
 public:
  ConstraintReader(Cursor const& at, ObjectReader& object, Names names = Names::required)
      : at_{at}, object_{object}, names_{names} {}

  template <class T>
  void required(std::string_view key, T& value) {
    if (key == "name" && names_ == Names::optional) {
      object_.optional(key, value);
      return;
    }
    object_.required(key, value);
  }
  template <class T>
  void optional(std::string_view key, T& value) {
    object_.optional(key, value);
  }

  void condition(std::string_view key, std::optional<std::string>& condition);
  void check(std::string& condition);
  void keywords(std::span<FieldKeyword const> keywords,
                std::map<std::string, Value, std::less<>>& values);

 private:
  Cursor at_;
  ObjectReader& object_;
  Names names_;
};

void ConstraintReader::condition(std::string_view key, std::optional<std::string>& condition) {
  JsonMember const* const member = object_.take(key);
  if (member != nullptr && !member->value.is_null()) {
    read_sql_text(at_.member(*member), condition.emplace());
  }
}

// The condition of a CheckConstraint, which was called `check` before Django 5.1.
void ConstraintReader::check(std::string& condition) {
  JsonMember const* const old = object_.take("check");
  JsonMember const* const member =
      old == nullptr ? object_.take_required("condition") : object_.take("condition");
  if (old != nullptr && member != nullptr) {
    at_.fault_at(*old, "'check' is the old name of 'condition', which is given too");
  }
  if (JsonMember const* const given = member == nullptr ? old : member) {
    read_sql_text(at_.member(*given), condition);
  }
}

void ConstraintReader::keywords(std::span<FieldKeyword const> keywords,
                                std::map<std::string, Value, std::less<>>& values) {
  for (FieldKeyword const& keyword : keywords) {
    JsonMember const* const member = object_.take(keyword.name);
    if (member == nullptr || member->value.is_null() ||
        equals_json(member->value, keyword.default_json)) {
      continue;
    }
    if (check_shape(at_.member(*member), keyword.shape)) {
      read(at_.member(*member), values[std::string{keyword.name}]);
    }
  }
}

// What Django's constructors of both indexes and unique constraints refuse.
template <class T>
void check_elements(Cursor const& at, T const& given, std::string_view class_name,
                    std::string_view thing) {
  if (given.fields.empty() && given.expressions.empty()) {
    at.fault(fmt::format("At least one field or expression is required to define {}.", thing));
  }
  if (!given.fields.empty() && !given.expressions.empty()) {
    at.fault(fmt::format("{}.fields and expressions are mutually exclusive.", class_name));
  }
  if (given.opclasses.empty()) {
    return;
  }
  if (!given.expressions.empty()) {
    at.fault(
        fmt::format("{}.opclasses cannot be used with expressions; write the operator class "
                    "into the expression",
                    class_name));
  } else if (given.fields.size() != given.opclasses.size()) {
    at.fault(fmt::format("{0}.fields and {0}.opclasses must have the same number of elements.",
                         class_name));
  }
}

void check_range(Cursor const& at, Value const& value, std::int64_t most, std::string_view name) {
  std::int64_t const* const integer = value.get_if<std::int64_t>();
  if (integer == nullptr || *integer < 1 || *integer > most) {
    at.fault(fmt::format("{} must be an integer from 1 to {}.", name, most));
  }
}

void check_bloom(Cursor const& at, Index const& index) {
  if (index.fields.size() > 32) {
    at.fault("Bloom indexes support a maximum of 32 fields.");
  }
  auto const length = index.parameters.find("length");
  if (length != index.parameters.end()) {
    check_range(at, length->second, 4096, "BloomIndex.length");
  }
  auto const found = index.parameters.find("columns");
  if (found == index.parameters.end()) {
    return;
  }
  ValueList const* const columns = found->second.get_if<ValueList>();
  if (columns == nullptr) {
    at.fault("BloomIndex.columns must be a list or tuple.");
    return;
  }
  if (columns->size() > index.fields.size()) {
    at.fault("BloomIndex.columns cannot have more values than fields.");
  }
  for (Value const& column : *columns) {
    check_range(at, column, 4095, "Each of BloomIndex.columns");
  }
}

void check_parameters(Cursor const& at, Index const& index) {
  if (index.type == IndexType::bloom) {
    check_bloom(at, index);
  }
  for (std::string_view const flag :
       {"autosummarize", "buffering", "deduplicate_items", "fastupdate"}) {
    auto const found = index.parameters.find(flag);
    if (found != index.parameters.end() && found->second.get_if<bool>() == nullptr) {
      at.fault(fmt::format("{} must be true, false or null", flag));
    }
  }
  auto const pages = index.parameters.find("pages_per_range");
  std::int64_t const* const count =
      pages == index.parameters.end() ? nullptr : pages->second.get_if<std::int64_t>();
  if (count != nullptr && *count < 1) {
    at.fault("pages_per_range must be None or a positive integer");
  }
}

void check_constraint(Cursor const& at, UniqueConstraint const& constraint) {
  check_elements(at, constraint, "UniqueConstraint", "a unique constraint");
  if (!constraint.deferrable) {
    return;
  }
  auto const refuse = [&](bool given, std::string_view what) {
    if (given) {
      at.fault(fmt::format("UniqueConstraint with {} cannot be deferred.", what));
    }
  };
  refuse(constraint.condition.has_value(), "conditions");
  refuse(!constraint.include.empty(), "include fields");
  refuse(!constraint.opclasses.empty(), "opclasses");
  refuse(!constraint.expressions.empty(), "expressions");
}

void check_constraint(Cursor const&, CheckConstraint const&) {}

void check_constraint(Cursor const& at, ExclusionConstraint const& constraint) {
  std::string const index_type = to_lower(constraint.index_type);
  if (index_type != "gist" && index_type != "spgist") {
    at.fault("Exclusion constraints only support GiST or SP-GiST indexes.");
  }
  if (constraint.expressions.empty()) {
    at.fault("At least one expression is required to define an exclusion constraint.");
  }
}

// What an index needs a name for.
void check_nameless(Cursor const& at, Index const& index) {
  if (!index.name.empty()) {
    return;
  }
  auto const refuse = [&](bool given, std::string_view what) {
    if (given) {
      at.fault(fmt::format("An index must be named to use {}.", what));
    }
  };
  refuse(!index.expressions.empty(), "expressions");
  refuse(!index.opclasses.empty(), "opclasses");
  refuse(index.condition.has_value(), "condition");
  refuse(!index.include.empty(), "include");
}

template <class T>
void read_constraint(Cursor const& at, ObjectReader& object, Constraint& constraint) {
  T given;
  ConstraintReader reader{at, object};
  constraint_members(given, reader);
  object.finish();
  // Without its parts it would only be reported a second time.
  if (given.name.empty()) {
    return;
  }
  check_constraint(at, given);
  constraint = std::move(given);
}

void read(Cursor const& at, Element& element) {
  JsonMember const* const marker = find_marker(at.json());
  if (marker != nullptr && marker->key == "sql") {
    element.is_sql = true;
    read_sql_text(at.member(*marker), element.text);
    return;
  }
  if (at.json().get_if<std::string>() == nullptr) {
    at.wrong_kind("a field's name or {\"sql\": …}");
    return;
  }
  read(at, element.text);
}

// Reads a list of anything that has a read().
template <class T>
void read_all(Cursor const& at, std::vector<T>& values, std::string_view expected) {
  JsonList const* const list = at.json().get_if<JsonList>();
  if (list == nullptr) {
    at.wrong_kind(expected);
    return;
  }
  values.resize(list->size());
  for (std::size_t i = 0; i < list->size(); ++i) {
    read(at.item(i), values[i]);
  }
}

}  // namespace

void read(Cursor const& at, Index& index) {
  ObjectReader object{at};
  if (!object.is_object()) {
    return;
  }
  JsonMember const* const type = take_type(at, object);
  if (type == nullptr) {
    return;
  }
  std::optional<IndexType> const found = find_index_type(std::get<std::string>(type->value.data));
  if (!found) {
    unknown_type(at, *type, "index", index_type_names());
    return;
  }
  index.type = *found;
  bool const in_models = at.context().declares_models;
  ConstraintReader reader{at, object, in_models ? Names::optional : Names::required};
  index_members(index, reader);
  object.finish();
  check_elements(at, index, "Index", "an index");
  if (in_models) {
    check_nameless(at, index);
  }
  check_parameters(at, index);
}

void read(Cursor const& at, Constraint& constraint) {
  ObjectReader object{at};
  if (!object.is_object()) {
    return;
  }
  JsonMember const* const member = take_type(at, object);
  if (member == nullptr) {
    return;
  }
  std::string_view const type = std::get<std::string>(member->value.data);
  if (type == "UniqueConstraint") {
    read_constraint<UniqueConstraint>(at, object, constraint);
  } else if (type == "CheckConstraint") {
    read_constraint<CheckConstraint>(at, object, constraint);
  } else if (type == "ExclusionConstraint") {
    read_constraint<ExclusionConstraint>(at, object, constraint);
  } else {
    unknown_type(at, *member, "constraint", {constraint_types.begin(), constraint_types.end()});
  }
}

void read(Cursor const& at, std::vector<Index>& indexes) {
  read_all(at, indexes, "a list of indexes");
}

void read(Cursor const& at, std::vector<Constraint>& constraints) {
  read_all(at, constraints, "a list of constraints");
}

void read(Cursor const& at, std::vector<Element>& elements) {
  read_all(at, elements, "a list of field names and {\"sql\": …}");
}

void read(Cursor const& at, std::vector<std::pair<Element, std::string>>& pairs) {
  JsonList const* const list = at.json().get_if<JsonList>();
  if (list == nullptr) {
    at.wrong_kind("a list of pairs");
    return;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    Cursor const item = at.item(i);
    JsonList const* const pair = item.json().get_if<JsonList>();
    if (pair == nullptr || pair->size() != 2) {
      item.fault("The expressions must be a list of 2-tuples.");
      continue;
    }
    auto& [element, with] = pairs.emplace_back();
    read(item.item(0), element);
    read(item.item(1), with);
  }
}

void read(Cursor const& at, std::optional<Deferrable>& deferrable) {
  std::optional<std::string> text;
  read(at, text);
  if (!text) {
    return;
  }
  if (*text == "deferred") {
    deferrable = Deferrable::deferred;
  } else if (*text == "immediate") {
    deferrable = Deferrable::immediate;
  } else {
    at.fault(fmt::format("must be \"deferred\" or \"immediate\", not '{}'", *text));
  }
}

std::span<IndexType const> index_types() {
  return all_index_types;
}

std::span<std::string_view const> constraint_type_names() {
  return constraint_types;
}

std::span<FieldKeyword const> index_keywords(IndexType type) {
  switch (type) {
    case IndexType::btree:
      return btree_keywords;
    case IndexType::gin:
      return gin_keywords;
    case IndexType::gist:
      return gist_keywords;
    case IndexType::spgist:
    case IndexType::hash:
      return fillfactor_keyword;
    case IndexType::brin:
      return brin_keywords;
    case IndexType::bloom:
      return bloom_keywords;
    case IndexType::index:
      return {};
  }
  return {};
}

std::span<FieldKeyword const> kept_constraint_keywords() {
  return violation_keywords;
}

}  // namespace migrator
