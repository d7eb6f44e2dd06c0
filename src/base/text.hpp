// Small helpers on text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// The text in lower case as Python's str.lower has it, which is what Django compares model names
// by and makes names of tables from. All of Unicode; bytes that are not UTF-8 stay as they are.
// Linear.
std::string to_lower(std::string_view text);

// Whether all bytes of the text are ASCII. Linear.
bool is_ascii(std::string_view text);

// "a, b, c" for the separator ", ".
std::string join(std::vector<std::string> const& parts, std::string_view separator);

}  // namespace migrator
