#include "ddl/defaults.hpp"

#include "base/temporal.hpp"
#include "ddl/column_type.hpp"
#include "ddl/literal.hpp"
#include "ddl/model_fields.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <random>

namespace migrator {
namespace {

std::array<std::uint32_t, 4> random_words() {
  std::random_device device;
  return {device(), device(), device(), device()};
}

std::string print_uuid(std::uint64_t high, std::uint64_t low) {
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32U, (high >> 16U) & 0xFFFFU,
                     high & 0xFFFFU, low >> 48U, low & 0xFFFF'FFFF'FFFFU);
}

// RFC 4122's variant bits in the lower half.
constexpr std::uint64_t variant_mask = 0x3FFF'FFFF'FFFF'FFFFU;
constexpr std::uint64_t variant = 0x8000'0000'0000'0000U;

std::string random_uuid() {
  std::array<std::uint32_t, 4> const words = random_words();
  std::uint64_t const high = (std::uint64_t{words[0]} << 32U) | words[1];
  std::uint64_t const low = (std::uint64_t{words[2]} << 32U) | words[3];
  constexpr std::uint64_t version = 0x4000U;
  return print_uuid((high & ~std::uint64_t{0xF000U}) | version, (low & variant_mask) | variant);
}

// Of the time in units of 100 ns since 1582 and a random node, as RFC 4122 allows.
std::string time_uuid() {
  constexpr std::uint64_t gregorian_offset = 0x01B2'1DD2'1381'4000U;
  std::uint64_t const nanoseconds =
      static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(
                                     std::chrono::system_clock::now().time_since_epoch())
                                     .count());
  std::uint64_t const ticks = nanoseconds / 100 + gregorian_offset;
  std::uint64_t const high =
      (ticks << 32U) | ((ticks >> 16U) & 0xFFFF'0000U) | 0x1000U | ((ticks >> 48U) & 0x0FFFU);
  constexpr std::uint64_t multicast = 0x0100'0000'0000U;
  std::array<std::uint32_t, 4> const words = random_words();
  std::uint64_t const low = (std::uint64_t{words[0]} << 32U) | words[1];
  return print_uuid(high, (low & variant_mask) | variant | multicast);
}

// The current time in the shape that suits the column.
Value now_for(Field const& field) {
  CurrentTime const now = current_time();
  switch (field.type->literal) {
    case LiteralKind::date:
      return now.date;
    case LiteralKind::time:
      return now.time;
    case LiteralKind::text:
      return fmt::format("{} {}+00:00", now.date, now.time);
    default:
      return now.datetime;
  }
}

// What dict(), list(), tuple() and set() return: for a text column Python's spelling of it.
std::optional<Value> empty_collection(std::string_view name, Field const& field) {
  bool const as_text = field.type->literal == LiteralKind::text && !field.is("CustomField");
  if (name == "dict") {
    return as_text ? Value{"{}"} : Value{ValueMap{}};
  }
  if (name == "list") {
    return as_text ? Value{"[]"} : Value{ValueList{}};
  }
  if (name == "tuple") {
    return as_text ? Value{"()"} : Value{ValueList{}};
  }
  if (name == "set" && as_text) {
    return Value{"set()"};
  }
  return std::nullopt;
}

// What a callable that Python has by itself returns; nothing for others.
std::optional<Value> call_builtin(std::string const& name, Field const& field) {
  if (name == "uuid.uuid4") {
    return random_uuid();
  }
  if (name == "uuid.uuid1") {
    return time_uuid();
  }
  if (name == "django.utils.timezone.now" || name == "datetime.datetime.now") {
    return now_for(field);
  }
  if (name == "datetime.date.today") {
    return field.type->literal == LiteralKind::time ? Value{"00:00:00"}
                                                    : Value{current_time().date};
  }
  if (std::optional<Value> empty = empty_collection(name, field)) {
    return empty;
  }
  if (name == "str") {
    return "";
  }
  if (name == "int") {
    return 0;
  }
  if (name == "bool") {
    return false;
  }
  if (name == "float") {
    return field.type->literal == LiteralKind::decimal ? Value{0} : Value{0.0};
  }
  return std::nullopt;
}

Value call(Callable const& callable, FieldIn const& asked, Field const& field,
           Settings const& settings) {
  if (std::optional<Value> value = call_builtin(callable.name, field)) {
    return *value;
  }
  auto const known = settings.callables.find(callable.name);
  if (known == settings.callables.end()) {
    throw StateError{fmt::format(
        "the default of {}.{}.{} is the callable {}, which only Python can call: give its value "
        "as SQL in the configuration, \"callables\": {{\"{}\": {{\"sql\": \"…\"}}}}",
        asked.model.model.app, asked.model.model.name, asked.field.name, callable.name,
        callable.name)};
  }
  return Sql{known->second};
}

// Fields without a default that Django fills in all the same.
std::optional<Value> implied_default(Field const& field) {
  if (field.is("GeneratedField")) {
    return std::nullopt;
  }
  if (!field.null && field.blank && field.type->textual) {
    return taken_for(field).literal == LiteralKind::bytes ? Value{Bytes{}} : Value{""};
  }
  if (bool_option(field, "auto_now") || bool_option(field, "auto_now_add")) {
    return now_for(field);
  }
  return std::nullopt;
}

bool has_placeholder_cast(Field const& field) {
  return field.type->literal == LiteralKind::array || field.type->literal == LiteralKind::range;
}

}  // namespace

std::optional<Value> effective_default(ModelIn model, NamedField const& field,
                                       Settings const& settings) {
  std::optional<Value> value =
      field.field.default_value ? field.field.default_value : implied_default(field.field);
  if (!value || value->is_null()) {
    return std::nullopt;
  }
  if (Callable const* const callable = value->get_if<Callable>()) {
    FieldIn const target = final_field(model, field, settings);
    value = call(Callable{*callable}, {model, field}, target.field.field, settings);
  }
  return value;
}

std::optional<std::string> row_default(ModelIn model, NamedField const& field,
                                       Settings const& settings) {
  std::optional<Value> const value = effective_default(model, field, settings);
  return value ? literal(final_field(model, field, settings).field.field, *value) : std::nullopt;
}

std::string db_default_sql(ModelIn model, NamedField const& field, Settings const& settings) {
  Value const& value = *field.field.db_default;
  if (Sql const* const sql = value.get_if<Sql>()) {
    return fmt::format("({})", sql->text);
  }
  Field const& target = final_field(model, field, settings).field.field;
  if (value.is_null() && target.type->literal == LiteralKind::json) {
    return "'null'::jsonb";
  }
  std::string text = literal(target, value).value_or("NULL");
  if (!has_placeholder_cast(field.field)) {
    return text;
  }
  return fmt::format("{}::{}", text, column_type(model, field, settings)->type);
}

bool has_literal_db_default(Field const& field) {
  if (!field.db_default || field.db_default->get_if<Sql>()) {
    return false;
  }
  return !field.db_default->is_null() || has_placeholder_cast(field) ||
         field.type->literal == LiteralKind::json;
}

}  // namespace migrator
