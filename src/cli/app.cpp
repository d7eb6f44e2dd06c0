#include "cli/app.hpp"

#include "migrator/version.hpp"

#include <CLI/CLI.hpp>
#include <string>

namespace migrator::cli {

int run(int argc, char const* const* argv) {
  CLI::App app{"Django's migrations as one native program for PostgreSQL"};
  app.set_version_flag("--version", "migrator " + std::string{version()});
  CLI11_PARSE(app, argc, argv);
  return 0;
}

}  // namespace migrator::cli
