#include "format/literals.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace migrator {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Reads a text from its front, a piece at a time. What does not fit is left.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_{text} {}

  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  bool literal(std::string_view text) {
    bool const found = rest_.starts_with(text);
    rest_.remove_prefix(found ? text.size() : 0);
    return found;
  }

  bool any_of(std::string_view letters) {
    bool const found = !rest_.empty() && letters.find(rest_.front()) != std::string_view::npos;
    rest_.remove_prefix(found ? 1 : 0);
    return found;
  }

  // A number of `least` to `most` digits.
  std::optional<int> number(std::size_t least, std::size_t most) {
    std::size_t const count = digits(most);
    if (count < least) {
      return std::nullopt;
    }
    int value = 0;
    for (char const c : rest_.substr(0, count)) {
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }

  // Any number of digits, at least one; their count.
  std::size_t skip_digits() {
    std::size_t const count = digits(rest_.size());
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::size_t digits(std::size_t most) const {
    std::size_t count = 0;
    while (count < most && count < rest_.size() && is_digit(rest_[count])) {
      ++count;
    }
    return count;
  }

  std::string_view rest_;
};

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

bool scan_date(Scanner& scanner) {
  std::optional<int> const year = scanner.number(4, 4);
  if (!year || !scanner.literal("-")) {
    return false;
  }
  std::optional<int> const month = scanner.number(1, 2);
  if (!month || !scanner.literal("-")) {
    return false;
  }
  std::optional<int> const day = scanner.number(1, 2);
  return day && *year >= 1 && *month >= 1 && *month <= 12 && *day >= 1 &&
         *day <= days_in_month(*year, *month);
}

bool scan_fraction(Scanner& scanner) {
  if (!scanner.any_of(".,")) {
    return true;
  }
  std::size_t const digits = scanner.skip_digits();
  return digits >= 1 && digits <= 12;
}

bool scan_time(Scanner& scanner) {
  std::optional<int> const hour = scanner.number(1, 2);
  if (!hour || *hour > 23 || !scanner.literal(":")) {
    return false;
  }
  std::optional<int> const minute = scanner.number(1, 2);
  if (!minute || *minute > 59) {
    return false;
  }
  if (!scanner.literal(":")) {
    return true;
  }
  std::optional<int> const second = scanner.number(1, 2);
  return second && *second <= 59 && scan_fraction(scanner);
}

// "Z", "+02", "+0230", "+02:30", or nothing.
bool scan_offset(Scanner& scanner) {
  while (scanner.literal(" ")) {
  }
  if (scanner.at_end() || scanner.literal("Z")) {
    return true;
  }
  if (!scanner.any_of("+-")) {
    return false;
  }
  std::optional<int> const hours = scanner.number(2, 2);
  if (!hours || *hours > 23) {
    return false;
  }
  if (!scanner.literal(":") && scanner.at_end()) {
    return true;
  }
  std::optional<int> const minutes = scanner.number(2, 2);
  return minutes && *minutes <= 59;
}

// A number with or without a fraction, and its unit: "1.5H".
bool scan_unit(Scanner& scanner, std::string_view unit, bool& found) {
  Scanner probe = scanner;
  if (probe.skip_digits() == 0) {
    return true;
  }
  if (probe.any_of(".,") && probe.skip_digits() == 0) {
    return false;
  }
  if (probe.literal(unit)) {
    scanner = probe;
    found = true;
  }
  return true;
}

// "P1DT2H3M4.5S", the form that Django writes.
bool is_iso_duration(std::string_view text) {
  Scanner scanner{text};
  scanner.any_of("+-");
  bool found = false;
  if (!scanner.literal("P") || !scan_unit(scanner, "D", found)) {
    return false;
  }
  if (scanner.literal("T") && (!scan_unit(scanner, "H", found) || !scan_unit(scanner, "M", found) ||
                               !scan_unit(scanner, "S", found))) {
    return false;
  }
  return found && scanner.at_end();
}

// "3 days, 04:05:06.5", "3 days 04:05:06", "05:06", "7": Python's and PostgreSQL's forms.
bool is_clock_duration(std::string_view text) {
  Scanner scanner{text};
  Scanner days = scanner;
  days.literal("-");
  if (days.skip_digits() > 0 && days.literal(" day")) {
    days.literal("s");
    days.literal(",");
    if (days.at_end()) {
      return true;
    }
    days.literal(" ");
    scanner = days;
  }
  scanner.any_of("+-");
  for (int part = 0; part < 3; ++part) {
    if (scanner.skip_digits() == 0) {
      return false;
    }
    if (!scanner.literal(":")) {
      return scan_fraction(scanner) && scanner.at_end();
    }
  }
  return false;
}

}  // namespace

bool is_date(std::string_view text) {
  Scanner scanner{text};
  return scan_date(scanner) && scanner.at_end();
}

bool is_time(std::string_view text) {
  Scanner scanner{text};
  return scan_time(scanner) && scanner.at_end();
}

bool is_datetime(std::string_view text) {
  Scanner scanner{text};
  if (!scan_date(scanner)) {
    return false;
  }
  if (scanner.at_end()) {
    return true;
  }
  return scanner.any_of("T ") && scan_time(scanner) && scan_offset(scanner) && scanner.at_end();
}

bool is_duration(std::string_view text) {
  return is_iso_duration(text) || is_clock_duration(text);
}

bool is_uuid(std::string_view text) {
  for (std::string_view const prefix : {"urn:", "uuid:"}) {
    text.remove_prefix(text.starts_with(prefix) ? prefix.size() : 0);
  }
  std::string digits{text};
  std::erase_if(digits, [](char c) { return c == '-' || c == '{' || c == '}'; });
  return digits.size() == 32 && std::ranges::all_of(digits, is_hex_digit);
}

bool is_decimal(std::string_view text) {
  Scanner scanner{text};
  scanner.any_of("+-");
  std::size_t digits = scanner.skip_digits();
  if (scanner.literal(".")) {
    digits += scanner.skip_digits();
  }
  if (digits == 0) {
    return false;
  }
  if (scanner.any_of("eE")) {
    scanner.any_of("+-");
    if (scanner.skip_digits() == 0) {
      return false;
    }
  }
  return scanner.at_end();
}

bool is_integer(std::string_view text) {
  Scanner scanner{text};
  scanner.any_of("+-");
  return scanner.skip_digits() > 0 && scanner.at_end();
}

bool is_address(std::string_view text) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  std::string const terminated{text};
  return inet_pton(AF_INET, terminated.c_str(), bytes.data()) == 1 ||
         inet_pton(AF_INET6, terminated.c_str(), bytes.data()) == 1;
}

}  // namespace migrator
