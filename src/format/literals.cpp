#include "format/literals.hpp"

#include "base/number_text.hpp"
#include "base/temporal.hpp"
#include "base/uuid_text.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <string>

namespace migrator {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

bool is_date(std::string_view text) {
  return iso_date(text).has_value();
}

bool is_time(std::string_view text) {
  return iso_time(text).has_value();
}

bool is_datetime(std::string_view text) {
  return iso_datetime(text).has_value();
}

bool is_duration(std::string_view text) {
  return parse_duration(text).has_value();
}

bool is_uuid(std::string_view text) {
  return uuid_str(text).has_value();
}

bool is_decimal(std::string_view text) {
  return decimal_str(text).has_value();
}

bool is_integer(std::string_view text) {
  text.remove_prefix(text.starts_with('+') || text.starts_with('-') ? 1 : 0);
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

bool is_address(std::string_view text) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  std::string const terminated{text};
  return inet_pton(AF_INET, terminated.c_str(), bytes.data()) == 1 ||
         inet_pton(AF_INET6, terminated.c_str(), bytes.data()) == 1;
}

}  // namespace migrator
