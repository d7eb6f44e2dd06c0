#include "ddl/json_text.hpp"

#include "base/number_text.hpp"
#include "base/overloaded.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>

namespace migrator {
namespace {

// The code point that `text` begins with, which is taken off; broken UTF-8 gives U+FFFD.
std::uint32_t take_code_point(std::string_view& text) {
  constexpr std::uint32_t replacement = 0xFFFD;
  std::uint32_t const lead = static_cast<unsigned char>(text.front());
  text.remove_prefix(1);
  if (lead < 0x80) {
    return lead;
  }
  std::size_t const more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC0 || text.size() < more) {
    return replacement;
  }
  std::uint32_t code_point = lead & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) {
    code_point = (code_point << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  text.remove_prefix(more);
  return code_point;
}

std::string unicode_escape(std::uint32_t code_point) {
  if (code_point < 0x10000) {
    return fmt::format("\\u{:04x}", code_point);
  }
  std::uint32_t const beyond = code_point - 0x10000;
  return fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (beyond >> 10U), 0xDC00 + (beyond & 0x3FFU));
}

std::string json_string(std::string_view text) {
  std::string json = "\"";
  while (!text.empty()) {
    std::uint32_t const code_point = take_code_point(text);
    switch (code_point) {
      case '"':
        json += "\\\"";
        break;
      case '\\':
        json += "\\\\";
        break;
      case '\n':
        json += "\\n";
        break;
      case '\r':
        json += "\\r";
        break;
      case '\t':
        json += "\\t";
        break;
      case '\f':
        json += "\\f";
        break;
      case '\b':
        json += "\\b";
        break;
      default:
        if (code_point >= ' ' && code_point <= '~') {
          json += static_cast<char>(code_point);
        } else {
          json += unicode_escape(code_point);
        }
    }
  }
  return json + '"';
}

std::string json_float(double value) {
  std::string const text = float_repr(value);
  if (text == "nan") {
    return "NaN";
  }
  return text == "inf" ? "Infinity" : text == "-inf" ? "-Infinity" : text;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::string_view const group = bytes.substr(at, 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = (bits << 8U) | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      text += i <= group.size() ? alphabet[(bits >> (18U - 6U * i)) & 0x3FU] : '=';
    }
  }
  return text;
}

std::string marker(std::string_view key, std::string_view text) {
  return fmt::format("{{{}: {}}}", json_string(key), json_string(text));
}

std::string json_list(ValueList const& list) {
  std::string json = "[";
  for (Value const& item : list) {
    json += json.size() > 1 ? ", " : "";
    json += json_dumps(item);
  }
  return json + "]";
}

std::string json_map(ValueMap const& map) {
  std::string json = "{";
  for (auto const& [key, item] : map.entries) {
    json += json.size() > 1 ? ", " : "";
    json += json_string(key) + ": " + json_dumps(item);
  }
  return json + "}";
}

}  // namespace

std::string json_dumps(Value const& value) {
  return std::visit(overloaded{
                        [](std::monostate) { return std::string{"null"}; },
                        [](bool flag) { return std::string{flag ? "true" : "false"}; },
                        [](std::int64_t number) { return fmt::format("{}", number); },
                        [](double number) { return json_float(number); },
                        [](std::string const& text) { return json_string(text); },
                        [](Bytes const& bytes) { return marker("base64", base64(bytes.data)); },
                        [](Callable const& callable) { return marker("callable", callable.name); },
                        [](Sql const& sql) { return marker("sql", sql.text); },
                        [](SettingName const& setting) { return marker("setting", setting.name); },
                        [](PythonSource const& source) { return marker("python", source.text); },
                        [](ValueList const& list) { return json_list(list); },
                        [](ValueMap const& map) { return json_map(map); },
                    },
                    value.data());
}

}  // namespace migrator
