#include "run/migration_runner.hpp"

namespace migrator {
namespace {

void call(std::function<void(Operation const&)> const& hook, Operation const& operation) {
  if (hook) {
    hook(operation);
  }
}

}  // namespace

void run_forwards(Migration const& migration, SchemaEditor& editor, ProjectState& state,
                  Progression& progression, OperationHooks const& hooks) {
  progression.in_operation = true;
  for (std::size_t i = 0; i < migration.operations.size(); ++i) {
    Operation const& operation = migration.operations[i];
    progression.operation = i;
    call(hooks.before, operation);
    ProjectState const before = state;
    state_forwards(operation, migration.key.app, state);
    database_forwards(operation, editor, {migration.key.app, before, state});
    call(hooks.after, operation);
  }
  progression.in_operation = false;
  editor.run_deferred();
}

void run_backwards(Migration const& migration, SchemaEditor& editor, ProjectState const& state,
                   Progression& progression, OperationHooks const& hooks) {
  require_reversible(migration);
  progression.in_operation = true;
  std::vector<ProjectState> states{state};
  for (std::size_t i = 0; i < migration.operations.size(); ++i) {
    progression.operation = i;
    states.push_back(states.back());
    state_forwards(migration.operations[i], migration.key.app, states.back());
  }
  for (std::size_t i = migration.operations.size(); i-- > 0;) {
    Operation const& operation = migration.operations[i];
    progression.operation = i;
    call(hooks.before, operation);
    database_backwards(operation, editor, {migration.key.app, states[i + 1], states[i]});
    call(hooks.after, operation);
  }
  progression.in_operation = false;
  editor.run_deferred();
}

}  // namespace migrator
