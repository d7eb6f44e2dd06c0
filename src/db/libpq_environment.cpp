#include "db/libpq_environment.hpp"

#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

void forget_libpq_environment() {
  std::vector<std::string> names;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    std::string_view const variable{*entry};
    if (variable.starts_with("PG")) {
      names.emplace_back(variable.substr(0, variable.find('=')));
    }
  }
  for (std::string const& name : names) {
    unsetenv(name.c_str());
  }
}

}  // namespace migrator
