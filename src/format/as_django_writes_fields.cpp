// Fields as Django's deconstruct() gives them.
#include "base/number_text.hpp"
#include "base/temporal.hpp"
#include "base/text.hpp"
#include "base/uuid_text.hpp"
#include "format/as_django_writes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

namespace migrator {
namespace {

// The text of the Python value that Django reads from this one; nothing where that is the value
// itself.
std::optional<std::string> printed(LiteralKind kind, std::string const& text) {
  switch (kind) {
    case LiteralKind::date:
      return iso_date(text);
    case LiteralKind::datetime:
      return iso_datetime(text);
    case LiteralKind::time:
      return iso_time(text);
    case LiteralKind::duration: {
      std::optional<std::int64_t> const micros = parse_duration(text);
      return micros ? std::optional{iso_duration(*micros)} : std::nullopt;
    }
    case LiteralKind::uuid:
      return uuid_str(text);
    case LiteralKind::decimal:
      return decimal_str(text);
    default:
      return std::nullopt;
  }
}

std::optional<std::string> printed(Field const& field, Value const& value) {
  LiteralKind const kind = field.type->literal;
  if (std::string const* const text = value.get_if<std::string>()) {
    return printed(kind, *text);
  }
  if (kind != LiteralKind::decimal) {
    return std::nullopt;
  }
  if (std::int64_t const* const whole = value.get_if<std::int64_t>()) {
    return fmt::format("{}", *whole);
  }
  double const* const number = value.get_if<double>();
  return number != nullptr ? decimal_str(float_repr(*number)) : std::nullopt;
}

// A default as Python prints it: a date in ISO 8601, a decimal as text. Lists are no deeper than
// the fields they are for.
Value as_printed(Field const& field, Value const& value) {
  ValueList const* const list = value.get_if<ValueList>();
  if (list != nullptr && field.type->literal == LiteralKind::array && !field.inner.empty()) {
    ValueList items;
    for (Value const& item : *list) {
      items.push_back(as_printed(field.inner.front(), item));
    }
    return items;
  }
  std::optional<std::string> text = printed(field, value);
  return text ? Value{*std::move(text)} : value;
}

// "shop.Item" as "shop.item"; the app's label stays.
std::string with_lower_model(std::string const& name) {
  std::size_t const dot = name.find('.');
  std::size_t const start = dot == std::string::npos ? 0 : dot + 1;
  return name.substr(0, start) + to_lower(std::string_view{name}.substr(start));
}

void add_what_classes_give(Field& field) {
  if (field.is("ArrayField")) {
    field.options.try_emplace("size");
  }
  if (field.is("FileField") || field.is("ImageField")) {
    field.options.try_emplace("upload_to", Value{""});
  }
  if (field.is("CompositePrimaryKey")) {
    field.options.insert_or_assign("editable", Value{false});
  }
  auto const expression = field.options.find("expression");
  if (field.is("GeneratedField") && expression != field.options.end()) {
    if (std::string const* const sql = expression->second.get_if<std::string>()) {
      expression->second = Value{Sql{*sql}};
    }
  }
}

}  // namespace

void simplify(Field& field) {
  field.options.erase("symmetrical");
  field.options.erase("swappable");
  if (field.default_value) {
    field.default_value = as_printed(field, *field.default_value);
  }
  if (field.db_default) {
    field.db_default = as_printed(field, *field.db_default);
  }
  if (field.relation) {
    field.relation->to.name = with_lower_model(field.relation->to.name);
  }
  add_what_classes_give(field);
  std::ranges::for_each(field.inner, [](Field& inner) { simplify(inner); });
}

}  // namespace migrator
