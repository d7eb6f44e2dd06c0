// States at the points of a plan.
#include <fmt/format.h>

#include "migrator/error.hpp"
#include "migrator/plan.hpp"

namespace migrator {

void mutate_state(Migration const& migration, ProjectState& state) {
  for (std::size_t i = 0; i < migration.operations.size(); ++i) {
    try {
      state_forwards(migration.operations[i], migration.key.app, state);
    } catch (StateError const& error) {
      SourceLocation const place = location_of(migration, i);
      throw StateError{fmt::format("{}\n  in {}, {} ({}:{})", error.what(),
                                   to_string(migration.key), describe(migration.operations[i]),
                                   place.file, place.line)};
    }
  }
}

ProjectState state_of_applied(LoadedGraph const& loaded) {
  ProjectState state;
  for (MigrationKey const& key : loaded.graph.full_plan()) {
    if (loaded.applied.contains(key)) {
      mutate_state(loaded.graph.at(key), state);
    }
  }
  return state;
}

std::map<MigrationKey, ProjectState> states_before(LoadedGraph const& loaded, Plan const& plan) {
  KeySet to_unapply;
  for (Step const& step : plan) {
    to_unapply.insert(step.migration->key);
  }
  std::map<MigrationKey, ProjectState> states;
  ProjectState state;
  for (MigrationKey const& key : loaded.graph.full_plan()) {
    if (states.size() == to_unapply.size()) {
      break;
    }
    if (to_unapply.contains(key)) {
      states.emplace(key, state);
    } else if (!loaded.applied.contains(key)) {
      continue;
    }
    mutate_state(loaded.graph.at(key), state);
  }
  return states;
}

ProjectState state_before(MigrationGraph const& graph, MigrationKey const& key) {
  ProjectState state;
  for (MigrationKey const& before : graph.forwards_plan(key)) {
    if (before != key) {
      mutate_state(graph.at(before), state);
    }
  }
  return state;
}

}  // namespace migrator
