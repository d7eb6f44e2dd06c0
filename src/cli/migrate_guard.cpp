#include "cli/migrate_guard.hpp"

#include "base/text.hpp"
#include "db/server_guard.hpp"
#include "migrator/error.hpp"
#include "migrator/operation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace migrator::cli {
namespace {

// A table of its own in the schema that tables are made in.
bool makes_table(Operation const& operation) {
  auto const* const model = std::get_if<CreateModel>(&operation.variant());
  return model != nullptr && model->options.managed && !model->options.proxy &&
         !model->options.swappable && !model->options.db_table;
}

// Whether the plan is sure to make a table where the session now makes them: a RunSQL may change
// the role and the schema, and what comes after it cannot be foreseen.
bool creates_tables(Plan const& plan) {
  for (Step const& step : plan) {
    if (step.direction == Direction::backwards) {
      return false;
    }
    for (Operation const& operation : step.migration->operations) {
      if (std::holds_alternative<RunSQL>(operation.variant()) ||
          std::holds_alternative<SeparateDatabaseAndState>(operation.variant())) {
        return false;
      }
      if (makes_table(operation)) {
        return true;
      }
    }
  }
  return false;
}

void require_own_history(Project const& project, Recorded const& recorded) {
  std::set<std::string> apps;
  for (auto const& [key, time] : recorded) {
    if (project.has_app(key.app)) {
      return;
    }
    apps.insert(key.app);
  }
  if (apps.empty()) {
    return;
  }
  throw PlanError{fmt::format(
      "The database's history knows none of the apps here, but {}: is this the right database? "
      "Nothing has been changed. --allow-foreign-history goes on.",
      join({apps.begin(), apps.end()}, ", "))};
}

}  // namespace

void require_fit(Connection& connection, MigrateOptions const& options, Project const& project,
                 Recorded const& recorded, Plan const& plan) {
  require_writable(connection);
  require_migratable(server_facts(connection, "django_migrations"),
                     !options.fake && !options.fake_initial && creates_tables(plan));
  if (!options.allow_foreign_history) {
    require_own_history(project, recorded);
  }
}

}  // namespace migrator::cli
