// The commands. Each returns the exit code, and throws what is an error.
#pragma once

#include "cli/context.hpp"

namespace migrator::cli {

int migrate(Context& context, MigrateOptions const& options);
int show_migrations(Context& context, ShowMigrationsOptions const& options);
int sql_migrate(Context& context, SqlMigrateOptions const& options);
int make_migrations(Context& context, MakeMigrationsOptions const& options);
int squash_migrations(Context& context, SquashMigrationsOptions const& options);
int inspect_db(Context& context, InspectDbOptions const& options);
int optimize_migration(Context& context, OptimizeMigrationOptions const& options);
int check(Context& context, CheckOptions const& options);

// Every value of the configuration and where it came from.
int show_config(Context& context);

}  // namespace migrator::cli
