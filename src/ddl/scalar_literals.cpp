#include "ddl/scalar_literals.hpp"

#include "base/number_text.hpp"
#include "base/quote.hpp"
#include "base/temporal.hpp"
#include "base/uuid_text.hpp"
#include "ddl/json_text.hpp"
#include "migrator/error.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace migrator {

std::string signed_literal(std::string_view number) {
  return fmt::format("{}{}", number.starts_with('-') ? " " : "", number);
}

void refuse_value(Field const& field, Value const& value) {
  throw StateError{
      fmt::format("{} is no value for a {}: docs/format.md says how values are written",
                  json_dumps(value), field.type->name)};
}

std::string bytes_literal(std::string_view bytes) {
  std::string hex;
  for (char const byte : bytes) {
    hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  }
  return fmt::format("'\\x{}'::bytea", hex);
}

std::string double_literal(double number) {
  if (std::isnan(number)) {
    return "'NaN'::float";
  }
  if (std::isinf(number)) {
    return number < 0 ? "'-Infinity'::float" : "'Infinity'::float";
  }
  return signed_literal(float_repr(number));
}

std::string field_text(Field const& field, Value const& value) {
  if (std::string const* const text = value.get_if<std::string>()) {
    return *text;
  }
  if (bool const* const flag = value.get_if<bool>()) {
    return *flag ? "True" : "False";
  }
  if (std::int64_t const* const number = value.get_if<std::int64_t>()) {
    return fmt::format("{}", *number);
  }
  if (double const* const number = value.get_if<double>()) {
    return float_repr(*number);
  }
  refuse_value(field, value);
}

std::string text_literal(Field const& field, Value const& value) {
  return quote_text(field_text(field, value));
}

std::optional<double> as_double(Value const& value) {
  if (double const* const number = value.get_if<double>()) {
    return *number;
  }
  if (std::int64_t const* const number = value.get_if<std::int64_t>()) {
    return static_cast<double>(*number);
  }
  if (bool const* const flag = value.get_if<bool>()) {
    return *flag ? 1.0 : 0.0;
  }
  if (std::string const* const text = value.get_if<std::string>()) {
    double number = 0;
    std::from_chars_result const read =
        std::from_chars(text->data(), text->data() + text->size(), number);
    if (read.ec == std::errc{} && read.ptr == text->data() + text->size()) {
      return number;
    }
  }
  return std::nullopt;
}

