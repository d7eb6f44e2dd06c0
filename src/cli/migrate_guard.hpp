// What is refused before `migrate` changes anything.
#pragma once

#include "cli/options.hpp"
#include "migrator/connection.hpp"
#include "migrator/graph.hpp"
#include "migrator/plan.hpp"
#include "migrator/project.hpp"

namespace migrator::cli {

// For a plan that is not empty. Throws DatabaseError for a server, a session or a role that cannot
// do it (require_writable(), require_migratable()), and PlanError for a history that knows none of
// the project's apps, which most often is another project's database.
void require_fit(Connection& connection, MigrateOptions const& options, Project const& project,
                 Recorded const& recorded, Plan const& plan);

}  // namespace migrator::cli
