#include "ddl/literal.hpp"

#include "base/overloaded.hpp"
#include "base/quote.hpp"
#include "base/text.hpp"
#include "ddl/json_text.hpp"
#include "ddl/scalar_literals.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

// The literal of an array's item, which may be an array itself.
struct ArrayItem {
  std::string literal;
  bool is_array = false;
};

// ARRAY[…] of literals. One that holds nothing but nulls has no type that PostgreSQL could find
// out and is written as a text, as an empty one is: '{}', '{NULL,NULL}', '{{NULL},{NULL}}'.
std::string array_literal(std::vector<ArrayItem> const& items) {
  constexpr std::string_view empty = "'{}'";
  bool only_nulls = true;
  std::vector<std::string> literals;
  std::vector<std::string> unquoted;
  for (ArrayItem const& item : items) {
    bool const nulls = item.is_array && item.literal.starts_with('\'') && item.literal != empty;
    only_nulls = only_nulls && (nulls || item.literal == "NULL");
    literals.push_back(item.is_array && item.literal == empty ? "ARRAY[]" : item.literal);
    unquoted.push_back(nulls ? item.literal.substr(1, item.literal.size() - 2) : item.literal);
  }
  return only_nulls ? fmt::format("'{{{}}}'", join(unquoted, ","))
                    : fmt::format("ARRAY[{}]", join(literals, ","));
}

// Fields that hand their values to the database adapter as they are.
bool is_passed_on(Field const& field) {
  return field.is("CustomField") || field.is("SearchVectorField");
}

std::string item_literal(Field const& base, Value const& item) {
  if (item.is_null() && base.type->literal == LiteralKind::json) {
    return "'null'::jsonb";
  }
  return literal(base, item).value_or("NULL");
}

std::string array_field_literal(Field const& field, Value const& value) {
  ValueList const* const list = value.get_if<ValueList>();
  if (!list || field.inner.empty()) {
    return parameter_literal(value);
  }
  Field const& base = field.inner.front();
  bool const nested = base.type->literal == LiteralKind::array || is_passed_on(base);
  std::vector<ArrayItem> items;
  for (Value const& item : *list) {
    items.push_back({item_literal(base, item), nested && item.get_if<ValueList>() != nullptr});
  }
  return array_literal(items);
}

// A list of two ends, either of which may be null. PostgreSQL's numeric ranges are a text; the
// others call the type's constructor.
std::string range_literal(Field const& field, Value const& value) {
  if (std::string const* const text = value.get_if<std::string>()) {
    return quote_text(*text);
  }
  ValueList const* const ends = value.get_if<ValueList>();
  if (!ends || ends->size() < 2) {
    refuse_value(field, value);
  }
  std::string bounds = text_option(field, "default_bounds");
  if (bounds.empty()) {
    bounds = "[)";
  }
  Value const& lower = ends->at(0);
  Value const& upper = ends->at(1);
  std::string_view const type = field.type->column_type;
  if (type == "daterange" || type == "tstzrange") {
    return fmt::format("{}({}, {}, {})", type, parameter_literal(lower), parameter_literal(upper),
                       quote_text(bounds));
  }
  return fmt::format("'{}{},{}{}'", bounds.front(), lower.is_null() ? "" : parameter_literal(lower),
                     upper.is_null() ? "" : parameter_literal(upper), bounds.back());
}

std::string hstore_literal(Field const& field, Value const& value) {
  ValueMap const* const map = value.get_if<ValueMap>();
  if (!map) {
    return parameter_literal(value);
  }
  if (map->entries.empty()) {
    return "''::hstore";
  }
  std::vector<ArrayItem> keys;
  std::vector<ArrayItem> values;
  for (auto const& [key, item] : map->entries) {
    keys.push_back({quote_text(key)});
    values.push_back({item.is_null() ? "NULL" : text_literal(field, item)});
  }
  return fmt::format("hstore({}, {})", array_literal(keys), array_literal(values));
}

std::optional<std::string> literal_of_kind(Field const& field, Value const& value) {
  switch (field.type->literal) {
    case LiteralKind::array:
      return array_field_literal(field, value);
    case LiteralKind::range:
      return range_literal(field, value);
    case LiteralKind::hstore:
      return hstore_literal(field, value);
    default:
      return is_passed_on(field) ? parameter_literal(value) : scalar_literal(field, value);
  }
}

}  // namespace

std::optional<std::string> literal(Field const& field, Value const& value) {
  if (value.is_null()) {
    return std::nullopt;
  }
  if (Sql const* const sql = value.get_if<Sql>()) {
    return sql->text;
  }
  if (Callable const* const callable = value.get_if<Callable>()) {
    throw StateError{fmt::format("the callable {} cannot be written as a literal", callable->name)};
  }
  return literal_of_kind(field, value);
}

std::string parameter_literal(Value const& value) {
  return std::visit(
      overloaded{
          [](std::monostate) { return std::string{"NULL"}; },
          [](bool flag) { return std::string{flag ? "true" : "false"}; },
          [](std::int64_t number) { return signed_literal(fmt::format("{}", number)); },
          [](double number) { return double_literal(number); },
          [](std::string const& text) { return quote_text(text); },
          [](Bytes const& bytes) { return bytes_literal(bytes.data); },
          [](Sql const& sql) { return sql.text; },
          [](ValueList const& list) {
            std::vector<ArrayItem> items;
            for (Value const& item : list) {
              items.push_back({parameter_literal(item), item.get_if<ValueList>() != nullptr});
            }
            return array_literal(items);
          },
          [&value](auto const&) -> std::string {
            throw StateError{
                fmt::format("{} cannot be written as an SQL literal", json_dumps(value))};
          },
      },
      value.data());
}

}  // namespace migrator
