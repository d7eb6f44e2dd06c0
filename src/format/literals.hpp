// Whether a text is what Django would accept for a field: dates, numbers, addresses.
#pragma once

#include <string_view>

namespace migrator {

// As Django's parse_date and its kin: ISO 8601 and a little more, and days that exist.
bool is_date(std::string_view text);
bool is_time(std::string_view text);
bool is_datetime(std::string_view text);  // also a date alone
bool is_duration(std::string_view text);

bool is_uuid(std::string_view text);     // 32 hexadecimal digits; hyphens, braces as Python takes
bool is_decimal(std::string_view text);  // a finite one
bool is_integer(std::string_view text);
bool is_address(std::string_view text);  // IPv4 or IPv6

}  // namespace migrator
