#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "ddl/state_catalog.hpp"
#include "migrator/error.hpp"
#include "migrator/executor.hpp"
#include "migrator/graph.hpp"

#include <fmt/format.h>

namespace migrator::cli {
namespace {

Migration const& find_migration(Project const& project, SqlMigrateOptions const& options) {
  if (!project.has_app(options.app)) {
    throw PlanError{fmt::format("No installed app with label '{}'.", options.app)};
  }
  if (!project.migrated_apps.contains(options.app)) {
    throw PlanError{fmt::format("App '{}' does not have migrations", options.app)};
  }
  return find_by_prefix(project, options.app, options.name, " Is it in INSTALLED_APPS?");
}

// Asks the database for names where there is one to ask.
std::vector<std::string> collect(Context& context, Project const& project,
                                 Migration const& migration, Direction direction,
                                 ProjectState before, bool offline) {
  if (!offline && context.configuration.database) {
    Session session{context};
    return collect_sql(migration, direction, std::move(before), session.catalog(),
                       project.settings);
  }
  ProjectState now = before;
  if (direction == Direction::backwards) {
    mutate_state(migration, now);
  }
  StateCatalog const catalog{
      now, project.settings,
      direction == Direction::backwards ? Extensions::installed : Extensions::missing};
  return collect_sql(migration, direction, std::move(before), catalog, project.settings);
}

}  // namespace

int sql_migrate(Context& context, SqlMigrateOptions const& options) {
  Project const project = context.configuration.load_project();
  LoadedGraph const loaded = build_graph(project, {}, {.replacing = Replacing::no});
  Migration const& migration = find_migration(project, options);
  Direction const direction = options.backwards ? Direction::backwards : Direction::forwards;
  std::vector<std::string> const lines =
      collect(context, project, migration, direction, state_before(loaded.graph, migration.key),
              options.offline);
  if (lines.empty()) {
    if (context.options.verbosity >= 1) {
      context.console.error_line("No operations found.");
    }
    return exit_done;
  }
  if (migration.atomic) {
    context.console.line(context.console.styled(Style::sql_keyword, "BEGIN;"));
  }
  for (std::string const& line : lines) {
    context.console.line(line);
  }
  if (migration.atomic) {
    context.console.line(context.console.styled(Style::sql_keyword, "COMMIT;"));
  }
  return exit_done;
}

}  // namespace migrator::cli
