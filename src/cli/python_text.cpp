#include "cli/python_text.hpp"

#include "base/text.hpp"
#include "cli/python_literal.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace migrator::cli {
namespace {

[[noreturn]] void refuse_text(std::string const& reason) {
  throw PythonError{"SyntaxError: " + reason};
}

// The letters before the quote.
std::string_view prefix_of(std::string_view rest) {
  return rest.substr(0, std::min(rest.find_first_of("'\""), rest.size()));
}

void append_utf8(std::string& text, std::uint32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
    refuse_text("(unicode error) illegal Unicode character");
  }
  auto const byte = [&](std::uint32_t value) { text += static_cast<char>(value); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0U | (code >> 6U));
    byte(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    byte(0xE0U | (code >> 12U));
    byte(0x80U | ((code >> 6U) & 0x3FU));
    byte(0x80U | (code & 0x3FU));
  } else {
    byte(0xF0U | (code >> 18U));
    byte(0x80U | ((code >> 12U) & 0x3FU));
    byte(0x80U | ((code >> 6U) & 0x3FU));
    byte(0x80U | (code & 0x3FU));
  }
}

void append_code(PythonText& literal, std::uint32_t code) {
  if (literal.is_bytes) {
    literal.text += static_cast<char>(code);
  } else {
    append_utf8(literal.text, code);
  }
}

// Takes exactly `count` digits, or for octal ones up to that many.
std::uint32_t take_code(std::string_view& rest, std::size_t count, int base) {
  std::uint32_t code = 0;
  std::string_view const digits = rest.substr(0, count);
  auto const [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, base);
  auto const taken = static_cast<std::size_t>(end - digits.data());
  if (error != std::errc{} || (base == 16 && taken != count)) {
    refuse_text("(unicode error) truncated escape");
  }
  rest.remove_prefix(taken);
  return code;
}

// What stands after the backslash is taken off `rest`.
void append_escape(std::string_view& rest, PythonText& literal) {
  constexpr std::string_view letters = "abfnrtv\\'\"";
  constexpr std::string_view meanings = "\a\b\f\n\r\t\v\\'\"";
  char const letter = rest.empty() ? '\0' : rest.front();
  std::size_t const found = letters.find(letter);
  if (found != std::string_view::npos) {
    rest.remove_prefix(1);
    literal.text += meanings[found];
  } else if (letter == '\n') {
    rest.remove_prefix(1);
  } else if (letter >= '0' && letter <= '7') {
    std::uint32_t const code = take_code(rest, 3, 8);
    append_code(literal, code);
  } else if (letter == 'x' || (!literal.is_bytes && (letter == 'u' || letter == 'U'))) {
    rest.remove_prefix(1);
    std::uint32_t const code = take_code(rest, letter == 'x' ? 2 : letter == 'u' ? 4 : 8, 16);
    append_code(literal, code);
  } else {
    literal.text += '\\';  // no escape at all, as Python has it
  }
}

}  // namespace

bool at_python_text(std::string_view rest) {
  std::string_view const prefix = prefix_of(rest);
  return prefix.size() < rest.size() && prefix.size() <= 2 &&
         prefix.find_first_not_of("rRbBuUfF") == std::string_view::npos;
}

PythonText take_python_text(std::string_view& rest) {
  std::string const prefix = to_lower(prefix_of(rest));
  if (prefix.find('f') != std::string::npos) {
    refuse_text("f-strings cannot be evaluated here");
  }
  rest.remove_prefix(prefix.size());
  bool const is_raw = prefix.find('r') != std::string::npos;
  std::string_view const triple = rest.substr(0, 3);
  bool const is_triple = triple == "'''" || triple == "\"\"\"";
  std::string const quote{rest.substr(0, is_triple ? 3 : 1)};
  rest.remove_prefix(quote.size());
  PythonText literal{.text = {}, .is_bytes = prefix.find('b') != std::string::npos};
  while (!rest.starts_with(quote)) {
    if (rest.empty()) {
      refuse_text("unterminated string literal");
    }
    char const letter = rest.front();
    rest.remove_prefix(1);
    if (letter != '\\') {
      literal.text += letter;
    } else if (is_raw) {
      literal.text += letter;
      literal.text += rest.substr(0, 1);
      rest.remove_prefix(std::min<std::size_t>(1, rest.size()));
    } else {
      append_escape(rest, literal);
    }
  }
  rest.remove_prefix(quote.size());
  return literal;
}

}  // namespace migrator::cli
