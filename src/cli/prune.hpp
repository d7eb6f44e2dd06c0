// `migrate APP --prune`: forgets the migrations that are no longer on disk.
#pragma once

#include "cli/context.hpp"
#include "cli/interrupt.hpp"
#include "cli/session.hpp"
#include "migrator/graph.hpp"
#include "migrator/project.hpp"

#include <string>

namespace migrator::cli {

// Deletes the history rows of the app's migrations that have no file, in one transaction, and
// says so; nothing while a squash on disk still replaces one of them, for without that row the
// squash would look as if it had to be run. Takes the runner lock when there is a row to delete.
void prune(Context& context, Project const& project, MigrateOptions const& options,
           LoadedGraph const& loaded, Session& session, InterruptGuard const& interrupt);

}  // namespace migrator::cli
