// The system checks that commands begin with.
#pragma once

#include "cli/context.hpp"
#include "migrator/error.hpp"

#include <string_view>
#include <vector>

namespace migrator::cli {

// What the checks refuse in the declared models; nothing where none are declared. Throws
// FormatError for what makes no models.
std::vector<Diagnostic> model_faults(Context const& context);

// What Django's BaseCommand does before it hands over to a command that goes by the declared
// models. Throws FormatError with everything that makes no models or that the checks refuse. Does
// nothing for other commands and where no models are declared.
void run_system_checks(std::string_view command, Context const& context);

}  // namespace migrator::cli
