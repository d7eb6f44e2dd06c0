#include "cli/verbosity.hpp"

#include "cli/argparse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace migrator::cli {
namespace {

// The digits of a number in Python's spelling, "_" allowed between two of them; empty when the
// text is none.
std::string digits_of(std::string_view text) {
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const between = i > 0 && i + 1 < text.size() && text[i - 1] != '_';
    if (text[i] == '_' && between) {
      continue;
    }
    if (text[i] < '0' || text[i] > '9') {
      return "";
    }
    digits += text[i];
  }
  return digits;
}

}  // namespace

int verbosity_of(std::string_view text) {
  constexpr std::string_view blanks = " \t\n\r\f\v";
  std::size_t const begin = std::min(text.find_first_not_of(blanks), text.size());
  std::string_view number = text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
  bool const negative = number.starts_with('-');
  number.remove_prefix(negative || number.starts_with('+') ? 1 : 0);
  std::string digits = digits_of(number);
  if (digits.empty()) {
    throw UsageError{fmt::format("argument -v/--verbosity: invalid int value: '{}'", text)};
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  if (digits == "0" || (digits.size() == 1 && digits[0] <= '3' && !negative)) {
    return digits[0] - '0';
  }
  throw UsageError{
      fmt::format("argument -v/--verbosity: invalid choice: {}{} (choose from 0, 1, 2, 3)",
                  negative ? "-" : "", digits)};
}

}  // namespace migrator::cli
