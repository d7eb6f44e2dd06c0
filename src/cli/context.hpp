// What every command is given.
#pragma once

#include "cli/configuration.hpp"
#include "cli/console.hpp"
#include "cli/options.hpp"

namespace migrator::cli {

struct Context {
  CommonOptions const& options;
  Configuration const& configuration;
  Console& console;
};

}  // namespace migrator::cli
