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

// As in Django the transaction's words have a colour only where one is demanded: on a terminal too
// the SQL is to be copied.
void print_sql(Context& context, Migration const& migration,
               std::vector<std::string> const& lines) {
  bool const demanded = context.options.color == ColorChoice::always;
  Style const style = demanded ? Style::sql_keyword : Style::plain;
  Console& console = context.console;
  if (migration.atomic) {
    console.line(console.styled(style, "BEGIN;"));
  }
  for (std::string const& line : lines) {
    console.line(line);
  }
  if (migration.atomic) {
    console.line(console.styled(style, "COMMIT;"));
  }
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
  print_sql(context, migration, lines);
  return exit_done;
}

}  // namespace migrator::cli
