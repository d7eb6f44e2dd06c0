// Environment variables.
#pragma once

#include <cstdlib>
#include <optional>
#include <string>

namespace migrator::cli {

// The variable's value; one that is set to nothing counts as not set.
inline std::optional<std::string> environment(char const* name) {
  char const* const value = std::getenv(name);
  return value != nullptr && *value != '\0' ? std::optional<std::string>{value} : std::nullopt;
}

}  // namespace migrator::cli
