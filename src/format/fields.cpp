#include "format/fields.hpp"

#include "base/nearest.hpp"
#include "format/choices.hpp"
#include "format/field_literals.hpp"
#include "format/object_reader.hpp"
#include "format/references.hpp"
#include "format/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace migrator {
namespace {

constexpr std::array<std::string_view, 7> on_delete_names{
    "CASCADE", "DO_NOTHING", "PROTECT", "RESTRICT", "SET", "SET_DEFAULT", "SET_NULL"};

// The row that `type` names; null after a fault.
FieldType const* read_type(Cursor const& at) {
  if (at.json().get_if<JsonObject>() == nullptr) {
    at.wrong_kind("a field: {\"type\": …}");
    return nullptr;
  }
  auto const& object = std::get<JsonObject>(at.json().data);
  auto const member = std::ranges::find(object, "type", &JsonMember::key);
  if (member == object.end()) {
    at.fault("the key 'type' is missing");
    return nullptr;
  }
  std::string name;
  Cursor const type_at = at.member(*member);
  if (member->value.get_if<std::string>() == nullptr) {
    type_at.wrong_kind("the name of a field class");
    return nullptr;
  }
  read(type_at, name);
  FieldType const* const type = find_field_type(name);
  if (type == nullptr) {
    type_at.fault(
        fmt::format("unknown field type '{}'{}", name, did_you_mean(name, field_type_names())));
  }
  return type;
}

// Reads the members of a field. Beyond what ObjectReader does, it knows defaults, choices and
// fields in fields.
class FieldReader {
 public:
  FieldReader(Cursor const& at, ObjectReader& object, Field& field)
      : at_{at}, object_{object}, field_{field} {}

  template <class T>
  void required(std::string_view key, T& value) {
    object_.required(key, value);
  }
  template <class T>
  void optional(std::string_view key, T& value) {
    object_.optional(key, value);
  }

  // A null default is one, unlike no default.
  void literal(std::string_view key, std::optional<Value>& value) {
    if (JsonMember const* const member = object_.take(key)) {
      read(at_.member(*member), value.emplace());
    }
  }

  void inner(std::string_view key, std::vector<Field>& inner);
  void on_delete(Relation& relation);

  // Keywords that are no members of Field; left out at their defaults.
  void keywords(std::span<FieldKeyword const> keywords,
                std::map<std::string, Value, std::less<>>& values);

 private:
  void keyword(FieldKeyword const& keyword, std::map<std::string, Value, std::less<>>& values);

  Cursor at_;
  ObjectReader& object_;
  Field& field_;
};

void FieldReader::inner(std::string_view key, std::vector<Field>& inner) {
  JsonMember const* const member = object_.take_required(key);
  if (member == nullptr) {
    return;
  }
  Cursor const inner_at = at_.member(*member);
  Field field;
  read(inner_at, field);
  if (field.type != nullptr && (field.relation || !field.type->has_column)) {
    inner_at.fault(fmt::format("{} {} cannot hold a {}", field_.is("ArrayField") ? "an" : "a",
                               field_.type->name, field.type->name));
  }
  inner.push_back(std::move(field));
}

void FieldReader::on_delete(Relation& relation) {
  JsonMember const* const member = object_.take_required("on_delete");
  if (member == nullptr) {
    return;
  }
  Cursor const choice_at = at_.member(*member);
  JsonMember const* const marker = find_marker(member->value);
  if (marker != nullptr && (marker->key == "python" || marker->key == "callable")) {
    relation.on_delete = "SET";  // SET(something): the database never sees what
    read(choice_at, relation.set_to);
    return;
  }
  std::string& value = relation.on_delete;
  read(choice_at, value);
  std::vector<std::string_view> const known{on_delete_names.begin(), on_delete_names.end()};
  if (member->value.get_if<std::string>() != nullptr &&
      std::ranges::find(known, value) == known.end()) {
    choice_at.fault(fmt::format("unknown on_delete '{}'{}", value, did_you_mean(value, known)));
  }
}

void FieldReader::keywords(std::span<FieldKeyword const> keywords,
                           std::map<std::string, Value, std::less<>>& values) {
  for (FieldKeyword const& each : keywords) {
    keyword(each, values);
  }
}

void FieldReader::keyword(FieldKeyword const& keyword,
                          std::map<std::string, Value, std::less<>>& values) {
  JsonMember const* const member =
      keyword.required ? object_.take_required(keyword.name) : object_.take(keyword.name);
  if (member == nullptr) {
    return;
  }
  bool const at_default =
      !keyword.default_json.empty() && equals_json(member->value, keyword.default_json);
  Cursor const keyword_at = at_.member(*member);
  if (at_default || !check_shape(keyword_at, keyword.shape)) {
    return;
  }
  Value& value = values[std::string{keyword.name}];
  if (keyword.shape == KeywordShape::expression) {
    std::string text;
    read_sql_text(keyword_at, text);
    value = std::move(text);
    return;
  }
  read(keyword_at, value);
}

}  // namespace

