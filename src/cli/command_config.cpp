#include "cli/commands.hpp"
#include "cli/exit_code.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator::cli {

int show_config(Context& context) {
  std::size_t widest_name = 0;
  std::size_t widest_value = 0;
  for (ShownValue const& value : context.configuration.shown) {
    widest_name = std::max(widest_name, value.name.size());
    widest_value = std::max(widest_value, value.value.size());
  }
  for (ShownValue const& value : context.configuration.shown) {
    context.console.line(fmt::format("{:<{}}  {:<{}}  {}", value.name, widest_name, value.value,
                                     widest_value, value.origin));
  }
  return exit_done;
}

}  // namespace migrator::cli
