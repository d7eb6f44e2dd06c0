// The system checks that commands begin with.
#pragma once

#include "cli/context.hpp"

#include <string_view>

namespace migrator::cli {

// What Django's BaseCommand does before it hands over to a command that goes by the declared
// models. Throws FormatError with everything that makes no models or that the checks refuse. Does
// nothing for other commands and where no models are declared.
void run_system_checks(std::string_view command, Context const& context);

}  // namespace migrator::cli
