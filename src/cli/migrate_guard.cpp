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

bool may_hold_sql(Operation const& operation) {
  return std::holds_alternative<RunSQL>(operation.variant()) ||
         std::holds_alternative<SeparateDatabaseAndState>(operation.variant());
}

// Whether the plan is sure to make a table where the session now makes them: a RunSQL may change
// the role and the schema, and what comes after it cannot be foreseen.
bool makes_tables(Plan const& plan) {
  for (Step const& step : plan) {
    if (step.direction == Direction::backwards) {
      return false;
    }
    for (Operation const& operation : step.migration->operations) {
      if (may_hold_sql(operation)) {
        return false;
      }
      if (makes_table(operation)) {
        return true;
      }
    }
  }
  return false;
}

// Whether the plan is sure to keep a ledger. A RunSQL before it may see to the right itself.
bool keeps_ledger(Plan const& plan) {
  for (Step const& step : plan) {
    std::vector<Operation> const& operations = step.migration->operations;
    if (!step.migration->atomic && !operations.empty()) {
      return true;
    }
    if (std::ranges::any_of(operations, may_hold_sql)) {
      return false;
    }
  }
  return false;
}

PlanNeeds needs_of(MigrateOptions const& options, Plan const& plan) {
  if (options.fake || options.fake_initial) {
    return {};
  }
  return {.makes_tables = makes_tables(plan), .keeps_ledger = keeps_ledger(plan)};
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
  require_migratable(server_facts(connection, "django_migrations"), needs_of(options, plan));
  if (!options.allow_foreign_history) {
    require_own_history(project, recorded);
  }
}

}  // namespace migrator::cli
