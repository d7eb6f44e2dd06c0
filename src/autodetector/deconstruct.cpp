#include "autodetector/deconstruct.hpp"

#include "base/number_text.hpp"
#include "base/temporal.hpp"
#include "base/text.hpp"
#include "ddl/literal.hpp"
#include "migrator/error.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace migrator {
namespace {

ValueMap as_python_compares(ValueMap const& map) {
  ValueMap result;
  result.entries.reserve(map.entries.size());
  for (auto const& [key, value] : map.entries) {
    result.entries.emplace_back(key, migrator::as_python_compares(value));
  }
  return result;
}

// A whole number that an integer of ours can hold, as one.
Value as_python_compares(double number) {
  constexpr double beyond = 9.0e18;
  if (std::floor(number) == number && std::abs(number) < beyond) {
    return static_cast<std::int64_t>(number);
  }
  return number;
}

// The digits that count: "1.50" and "1.5" are one number.
std::optional<std::string> plain_decimal(std::string_view text) {
  std::optional<std::string> digits = decimal_str(text);
  if (digits && digits->find('.') != std::string::npos && digits->find('E') == std::string::npos) {
    digits->erase(digits->find_last_not_of('0') + 1);
    digits->erase(digits->find_last_not_of('.') + 1);
  }
  return digits;
}

std::optional<std::string> plain_uuid(Field const& field, std::string const& text) {
  try {
    return literal(field, Value{text});
  } catch (StateError const&) {
    return std::nullopt;
  }
}

std::optional<std::string> plain_text(Field const& field, std::string const& text) {
  switch (field.type->literal) {
    case LiteralKind::decimal:
      return plain_decimal(text);
    case LiteralKind::date:
      return iso_date(text);
    case LiteralKind::datetime:
      return iso_datetime(text);
    case LiteralKind::time:
      return iso_time(text);
    case LiteralKind::uuid:
      return plain_uuid(field, text);
    case LiteralKind::duration: {
      std::optional<std::int64_t> const microseconds = parse_duration(text);
      return microseconds ? std::optional{std::to_string(*microseconds)} : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

// Numbers are read as decimals are by what str() makes of them.
std::optional<std::string> number_text(Value const& value) {
  if (std::int64_t const* const number = value.get_if<std::int64_t>()) {
    return std::to_string(*number);
  }
  if (double const* const number = value.get_if<double>()) {
    return float_repr(*number);
  }
  return std::nullopt;
}

Value plain_default(Field const& field, Value const& value) {
  ValueList const* const list = value.get_if<ValueList>();
  if (list != nullptr && field.is("ArrayField") && !field.inner.empty()) {
    ValueList items;
    for (Value const& item : *list) {
      items.push_back(plain_default(field.inner.front(), item));
    }
    return items;
  }
  if (std::string const* const text = value.get_if<std::string>()) {
    return plain_text(field, *text).value_or(*text);
  }
  if (field.is("DecimalField")) {
    if (std::optional<std::string> const text = number_text(value)) {
      return plain_decimal(*text).value_or(*text);
    }
  }
  return as_python_compares(value);
}

// "app.Model" as "app.model"; a setting that it came from is no part of the text.
ModelReference lower_case(ModelReference const& reference) {
  std::size_t const dot = reference.name.find('.');
  if (dot == std::string::npos) {
    return {to_lower(reference.name), {}};
  }
  std::string_view const name = reference.name;
  return {std::string{name.substr(0, dot)} + to_lower(name.substr(dot)), {}};
}

}  // namespace

Value as_python_compares(Value const& value) {
  if (bool const* const truth = value.get_if<bool>()) {
    return *truth ? 1 : 0;
  }
  if (double const* const number = value.get_if<double>()) {
    return as_python_compares(*number);
  }
  if (ValueMap const* const map = value.get_if<ValueMap>()) {
    return as_python_compares(*map);
  }
  if (ValueList const* const list = value.get_if<ValueList>()) {
    ValueList items;
    items.reserve(list->size());
    std::ranges::transform(*list, std::back_inserter(items),
                           [](Value const& item) { return as_python_compares(item); });
    return items;
  }
  return value;
}

Field deconstructed(Field const& field) {
  Field result = field;
  if (result.default_value) {
    result.default_value = plain_default(field, *field.default_value);
  }
  if (result.db_default) {
    result.db_default = plain_default(field, *field.db_default);
  }
  result.options = deconstructed(field.options);
  result.options.erase("swappable");
  result.options.erase("symmetrical");
  for (Field& inner : result.inner) {
    inner = deconstructed(inner);
  }
  if (result.relation) {
    result.relation->to = lower_case(result.relation->to);
    if (result.relation->through) {
      result.relation->through->setting.clear();
    }
  }
  return result;
}

std::map<std::string, Value, std::less<>> deconstructed(
    std::map<std::string, Value, std::less<>> const& options) {
  std::map<std::string, Value, std::less<>> result;
  for (auto const& [name, value] : options) {
    result.emplace(name, as_python_compares(value));
  }
  return result;
}

std::vector<Field> relation_agnostic_fields(std::vector<NamedField> const& fields) {
  std::vector<NamedField const*> sorted;
  for (NamedField const& field : fields) {
    sorted.push_back(&field);
  }
  std::ranges::sort(sorted, {}, &NamedField::name);
  std::vector<Field> definitions;
  for (NamedField const* const field : sorted) {
    Field& definition = definitions.emplace_back(deconstructed(field->field));
    if (definition.relation) {
      definition.relation->to = {};
    }
  }
  return definitions;
}

}  // namespace migrator
