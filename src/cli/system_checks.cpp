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

std::vector<Diagnostic> model_faults(Context const& context) {
  DeclaredModels const* const declared = context.declared.models();
  if (declared == nullptr) {
    return {};
  }
  Configuration const& configuration = context.configuration;
  return check_models(*declared, *context.declared.state(), configuration.settings,
                      configuration.silenced_checks);
}

void run_system_checks(std::string_view command, Context const& context) {
  if (std::ranges::find(checked_commands, command) == checked_commands.end()) {
    return;
  }
  std::vector<Diagnostic> faults = model_faults(context);
  if (!faults.empty()) {
    throw FormatError{std::move(faults)};
  }
}

}  // namespace migrator::cli
