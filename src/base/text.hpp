// Small helpers on text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// ASCII letters in lower case, everything else as it is: what Django compares model names by.
std::string to_lower(std::string_view text);

// "a, b, c" for the separator ", ".
std::string join(std::vector<std::string> const& parts, std::string_view separator);

}  // namespace migrator