void set_by_class(Field& field) {
  bool const automatic_now = bool_option(field, "auto_now") || bool_option(field, "auto_now_add");
  if (automatic_now || field.is("GeneratedField") || field.is("CompositePrimaryKey")) {
    field.options.erase("editable");
    field.blank = true;
  }
  if (field.type->automatic) {
    field.blank = false;
    field.primary_key = true;
  }
  if (field.type->unique) {
    field.unique = false;
  }
  if (field.is("GenericIPAddressField") || field.is("IPAddressField") || field.is("UUIDField")) {
    field.max_length.reset();
  }
  if (field.is("CompositePrimaryKey")) {
    field.primary_key = true;
  }
  auto const choices = field.options.find("choices");
  if (choices != field.options.end()) {
    choices->second = normalized_choices(std::move(choices->second));
  }
  auto const limits = field.options.find("limit_choices_to");
  if (limits != field.options.end() && limits->second == Value{ValueMap{}}) {
    field.options.erase(limits);
  }
}

namespace {

void refuse(Cursor const& at, Json const& object, std::string_view key, std::string_view message) {
  auto const& members = std::get<JsonObject>(object.data);
  auto const found = std::ranges::find(members, key, &JsonMember::key);
  if (found != members.end() && !found->value.is_null()) {
    at.fault_at(*found, std::string{message});
  }
}

// In declared models that is for the checks to refuse.
void check_positive(Cursor const& at, Field const& field) {
  if (field.max_length && *field.max_length < 1) {
    at.fault("max_length must be a positive integer");
  }
  if (field.is("DecimalField")) {
    std::int64_t const digits = integer_option(field, "max_digits", 1);
    std::int64_t const places = integer_option(field, "decimal_places", 0);
    if (digits < 1 || places < 0 || places > digits) {
      at.fault("max_digits must be positive and no smaller than decimal_places");
    }
  }
  if (field.is("ArrayField") && integer_option(field, "size", 1) < 1) {
    at.fault("size must be a positive integer");
  }
}

void check_composite(Cursor const& at, Field const& field) {
  std::vector<std::string> names = text_list_option(field, "field_names");
  if (names.size() == 1) {
    at.fault("CompositePrimaryKey must include at least two fields.");
  }
  std::ranges::sort(names);
  if (std::ranges::adjacent_find(names) != names.end()) {
    at.fault("CompositePrimaryKey args must be unique strings.");
  }
  refuse(at, at.json(), "default", "CompositePrimaryKey cannot have a default.");
  refuse(at, at.json(), "db_default", "CompositePrimaryKey cannot have a database default.");
  refuse(at, at.json(), "db_column", "CompositePrimaryKey cannot have a db_column.");
}

void check_generated(Cursor const& at, Field const& field) {
  refuse(at, at.json(), "default", "GeneratedField cannot have a default.");
  refuse(at, at.json(), "db_default", "GeneratedField cannot have a database default.");
  auto const persist = field.options.find("db_persist");
  if (persist != field.options.end() && persist->second == Value{false}) {
    at.fault("PostgreSQL does not support non-persisted GeneratedFields; db_persist must be true");
  }
}

// What Django's constructors refuse.
void check_field(Cursor const& at, Field const& field) {
  if (!at.context().declares_models) {
    check_positive(at, field);
  }
  auto const& object = std::get<JsonObject>(at.json().data);
  for (JsonMember const& member : object) {
    if (member.key == "default") {
      check_literal(at.member(member), field, DefaultKind::python);
    } else if (member.key == "db_default") {
      check_literal(at.member(member), field, DefaultKind::database);
    }
  }
  if (field.is("CompositePrimaryKey")) {
    check_composite(at, field);
  } else if (field.is("GeneratedField")) {
    check_generated(at, field);
  } else if (field.relation && field.relation->through && field.relation->db_table) {
    at.fault("Cannot specify a db_table if an intermediary model is used.");
  }
}

// Reads the field of an object whose other keys the caller has asked for.
void read_field(Cursor const& at, ObjectReader& object, Field& field) {
  FieldType const* const type = read_type(at);
  if (type == nullptr) {
    return;
  }
  object.take("type");
  field = make_field(type->name);
  FieldReader reader{at, object, field};
  field_members(field, reader);
  // To Django these are others than none.
  if (is_empty_text(at, "db_comment")) {
    field.db_comment = "";
  }
  if (is_empty_text(at, "db_tablespace")) {
    field.db_tablespace = "";
  }
  object.finish();
  check_field(at, field);
  bool const is_key = field.primary_key;
  set_by_class(field);
  // A migration's automatic field is always the key; the checks refuse a declared one that is not.
  if (at.context().declares_models && field.type->automatic) {
    field.primary_key = is_key;
  }
}

}  // namespace

