// Settings that name a model may be called anything: here misspelt ones are found.
#pragma once

#include "cli/configuration.hpp"
#include "migrator/project.hpp"

namespace migrator::cli {

// Throws FormatError with the first setting that names a model and that the project does not know:
// no migration names it. Where models are declared, which may name it too, only if it is near to a
// known one.
void require_named_settings(Configuration const& configuration, Project const& project);

}  // namespace migrator::cli
