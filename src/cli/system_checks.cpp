#include "cli/system_checks.hpp"

#include "migrator/checks.hpp"
#include "migrator/error.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace migrator::cli {
namespace {

constexpr std::array<std::string_view, 4> checked_commands{"makemigrations", "migrate",
                                                           "optimizemigration", "squashmigrations"};

}  // namespace

void run_system_checks(std::string_view command, Context const& context) {
  if (std::ranges::find(checked_commands, command) == checked_commands.end()) {
    return;
  }
  Configuration const& configuration = context.configuration;
  DeclaredModels const* const declared = context.declared.models();
  if (declared == nullptr) {
    return;
  }
  ProjectState const& state = *context.declared.state();
  std::vector<Diagnostic> faults =
      check_models(*declared, state, configuration.settings, configuration.silenced_checks);
  if (!faults.empty()) {
    throw FormatError{std::move(faults)};
  }
}

}  // namespace migrator::cli
