#include "autodetector/deconstruct.hpp"

#include "base/text.hpp"
#include "ddl/python_value.hpp"

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

// What Python holds of a default, as a text that only equal values share.
std::optional<Value> held(Field const& field, std::optional<Value> const& value) {
  PythonValue const text = value ? held_value(field, *value) : std::nullopt;
  return text ? std::optional{Value{*text}} : value;
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
  result.default_value = held(field, field.default_value);
  result.db_default = held(field, field.db_default);
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
  sorted.reserve(fields.size());
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