namespace {

std::string cast(std::string const& text, std::string_view type) {
  return fmt::format("{}::{}", quote_text(text), type);
}

std::string integer_literal(Field const& field, Value const& value) {
  if (std::int64_t const* const number = value.get_if<std::int64_t>()) {
    return signed_literal(fmt::format("{}", *number));
  }
  if (std::string const* const text = value.get_if<std::string>()) {
    std::string_view digits = *text;
    digits.remove_prefix(digits.starts_with('+') ? 1 : 0);
    std::int64_t number = 0;
    std::from_chars_result const read =
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (read.ec == std::errc{} && read.ptr == digits.data() + digits.size()) {
      return signed_literal(fmt::format("{}", number));
    }
    refuse_value(field, value);
  }
  std::optional<double> const number = as_double(value);
  if (!number ||
      !(std::fabs(*number) < static_cast<double>(std::numeric_limits<std::int64_t>::max()))) {
    refuse_value(field, value);
  }
  return signed_literal(fmt::format("{}", static_cast<std::int64_t>(*number)));
}

std::string decimal_literal(Field const& field, Value const& value) {
  std::optional<std::string> digits;
  if (std::string const* const text = value.get_if<std::string>()) {
    digits = decimal_str(*text);
  } else if (double const* const number = value.get_if<double>()) {
    digits = decimal_str(float_repr(*number));
  } else if (std::int64_t const* const whole = value.get_if<std::int64_t>()) {
    digits = fmt::format("{}", *whole);
  } else if (bool const* const flag = value.get_if<bool>()) {
    digits = *flag ? "1" : "0";
  }
  if (!digits) {
    refuse_value(field, value);
  }
  return signed_literal(*digits);
}

std::string floating_literal(Field const& field, Value const& value) {
  std::optional<double> const number = as_double(value);
  if (!number) {
    refuse_value(field, value);
  }
  return double_literal(*number);
}

std::string boolean_literal(Field const& field, Value const& value) {
  if (bool const* const flag = value.get_if<bool>()) {
    return *flag ? "true" : "false";
  }
  std::string const* const text = value.get_if<std::string>();
  std::optional<double> const number = text ? std::nullopt : as_double(value);
  if (number == 1.0 || (text && (*text == "t" || *text == "True" || *text == "1"))) {
    return "true";
  }
  if (number == 0.0 || (text && (*text == "f" || *text == "False" || *text == "0"))) {
    return "false";
  }
  refuse_value(field, value);
}

std::string temporal_literal(Field const& field, Value const& value,
                             std::optional<std::string> (*iso)(std::string_view),
                             std::string_view type) {
  std::string const* const text = value.get_if<std::string>();
  std::optional<std::string> const printed = text ? iso(*text) : std::nullopt;
  if (!printed) {
    refuse_value(field, value);
  }
  return cast(*printed, type);
}

std::string duration_literal(Field const& field, Value const& value) {
  std::string const* const text = value.get_if<std::string>();
  if (!text) {
    refuse_value(field, value);
  }
  std::optional<std::int64_t> const micros = parse_duration(*text);
  if (!micros) {
    return quote_text(*text);  // PostgreSQL knows more ways of writing it than Python
  }
  constexpr std::int64_t second = 1'000'000;
  constexpr std::int64_t day = 86'400 * second;
  std::int64_t days = *micros / day;
  std::int64_t rest = *micros % day;
  if (rest < 0) {
    --days;
    rest += day;
  }
  return fmt::format("'{} days {}.{:06} seconds'::interval", days, rest / second, rest % second);
}

std::string uuid_literal(Field const& field, Value const& value) {
  std::string const* const text = value.get_if<std::string>();
  std::optional<std::string> const uuid = text ? uuid_str(*text) : std::nullopt;
  if (!uuid) {
    refuse_value(field, value);
  }
  return cast(*uuid, "uuid");
}

// An IPv6 address in its shortest form; what is none stays as it is.
std::string clean_address(std::string const& address, bool unpack_ipv4) {
  in6_addr binary{};
  if (address.find(':') == std::string::npos ||
      inet_pton(AF_INET6, address.c_str(), &binary) != 1) {
    return address;
  }
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(AF_INET6, &binary, text.data(), text.size());
  std::string cleaned = text.data();
  constexpr std::string_view mapped = "::ffff:";
  if (unpack_ipv4 && cleaned.starts_with(mapped) && cleaned.find('.') != std::string::npos) {
    cleaned.erase(0, mapped.size());
  }
  return cleaned;
}

std::optional<std::string> inet_literal(Field const& field, Value const& value) {
  std::string const* const text = value.get_if<std::string>();
  if (!text) {
    refuse_value(field, value);
  }
  if (text->empty()) {
    return std::nullopt;
  }
  return cast(clean_address(*text, bool_option(field, "unpack_ipv4")), "inet");
}

std::string bytes_field_literal(Field const& field, Value const& value) {
  if (Bytes const* const bytes = value.get_if<Bytes>()) {
    return bytes_literal(bytes->data);
  }
  if (std::string const* const text = value.get_if<std::string>()) {
    return bytes_literal(*text);
  }
  refuse_value(field, value);
}

}  // namespace

std::optional<std::string> scalar_literal(Field const& field, Value const& value) {
  switch (field.type->literal) {
    case LiteralKind::text:
      return text_literal(field, value);
    case LiteralKind::integer:
      return integer_literal(field, value);
    case LiteralKind::decimal:
      return decimal_literal(field, value);
    case LiteralKind::floating:
      return floating_literal(field, value);
    case LiteralKind::boolean:
      return boolean_literal(field, value);
    case LiteralKind::date:
      return temporal_literal(field, value, iso_date, "date");
    case LiteralKind::datetime:
      return temporal_literal(field, value, iso_datetime, "timestamptz");
    case LiteralKind::time:
      return temporal_literal(field, value, iso_time, "time");
    case LiteralKind::duration:
      return duration_literal(field, value);
    case LiteralKind::uuid:
      return uuid_literal(field, value);
    case LiteralKind::inet:
      return inet_literal(field, value);
    case LiteralKind::json:
      return cast(json_dumps(value), "jsonb");
    case LiteralKind::bytes:
      return bytes_field_literal(field, value);
    default:
      refuse_value(field, value);
  }
}

}  // namespace migrator
