// What the machine tells of where the program runs.
#pragma once

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <optional>
#include <string>

namespace migrator::cli {

// The variable's value; one that is set to nothing counts as not set.
inline std::optional<std::string> environment(char const* name) {
  char const* const value = std::getenv(name);
  return value != nullptr && *value != '\0' ? std::optional<std::string>{value} : std::nullopt;
}

// The machine's name; empty when it does not tell.
inline std::string host_name() {
  std::array<char, 256> name{};
  return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

}  // namespace migrator::cli
