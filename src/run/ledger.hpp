// What is known of the statements of a migration without a transaction that an earlier run has
// begun, and what follows from it for this run. Pure.
#pragma once

#include "migrator/error.hpp"
#include "migrator/key.hpp"
#include "migrator/statement.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// What became of a statement. `undone` is done, too, but within a transaction that its author
// rolled back.
enum class LedgerState { started, done, undone };

// One statement of a migration that is under way; a row of the table django_migrations_ledger.
struct LedgerRow {
  std::size_t position = 0;  // in the order of sending, from 1 on
  LedgerState state = LedgerState::started;
  std::string hash;     // of the whole statement, without the values of the moment
  std::string text;     // its beginning
  std::string answers;  // of the catalogue, before it: see CatalogAnswers

  bool operator==(LedgerRow const&) const = default;
};

// The row of a statement. What the schema editor computes anew each time, a default of the present
// time or a random UUID, makes no other statement of it.
LedgerRow ledger_row(std::size_t position, LedgerState state, Statement const& statement,
                     std::string answers);

// What to do with a statement.
enum class LedgerStep {
  send,     // nothing is known of it
  pass,     // it is done
  settle,   // it was sent, and nobody heard whether it took effect
  changed,  // another one was done in its place
};

// `row` is the one at the statement's position, or null.
LedgerStep ledger_step(LedgerRow const* row, Statement const& statement);

// "started", "done", "undone", and back; what is neither counts as started.
std::string_view to_string(LedgerState state);
LedgerState ledger_state(std::string_view text);

// An earlier run has begun the migration, and this one cannot go on from there. Nothing was sent.
class CannotResume : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

// The statement is another one than that which was done; an empty `sql`: there is none any more.
CannotResume changed_since(MigrationKey const& key, LedgerRow const& row, std::string_view sql);

// The file says by now that the migration has a transaction.
CannotResume atomic_by_now(MigrationKey const& key);

// Nobody can tell whether the statement took effect.
CannotResume in_doubt(MigrationKey const& key, LedgerRow const& row);

// It made something that ended with its session.
CannotResume lost_with_session(MigrationKey const& key, LedgerRow const& row);

}  // namespace migrator
