#include "ddl/python_value.hpp"

#include "base/number_text.hpp"
#include "base/overloaded.hpp"
#include "base/temporal.hpp"
#include "base/text.hpp"
#include "base/uuid_text.hpp"
#include "ddl/scalar_literals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace migrator {
namespace {

// Texts carry their length, so that one value's text cannot be read as another's.
std::string tagged(std::string_view type, std::string_view text) {
  return fmt::format("{} {}:{}", type, text.size(), text);
}

std::string number(std::string_view digits) {
  return fmt::format("number {}", plain_digits(digits));
}

std::string list_of(std::vector<std::string> const& items) {
  return fmt::format("[{}]", join(items, ","));
}

// The entries of a dict, in whatever order they came.
std::string map_of(std::vector<std::string> entries) {
  std::ranges::sort(entries);
  return fmt::format("{{{}}}", join(entries, ","));
}

// What JSON says, which no field has read.
std::string raw(Value const& value) {
  return std::visit(overloaded{
                        [](std::monostate) { return std::string{"None"}; },
                        [](bool flag) { return number(flag ? "1" : "0"); },
                        [](std::int64_t whole) { return number(fmt::format("{}", whole)); },
                        [](double floating) { return number(exact_digits(floating)); },
                        [](std::string const& text) { return tagged("text", text); },
                        [](Bytes const& bytes) { return tagged("bytes", bytes.data); },
                        [](Callable const& callable) { return tagged("callable", callable.name); },
                        [](Sql const& sql) { return tagged("sql", sql.text); },
                        [](SettingName const& setting) { return tagged("setting", setting.name); },
                        [](PythonSource const& source) { return tagged("python", source.text); },
                        [](ValueList const& list) {
                          std::vector<std::string> items;
                          for (Value const& item : list) {
                            items.push_back(raw(item));
                          }
                          return list_of(items);
                        },
                        [](ValueMap const& map) {
                          std::vector<std::string> entries;
                          for (auto const& [key, item] : map.entries) {
                            entries.push_back(tagged("key", key) + raw(item));
                          }
                          return map_of(std::move(entries));
                        },
                    },
                    value.data());
}

std::optional<std::string> tagged_if(std::string_view type,
                                     std::optional<std::string> const& text) {
  return text ? std::optional{tagged(type, *text)} : std::nullopt;
}

// What a field of that kind reads from a text; nothing where it leaves it a text.
std::optional<std::string> read_text(LiteralKind kind, std::string const& text) {
  switch (kind) {
    case LiteralKind::decimal: {
      std::optional<std::string> const digits = decimal_str(text);
      return digits ? std::optional{number(*digits)} : std::nullopt;
    }
    case LiteralKind::date:
      return tagged_if("date", iso_date(text));
    case LiteralKind::datetime: {
      std::optional<std::int64_t> const micros = parse_instant(text);
      return micros ? std::optional{fmt::format("instant {}", *micros)} : std::nullopt;
    }
    case LiteralKind::time:
      return tagged_if("time", iso_time(text));
    case LiteralKind::duration: {
      std::optional<std::int64_t> const micros = parse_duration(text);
      return micros ? std::optional{fmt::format("duration {}", *micros)} : std::nullopt;
    }
    case LiteralKind::uuid:
      return tagged_if("uuid", uuid_str(text));
    default:
      return std::nullopt;
  }
}

// The items, each as the array's base makes it; nothing when one of them is equal to no other.
template <class Read>
PythonValue items_of(Field const& base, ValueList const& list, Read read) {
  std::vector<std::string> items;
  for (Value const& item : list) {
    PythonValue made = read(base, item);
    if (!made) {
      return std::nullopt;
    }
    items.push_back(*std::move(made));
  }
  return list_of(items);
}

ValueList const* array_items(Field const& field, Value const& value) {
  bool const array = field.type->literal == LiteralKind::array && !field.inner.empty();
  return array ? value.get_if<ValueList>() : nullptr;
}

bool is_adapted(LiteralKind kind) {
  return kind == LiteralKind::json || kind == LiteralKind::inet || kind == LiteralKind::bytes;
}

// The number that a literal spells: " -5", "1.50", "true".
PythonValue prepared_number(Field const& field, Value const& value) {
  std::string const literal = scalar_literal(field, value).value_or("");
  if (field.type->literal == LiteralKind::boolean) {
    return number(literal == "true" ? "1" : "0");
  }
  std::string_view digits = literal;
  digits.remove_prefix(digits.starts_with(' ') ? 1 : 0);
  if (field.type->literal == LiteralKind::floating) {
    std::optional<double> const floating = as_double(std::string{digits});
    return floating ? PythonValue{number(exact_digits(*floating))} : tagged("float", digits);
  }
  return number(digits);
}

PythonValue prepared_hstore(Field const& field, Value const& value) {
  ValueMap const* const map = value.get_if<ValueMap>();
  if (!map) {
    return raw(value);
  }
  std::vector<std::string> entries;
  for (auto const& [key, item] : map->entries) {
    entries.push_back(tagged("key", key) +
                      (item.is_null() ? "None" : tagged("text", field_text(field, item))));
  }
  return map_of(std::move(entries));
}

PythonValue prepared_range(Field const& field, Value const& value) {
  return value.get_if<ValueList>()
             ? tagged("bounds", text_option(field, "default_bounds")) + raw(value)
             : raw(value);
}

}  // namespace

PythonValue held_value(Field const& field, Value const& value) {
  if (ValueList const* const list = array_items(field, value)) {
    return items_of(field.inner.front(), *list, held_value);
  }
  LiteralKind const kind = field.type->literal;
  if (std::string const* const text = value.get_if<std::string>()) {
    std::optional<std::string> read = read_text(kind, *text);
    return read ? std::move(read) : raw(value);
  }
  double const* const floating = value.get_if<double>();
  if (floating != nullptr && kind == LiteralKind::decimal) {
    return read_text(kind, float_repr(*floating));
  }
  return raw(value);
}

PythonValue prepared_value(Field const& field, Value const& value) {
  if (is_adapted(field.type->literal)) {
    return std::nullopt;
  }
  if (value.is_null() || value.get_if<Sql>() != nullptr) {
    return raw(value);
  }
  if (ValueList const* const list = array_items(field, value)) {
    return items_of(field.inner.front(), *list, prepared_value);
  }
  switch (field.type->literal) {
    case LiteralKind::integer:
    case LiteralKind::decimal:
    case LiteralKind::floating:
    case LiteralKind::boolean:
      return prepared_number(field, value);
    case LiteralKind::range:
      return prepared_range(field, value);
    case LiteralKind::hstore:
      return prepared_hstore(field, value);
    case LiteralKind::text:
      return field.is("CustomField") || field.is("SearchVectorField")
                 ? raw(value)
                 : tagged("text", field_text(field, value));
    default:
      return held_value(field, value);
  }
}

bool same_python_value(PythonValue const& value, PythonValue const& other) {
  return value && other && *value == *other;
}

bool is_true(PythonValue const& value) {
  constexpr std::string_view nothing[] = {
      "None", "number 0", "text 0:", "bytes 0:", "[]", "{}", "duration 0"};
  return !value || std::ranges::find(nothing, *value) == std::end(nothing);
}

bool has_adapter(Field const& field) {
  Field const* base = &field;
  while (base->type->literal == LiteralKind::array && !base->inner.empty()) {
    base = &base->inner.front();
  }
  return is_adapted(base->type->literal);
}

}  // namespace migrator
