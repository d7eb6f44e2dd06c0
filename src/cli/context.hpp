// What every command is given.
#pragma once

#include "cli/configuration.hpp"
#include "cli/console.hpp"
#include "cli/declared_project.hpp"
#include "cli/options.hpp"

#include <memory>

namespace spdlog {
class logger;
}

namespace migrator::cli {

struct Context {
  CommonOptions const& options;
  Configuration const& configuration;
  DeclaredProject& declared;
  Console& console;
  std::shared_ptr<spdlog::logger> log;
};

}  // namespace migrator::cli
