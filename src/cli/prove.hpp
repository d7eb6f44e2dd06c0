// squashmigrations --prove.
#pragma once

#include "cli/context.hpp"
#include "migrator/migration.hpp"
#include "migrator/project.hpp"

#include <vector>

namespace migrator::cli {

// Runs `originals` with all that they need in one sandbox, `squashed`, as its file will be read,
// with all that it needs in another, and compares what is in the databases and in the states. Rows
// are not compared. Throws Error with the differences, and whatever keeps one of the two from
// running: Python code, a dependency that leads in a circle.
void prove(Context& context, Project const& project, std::vector<Migration const*> const& originals,
           Migration const& squashed);

}  // namespace migrator::cli
