#include "migrator/error.hpp"
#include "migrator/plan.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

KeySet keys_of(Plan const& plan) {
  KeySet keys;
  for (Step const& step : plan) {
    keys.insert(step.migration->key);
  }
  return keys;
}

}  // namespace

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
  KeySet const wanted = keys_of(plan);
  std::map<MigrationKey, ProjectState> states;
  ProjectState state;
  for (MigrationKey const& key : loaded.graph.full_plan()) {
    if (states.size() == wanted.size()) {
      break;
    }
    if (wanted.contains(key)) {
      state.require_renderable();
      states.emplace(key, state);
    }
    if (wanted.contains(key) || loaded.applied.contains(key)) {
      mutate_state(loaded.graph.at(key), state);
    }
  }
  return states;
}

ProjectState state_before(MigrationGraph const& graph, MigrationKey const& key) {
  ProjectState state;
  for (MigrationKey const& ancestor : graph.forwards_plan(key)) {
    if (ancestor != key) {
      mutate_state(graph.at(ancestor), state);
    }
  }
  return state;
}

}  // namespace migrator
