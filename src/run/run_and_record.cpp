// Executor: one migration, tried until it is done, has failed or was done by somebody else.
#include "migrator/executor.hpp"
#include "run/ledger_table.hpp"
#include "run/lock_retry.hpp"
#include "run/migration_runner.hpp"
#include "run/own_session.hpp"
#include "run/own_transaction.hpp"
#include "run/rival.hpp"
#include "run/send_statement.hpp"
#include "run/step_by_step.hpp"
#include "run/timeouts.hpp"
#include "run/tries.hpp"

#include <set>
#include <thread>

namespace migrator {
namespace {

using std::chrono::milliseconds;

// What the server said, when it was the server that made the migration fail.
std::optional<DatabaseError> database_cause(ExecutionError const& failed) {
  try {
    std::rethrow_if_nested(failed);
  } catch (DatabaseError const& cause) {
    return cause;
  } catch (std::exception const&) {
    // Not the server.
  }
  return std::nullopt;
}

DatabaseError not_committed(ExecutionError const& failed) {
  return with_hint(*database_cause(failed),
                   "the history says that it was not committed: run the command again");
}

void run_operations(Migration const& migration, Direction direction, SchemaEditor& editor,
                    ProjectState& state, Progression& progression) {
  if (direction == Direction::forwards) {
    run_forwards(migration, editor, state, progression);
  } else {
    run_backwards(migration, editor, state, progression);
  }
}

}  // namespace

Outcome Executor::run_and_record(Migration const& migration, Direction direction,
                                 ProjectState& state, ExecuteOptions const& options) {
  LockRetry retry{options.lock_retry_for};
  while (true) {
    ProjectState attempted = state;
    try {
      if (attempt(migration, direction, attempted, options)) {
        state = std::move(attempted);
        return Outcome::run;
      }
      break;
    } catch (ExecutionError const& failed) {
      if (took_effect(migration, direction, failed, options)) {
        state = std::move(attempted);
        return Outcome::run;
      }
      std::optional<DatabaseError> const cause = database_cause(failed);
      if (!cause || (migration.atomic && failed.details().remains != Remains::nothing)) {
        throw;
      }
      if (may_come_from_rival(*cause) && is_done_elsewhere(migration, direction, options)) {
        break;
      }
      if (!migration.atomic || !tries_again(options) || !is_lock_failure(*cause)) {
        throw;
      }
      try {
        wait_for_next_try(migration.key, *cause, retry, options, progress_);
      } catch (LockBudgetSpent const& spent) {
        std::throw_with_nested(ExecutionError{spent.what(), failed.details()});
      }
    }
  }
  if (!migration.atomic) {
    in_transaction(migration.key, options, [&] {
      LedgerTable{connection_, *own_}.forget(migration.key);
    });
  }
  if (direction == Direction::forwards) {
    mutate_state(migration, state);
  }
  return Outcome::elsewhere;
}

// A record in a transaction of its own, in which the ledger forgets the migration.
Outcome Executor::record_alone(Migration const& migration, Direction direction, Outcome outcome,
                               ExecuteOptions const& options) {
  Outcome result = Outcome::elsewhere;
  in_transaction(migration.key, options, [&] {
    if (recorder_.is_due_under_lock(migration, direction)) {
      record(migration, direction, outcome, options);
      LedgerTable{connection_, *own_}.forget(migration.key);
      result = outcome;
    }
  });
  return result;
}

void Executor::record(Migration const& migration, Direction direction, Outcome outcome,
                      ExecuteOptions const& options) {
  recorder_.record(migration, direction);
  if (options.also_record) {
    options.also_record(migration, direction, outcome);
  }
}

// Whether a migration that failed because the answer to its COMMIT was lost is there all the same.
// Throws when it is found not to be; false when nothing was lost, or it cannot be found out.
bool Executor::took_effect(Migration const& migration, Direction direction,
                           ExecutionError const& failed, ExecuteOptions const& options) {
  if (failed.details().remains != Remains::unknown || !try_reconnect(options)) {
    return false;
  }
  try {
    if (!is_due(migration, direction, options)) {
      return true;
    }
  } catch (DatabaseError const&) {
    return false;  // lost again
  }
  ExecutionError::Details details = failed.details();
  details.remains = Remains::nothing;
  try {
    throw not_committed(failed);
  } catch (DatabaseError const& cause) {
    std::throw_with_nested(ExecutionError{cause.what(), std::move(details)});
  }
}

// What to put before a question about the history, which others may have locked.
std::string Executor::before_reading(ExecuteOptions const& options) const {
  std::string const timeout = set_local_timeouts({.lock = options.timeouts.lock});
  return own_->beginning() + (timeout.empty() ? "" : timeout + "; ");
}

// Does the work, and again as long as it could not have a lock.
void Executor::in_tries(MigrationKey const& key, ExecuteOptions const& options,
                        std::function<void()> const& work) {
  LockRetry retry{options.lock_retry_for};
  while (true) {
    try {
      work();
      return;
    } catch (DatabaseError const& error) {
      if (!tries_again(options) || !is_lock_failure(error)) {
        throw;
      }
      wait_for_next_try(key, error, retry, options, progress_);
    }
  }
}

bool Executor::is_due(Migration const& migration, Direction direction,
                      ExecuteOptions const& options) {
  bool due = false;
  in_tries(migration.key, options,
           [&] { due = recorder_.is_due(migration, direction, before_reading(options)); });
  return due;
}

// Does the work in a transaction with the timeouts, in the session as it began, and again when it
// could not have a lock, or when the answer to the COMMIT was lost: the work itself looks what is
// left to do.
void Executor::in_transaction(MigrationKey const& key, ExecuteOptions const& options,
                              std::function<void()> const& work) {
  std::string const before = own_->beginning() + set_local_timeouts(options.timeouts);
  bool reconnected = false;
  in_tries(key, options, [&] {
    for (bool committing = false;; committing = false) {
      try {
        Transaction transaction{connection_};
        if (!before.empty()) {
          connection_.execute(before);
        }
        work();
        committing = true;
        transaction.commit();
        return;
      } catch (DatabaseError const& error) {
        if (!committing || reconnected || !is_connection_lost(error) || !try_reconnect(options)) {
          throw;
        }
        reconnected = true;
      }
    }
  });
}

// Django commits the tables first and the record a moment later; an index that it builds
// concurrently is there before it is ready. Of a migration without a transaction, too, all has been
// done once it is recorded: what we did of it the other program could not have done again.
bool Executor::is_done_elsewhere(Migration const& migration, Direction direction,
                                 ExecuteOptions const& options) {
  int const looks = migration.atomic ? 5 : 20;
  constexpr milliseconds between{100};
  for (int look = 0; look < looks; ++look) {
    if (look > 0) {
      std::this_thread::sleep_for(between);
    }
    try {
      if (!is_due(migration, direction, options)) {
        return true;
      }
    } catch (DatabaseError const&) {
      return false;  // the failure in hand is the one to tell of
    }
  }
  return false;
}

// The migration and its record share one transaction. Returns whether it was run: not when it is
// recorded already.
bool Executor::attempt(Migration const& migration, Direction direction, ProjectState& state,
                       ExecuteOptions const& options) {
  if (!migration.atomic) {
    return attempt_step_by_step(migration, direction, state, options);
  }
  Progression progression;
  std::set<std::size_t> scripts;
  StatementSink const sink = [&](Statement const& statement) {
    if (statement.of_author && progression.operation) {
      scripts.insert(*progression.operation);
    }
    progress_(StatementStarted{migration.key, statement});
    if (statement.of_author) {
      own_->expect_changes();
    }
    send_statement(connection_, statement);
  };
  SchemaEditor editor{sink, catalog_, project_.settings, Transactional::yes};
  std::optional<OwnTransaction> transaction;
  try {
    if (!recorder_.is_due(migration, direction, before_reading(options))) {
      return false;
    }
    if (begun_.contains(migration.key)) {
      throw atomic_by_now(migration.key);
    }
    transaction.emplace(connection_, migration.key, options.timeouts);
    run_operations(migration, direction, editor, state, progression);
    if (!recorder_.is_due_under_lock(migration, direction)) {
      return false;
    }
    record(migration, direction, Outcome::run, options);
    // A constraint that is checked now waited for what a RunSQL did to the rows.
    if (scripts.size() == 1) {
      progression.operation = *scripts.begin();
    }
    transaction->commit();
  } catch (CannotResume const& cause) {
    throw_at(cause, migration, direction, progression, Remains::begun);
  } catch (std::exception const& cause) {
    throw_at(cause, migration, direction, progression,
             transaction ? transaction->abandon(cause) : Remains::nothing);
  }
  return true;
}

// A non-atomic migration is recorded right after its last statement.
bool Executor::attempt_step_by_step(Migration const& migration, Direction direction,
                                    ProjectState& state, ExecuteOptions const& options) {
  Progression progression;
  try {
    if (!is_due(migration, direction, options)) {
      return false;
    }
    StepByStep steps{connection_, *own_, catalog_, migration.key, direction, options, progress_};
    SchemaEditor editor{[&steps](Statement const& statement) { steps.take(statement); },
                        steps.catalog(), project_.settings, Transactional::no};
    run_operations(migration, direction, editor, state, progression);
    steps.finish();
    return record_alone(migration, direction, Outcome::run, options) != Outcome::elsewhere;
  } catch (CannotResume const& cause) {
    throw_at(cause, migration, direction, progression, Remains::begun);
  } catch (std::exception const& cause) {
    throw_at(cause, migration, direction, progression, Remains::statements);
  }
}

// Throws the ExecutionError of the exception in hand.
void Executor::throw_at(std::exception const& cause, Migration const& migration,
                        Direction direction, Progression const& progression, Remains remains) {
  ExecutionError::Details details = place_of(migration, direction, progression);
  details.finished = finished_;
  details.remains = remains;
  std::throw_with_nested(ExecutionError{cause.what(), std::move(details)});
}

}  // namespace migrator
