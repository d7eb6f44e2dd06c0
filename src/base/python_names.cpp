#include "base/python_names.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace migrator {
namespace {

constexpr std::array<std::string_view, 35> python_keywords{
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};

bool is_letter(char c) {
  auto const byte = static_cast<unsigned char>(c);
  return std::isalpha(byte) != 0 || c == '_' || byte >= 0x80;
}

bool is_identifier(std::string_view name) {
  return !name.empty() && is_letter(name.front()) && std::ranges::all_of(name, [](char c) {
    return is_letter(c) || std::isdigit(static_cast<unsigned char>(c)) != 0;
  });
}

}  // namespace

bool is_python_keyword(std::string_view name) {
  return std::ranges::find(python_keywords, name) != python_keywords.end();
}

bool is_python_name(std::string_view name) {
  return is_identifier(name) && !is_python_keyword(name);
}

}  // namespace migrator
