#include "cli/system_checks.hpp"

#include "cli/model_changes.hpp"
#include "migrator/checks.hpp"
#include "migrator/error.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace migrator::cli {
namespace {

constexpr std::array<std::string_view, 4> checked_commands{"makemigrations", "migrate",
                                                           "optimizemigration", "squashmigrations"};

}  // namespace

std::vector<Diagnostic> model_faults(Configuration const& configuration) {
  std::optional<DeclaredModels> const declared = read_declared_models(configuration);
  if (!declared) {
    return {};
  }
  ProjectState const state = state_of_models(*declared, configuration.settings);
  return check_models(*declared, state, configuration.settings, configuration.silenced_checks);
}

void run_system_checks(std::string_view command, Context const& context) {
  if (std::ranges::find(checked_commands, command) == checked_commands.end()) {
    return;
  }
  std::vector<Diagnostic> faults = model_faults(context.configuration);
  if (!faults.empty()) {
    throw FormatError{std::move(faults)};
  }
}

}  // namespace migrator::cli
