#include "base/number_text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace migrator {
namespace {

// A number as its digits and the place of its point: 0.digits times ten to the `point`.
struct Digits {
  bool negative = false;
  std::string digits;
  std::int64_t point = 0;
};

Digits shortest_digits(double value) {
  std::array<char, 64> buffer{};
  std::to_chars_result const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                                 std::fabs(value), std::chars_format::scientific);
  std::string_view const text{buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data())};
  std::string_view::size_type const mark = text.find('e');

  Digits number{.negative = std::signbit(value)};
  for (char const character : text.substr(0, mark)) {
    if (character != '.') {
      number.digits += character;
    }
  }
  std::string_view exponent = text.substr(mark + 1);
  if (exponent.starts_with('+')) {
    exponent.remove_prefix(1);
  }
  std::from_chars(exponent.data(), exponent.data() + exponent.size(), number.point);
  ++number.point;
  return number;
}

// The digits with the point put between them, zeros added on either side where it lies outside.
std::string plain(Digits const& number) {
  std::string const& digits = number.digits;
  if (number.point <= 0) {
    return "0." + std::string(static_cast<std::size_t>(-number.point), '0') + digits;
  }
  std::size_t const point = static_cast<std::size_t>(number.point);
  if (point >= digits.size()) {
    return digits + std::string(point - digits.size(), '0');
  }
  return digits.substr(0, point) + "." + digits.substr(point);
}

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

// Takes the digits at the front of `text`.
std::string_view take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) {
    ++count;
  }
  std::string_view const digits = text.substr(0, count);
  text.remove_prefix(count);
  return digits;
}

bool take(std::string_view& text, std::string_view one_of) {
  if (text.empty() || one_of.find(text.front()) == std::string_view::npos) {
    return false;
  }
  text.remove_prefix(1);
  return true;
}

// An exponent as large as this is nobody's number, and would make a text of that many zeros.
constexpr std::int64_t largest_exponent = 99'999;

std::optional<std::int64_t> take_exponent(std::string_view& text) {
  if (!take(text, "eE")) {
    return 0;
  }
  bool const negative = text.starts_with('-');
  take(text, "+-");
  std::string_view const digits = take_digits(text);
  std::int64_t exponent = 0;
  std::from_chars_result const read =
      std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
  if (digits.empty() || read.ec != std::errc{} || exponent > largest_exponent) {
    return std::nullopt;
  }
  return negative ? -exponent : exponent;
}

}  // namespace

std::string float_repr(double value) {
  if (std::isnan(value)) {
    return "nan";
  }
  if (std::isinf(value)) {
    return value < 0 ? "-inf" : "inf";
  }
  Digits const number = shortest_digits(value);
  std::string const sign = number.negative ? "-" : "";
  constexpr std::int64_t least_point = -3;
  constexpr std::int64_t largest_point = 16;
  if (number.point < least_point || number.point > largest_point) {
    std::string const fraction = number.digits.size() > 1 ? "." + number.digits.substr(1) : "";
    std::int64_t const exponent = number.point - 1;
    return fmt::format("{}{}{}e{}{:02}", sign, number.digits.front(), fraction,
                       exponent < 0 ? "-" : "+", std::abs(exponent));
  }
  std::string text = plain(number);
  if (text.find('.') == std::string::npos) {
    text += ".0";
  }
  return sign + text;
}

std::optional<std::string> decimal_str(std::string_view text) {
  bool const negative = text.starts_with('-');
  take(text, "+-");
  std::string digits{take_digits(text)};
  std::size_t const whole = digits.size();
  if (take(text, ".")) {
    digits += take_digits(text);
  }
  std::optional<std::int64_t> const exponent = take_exponent(text);
  if (digits.empty() || !exponent || !text.empty()) {
    return std::nullopt;
  }
  std::int64_t const last_place =
      *exponent -
      static_cast<std::int64_t>(digits.size() - whole);  // the last digit's power of ten
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));

  std::int64_t const first_place = last_place + static_cast<std::int64_t>(digits.size()) - 1;
  std::string const sign = negative ? "-" : "";
  constexpr std::int64_t least_place = -6;
  if (last_place <= 0 && first_place >= least_place) {
    return sign + plain({.digits = digits, .point = first_place + 1});
  }
  std::string const fraction = digits.size() > 1 ? "." + digits.substr(1) : "";
  return fmt::format("{}{}{}E{}{}", sign, digits.front(), fraction, first_place < 0 ? "-" : "+",
                     std::abs(first_place));
}

std::string plain_digits(std::string_view number) {
  bool const negative = take(number, "-");
  std::string digits{take_digits(number)};
  std::int64_t exponent = 0;
  if (take(number, ".")) {
    std::string_view const fraction = take_digits(number);
    exponent = -static_cast<std::int64_t>(fraction.size());
    digits += fraction;
  }
  if (take(number, "eE")) {
    take(number, "+");
    std::int64_t written = 0;
    std::from_chars(number.data(), number.data() + number.size(), written);
    exponent += written;
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.empty()) {
    return "0";
  }
  std::size_t const size = digits.find_last_not_of('0') + 1;
  exponent += static_cast<std::int64_t>(digits.size() - size);
  return fmt::format("{}{}E{}", negative ? "-" : "", digits.substr(0, size), exponent);
}

std::string exact_digits(double value) {
  if (!std::isfinite(value)) {
    return float_repr(value);
  }
  // No number of this type has more digits than these, 767 of them before the exponent.
  constexpr int most_digits = 767;
  std::array<char, most_digits + 16> buffer{};
  std::to_chars_result const end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                    std::chars_format::scientific, most_digits - 1);
  return std::string{buffer.data(), end.ptr};
}

}  // namespace migrator