void read(Cursor const& at, Field& field) {
  if (at.json().get_if<JsonObject>() == nullptr) {
    at.wrong_kind("a field: {\"type\": …}");
    return;
  }
  ObjectReader object{at};
  read_field(at, object, field);
}

void read(Cursor const& at, std::vector<NamedField>& fields) {
  JsonList const* const list = at.json().get_if<JsonList>();
  if (list == nullptr) {
    at.wrong_kind("a list of fields");
    return;
  }
  fields.resize(list->size());
  std::unordered_set<std::string_view> names;
  for (std::size_t i = 0; i < list->size(); ++i) {
    Cursor const item = at.item(i);
    ObjectReader object{item};
    object.required("name", fields[i].name);
    if (object.is_object()) {
      read_field(item, object, fields[i].field);
    }
    if (!fields[i].name.empty() && !names.insert(fields[i].name).second) {
      item.fault(at.context().declares_models
                     ? fmt::format("the model has a field '{}' already", fields[i].name)
                     : fmt::format("Found duplicate value {} in CreateModel fields argument.",
                                   fields[i].name));
    }
  }
}

std::span<std::string_view const> on_delete_choices() {
  return on_delete_names;
}

std::vector<std::string_view> field_type_names() {
  std::vector<std::string_view> names;
  for (FieldType const& type : field_types()) {
    names.push_back(type.name);
  }
  return names;
}

std::vector<FieldKeyword> common_keywords_of(FieldType const& type) {
  std::vector<FieldKeyword> keywords;
  for (FieldKeyword const& keyword : common_field_keywords()) {
    // BinaryField has a default of its own for a common keyword.
    if (std::ranges::find(type.keywords, keyword.name, &FieldKeyword::name) ==
        type.keywords.end()) {
      keywords.push_back(keyword);
    }
  }
  return keywords;
}

bool takes_collation(FieldType const& type) {
  return type.kind == "CharField" || type.kind == "text" || type.name == "SlugField" ||
         type.name == "CustomField";
}

}  // namespace migrator
