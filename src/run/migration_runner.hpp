// One migration's operations, one after the other, through the states between them.
#pragma once

#include "ddl/schema_editor.hpp"
#include "migrator/event.hpp"
#include "migrator/executor.hpp"
#include "migrator/migration.hpp"
#include "migrator/state.hpp"

#include <cstddef>
#include <functional>
#include <optional>

namespace migrator {

// Where a migration stands: the operation in hand, or the one whose deferred statement is run;
// none before the first and after the last of these. Read when something is thrown.
struct Progression {
  std::optional<std::size_t> operation;
};

// Which migration and which of its operations failed.
ExecutionError::Details place_of(Migration const& migration, Direction direction,
                                 Progression const& progression);

// Called before each operation's statements, and after them.
struct OperationHooks {
  bool only_sql = false;  // passes over operations that cannot be written as SQL
  std::function<void(Operation const&)> before;
  std::function<void(Operation const&)> after;
};

// Runs all operations and the deferred statements. `state` is the one before the migration and
// becomes the one after it.
void run_forwards(Migration const& migration, SchemaEditor& editor, ProjectState& state,
                  Progression& progression, OperationHooks const& hooks = {});

// Undoes all operations, last first, and runs the deferred statements. `state` is the one before
// the migration. Throws PlanError "Operation <…> in a.m is not reversible" before anything else.
void run_backwards(Migration const& migration, SchemaEditor& editor, ProjectState const& state,
                   Progression& progression, OperationHooks const& hooks = {});

}  // namespace migrator
