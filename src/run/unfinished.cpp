#include "run/unfinished.hpp"

#include "base/quote.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace migrator {
namespace {

bool contains(std::vector<MigrationKey> const& keys, MigrationKey const& key) {
  return std::ranges::find(keys, key) != keys.end();
}

Step const* find_backward_step(Plan const& plan, std::vector<MigrationKey> const& keys) {
  auto const found = std::ranges::find_if(plan, [&keys](Step const& step) {
    return step.direction == Direction::backwards && contains(keys, step.migration->key);
  });
  return found == plan.end() ? nullptr : &*found;
}

std::vector<MigrationKey> needed_by(std::vector<Target> const& targets,
                                    MigrationGraph const& graph) {
  std::vector<MigrationKey> keys;
  for (Target const& target : targets) {
    if (target.name && graph.contains({target.app, *target.name})) {
      keys.push_back({target.app, *target.name});
    }
  }
  return graph.forwards_plan(keys);
}

// The arguments of the `migrate` that unapplies the migration.
std::string way_back(MigrationKey const& key, MigrationGraph const& graph) {
  for (MigrationKey const& parent : graph.parents(key)) {
    if (parent.app == key.app) {
      return fmt::format("migrate {} {}", parent.app, parent.name);
    }
  }
  return fmt::format("migrate {} zero", key.app);
}

std::string and_forget(MigrationKey const& key) {
  return fmt::format("and DELETE FROM django_migrations_ledger WHERE app = {} AND name = {}",
                     quote_text(key.app), quote_text(key.name));
}

PlanError half_applied(MigrationKey const& key, MigrationKey const& unapplied) {
  return PlanError{fmt::format(
      "{0} was begun and is applied in part; {1}, on which it rests, cannot be unapplied before "
      "that. Nothing has been changed. Bring it to its end first (migrate {2} {3}), or undo by "
      "hand what it did {4}.",
      to_string(key), to_string(unapplied), key.app, key.name, and_forget(key))};
}

PlanError half_unapplied(MigrationKey const& key, MigrationGraph const& graph) {
  return PlanError{fmt::format(
      "{} is recorded as applied, but an earlier run has unapplied a part of it. Nothing has been "
      "changed. Unapply the rest first ({}), or do by hand again what was undone {}.",
      to_string(key), way_back(key, graph), and_forget(key))};
}

PlanError replaced(MigrationKey const& key, MigrationKey const& squash) {
  return PlanError{fmt::format(
      "{0} was begun and is done in part; {1}, which replaces it, would do that again. Nothing has "
      "been changed. Take the file of {1} away until {0} is brought to its end, or undo by hand "
      "what it did {2}.",
      to_string(key), to_string(squash), and_forget(key))};
}

PlanError without_file(MigrationKey const& key) {
  return PlanError{fmt::format(
      "{0} was begun and is done in part, and has no file any more: nothing else of {1} is run, "
      "which may do the same. Nothing has been changed. Put the file back and bring it to its end, "
      "or undo by hand what it did {2}.",
      to_string(key), key.app, and_forget(key))};
}

// Of one that is not in the graph.
void require_not_done_again(MigrationKey const& key, Plan const& plan) {
  for (Step const& step : plan) {
    if (contains(step.migration->replaces, key)) {
      throw replaced(key, step.migration->key);
    }
  }
  if (std::ranges::any_of(
          plan, [&key](Step const& step) { return step.migration->key.app == key.app; })) {
    throw without_file(key);
  }
}

}  // namespace

void require_finished(std::map<MigrationKey, Direction> const& begun, PlannedRun const& planned,
                      std::vector<Target> const& targets) {
  MigrationGraph const& graph = planned.loaded.graph;
  for (auto const& [key, direction] : begun) {
    bool const is_applied = planned.loaded.applied.contains(key);
    if (is_applied != (direction == Direction::backwards)) {
      continue;  // brought to its end by another program
    }
    if (!graph.contains(key)) {
      require_not_done_again(key, planned.plan);
    } else if (direction == Direction::forwards) {
      if (Step const* const step = find_backward_step(planned.plan, graph.forwards_plan(key))) {
        throw half_applied(key, step->migration->key);
      }
    } else if (find_backward_step(planned.plan, {key}) == nullptr &&
               contains(needed_by(targets, graph), key)) {
      throw half_unapplied(key, graph);
    }
  }
}

}  // namespace migrator
