#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/written_migration.hpp"
#include "migrator/error.hpp"
#include "migrator/graph.hpp"
#include "migrator/optimizer.hpp"

#include <fmt/format.h>

namespace migrator::cli {
namespace {

Migration const& find_migration(Project const& project, OptimizeMigrationOptions const& options) {
  if (!project.has_app(options.app)) {
    throw PlanError{fmt::format("No installed app with label '{}'.", options.app)};
  }
  build_graph(project, {});  // throws when the migrations make no graph
  if (!project.migrated_apps.contains(options.app)) {
    throw PlanError{fmt::format("App '{}' does not have migrations.", options.app)};
  }
  return find_by_prefix(project, options.app, options.name);
}

}  // namespace

int optimize_migration(Context& context, OptimizeMigrationOptions const& options) {
  auto const say = [&](std::string_view text, Style style = Style::plain) {
    if (context.options.verbosity > 0) {
      context.console.line(text, style);
    }
  };
  Project const project = context.configuration.load_project();
  Migration optimized = find_migration(project, options);
  std::size_t const before = optimized.operations.size();
  optimized.operations = optimize(std::move(optimized.operations), optimized.key.app);
  std::size_t const after = optimized.operations.size();
  if (before == after) {
    say("No optimizations possible.");
    return exit_done;
  }
  say(fmt::format("Optimizing from {} operations to {} operations.", before, after));
  if (options.check) {
    return exit_error;
  }
  write_file_of(optimized, context);
  say("Optimized migration " + optimized.file, Style::migrate_heading);
  return exit_done;
}

}  // namespace migrator::cli
