#include "run/migration_runner.hpp"

namespace migrator {
namespace {

void call(std::function<void(Operation const&)> const& hook, Operation const& operation) {
  if (hook) {
    hook(operation);
  }
}

void begin(std::size_t operation, SchemaEditor& editor, Progression& progression) {
  progression.operation = operation;
  editor.begin_operation(operation);
}

void run_deferred(SchemaEditor& editor, Progression& progression) {
  editor.run_deferred([&progression](std::size_t operation) { progression.operation = operation; });
  progression.operation.reset();
}

}  // namespace

ExecutionError::Details place_of(Migration const& migration, Direction direction,
                                 Progression const& progression) {
  ExecutionError::Details details;
  details.key = migration.key;
  details.direction = direction;
  details.location.file = migration.file;
  if (progression.operation) {
    details.location = location_of(migration, *progression.operation);
    details.operation = describe(migration.operations[*progression.operation]);
  }
  return details;
}

void run_forwards(Migration const& migration, SchemaEditor& editor, ProjectState& state,
                  Progression& progression, OperationHooks const& hooks) {
  for (std::size_t i = 0; i < migration.operations.size(); ++i) {
    Operation const& operation = migration.operations[i];
    begin(i, editor, progression);
    call(hooks.before, operation);
    ProjectState const before = state;
    state_forwards(operation, migration.key.app, state);
    if (!hooks.only_sql || reduces_to_sql(operation)) {
      database_forwards(operation, editor, {migration.key.app, before, state});
    }
    call(hooks.after, operation);
  }
  run_deferred(editor, progression);
}

void run_backwards(Migration const& migration, SchemaEditor& editor, ProjectState const& state,
                   Progression& progression, OperationHooks const& hooks) {
  require_reversible(migration);
  std::vector<ProjectState> states{state};
  for (std::size_t i = 0; i < migration.operations.size(); ++i) {
    progression.operation = i;
    states.push_back(states.back());
    state_forwards(migration.operations[i], migration.key.app, states.back());
  }
  for (std::size_t i = migration.operations.size(); i-- > 0;) {
    Operation const& operation = migration.operations[i];
    begin(i, editor, progression);
    call(hooks.before, operation);
    if (!hooks.only_sql || reduces_to_sql(operation)) {
      database_backwards(operation, editor, {migration.key.app, states[i + 1], states[i]});
    }
    call(hooks.after, operation);
  }
  run_deferred(editor, progression);
}

}  // namespace migrator
