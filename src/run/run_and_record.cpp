// Executor: one migration, tried until it is done, has failed or was done by somebody else.
#include "base/empty_query.hpp"
#include "base/text.hpp"
#include "migrator/executor.hpp"
#include "run/lock_retry.hpp"
#include "run/migration_runner.hpp"
#include "run/own_transaction.hpp"
#include "run/standard_strings.hpp"
#include "run/timeouts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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

// What two programs that run the same migration do to each other: names that are there already or
// no more, and deadlocks.
bool may_come_from_a_rival(DatabaseError const& error) {
  constexpr std::array<std::string_view, 8> states{"42P07", "42701", "42710", "23505",
                                                   "42P01", "42703", "42704", "40P01"};
  return std::ranges::find(states, error.sqlstate()) != states.end();
}

// Whether a statement that failed may be sent again as it stands: one that may have committed a
// part of its work may not.
bool is_one_statement(Statement const& statement) {
  std::string const text = to_lower(statement.sql.substr(0, 5));
  if (text.starts_with("call ") || text.starts_with("do ")) {
    return false;
  }
  std::string::size_type const end = statement.sql.find_last_not_of("; \t\n\r\f\v");
  std::string::size_type const semicolon = statement.sql.find(';');
  return !statement.of_author || semicolon == std::string::npos || semicolon > end;
}

LockBudgetSpent budget_spent(DatabaseError const& last, LockRetry const& retry) {
  DatabaseError::Details details = last.details();
  details.hint = fmt::format(
      "tried {} times in {:.1f} s: end what holds the lock, or give it more time with "
      "--lock-retry-for",
      retry.tries(), std::chrono::duration<double>{retry.elapsed()}.count());
  return LockBudgetSpent{std::move(details)};
}

void pass(milliseconds time, ExecuteOptions const& options) {
  if (options.pause) {
    options.pause(time);
    return;
  }
  std::this_thread::sleep_for(time);
}

// Whether there is a new session in place of the lost one.
bool try_reconnect(ExecuteOptions const& options) {
  if (!options.reconnect) {
    return false;
  }
  try {
    options.reconnect();
    return true;
  } catch (std::exception const&) {
    return false;  // the first failure is the one to tell of
  }
}

DatabaseError not_committed(ExecutionError const& failed) {
  DatabaseError::Details details = database_cause(failed)->details();
  details.hint = "the history says that it was not committed: run the command again";
  return DatabaseError{std::move(details)};
}

bool tries_again(ExecuteOptions const& options) {
  return options.timeouts.lock.count() > 0;
}

// Tells that a lock was not got and passes the time until the next try. Throws LockBudgetSpent
// when there is none.
void wait_for_next_try(MigrationKey const& key, DatabaseError const& error, LockRetry& retry,
                       ExecuteOptions const& options, Progress const& progress) {
  std::optional<milliseconds> const pause = retry.next_pause();
  progress(LockNotGot{key, error.what(), retry.tries(), retry.elapsed(), pause});
  if (!pause) {
    throw budget_spent(error, retry);
  }
  pass(*pause, options);
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
      if (may_come_from_a_rival(*cause) && is_done_elsewhere(migration, direction)) {
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
  if (direction == Direction::forwards) {
    mutate_state(migration, state);
  }
  return Outcome::elsewhere;
}

// A record in a transaction of its own.
Outcome Executor::record_alone(Migration const& migration, Direction direction,
                               ExecuteOptions const& options) {
  Outcome outcome = Outcome::elsewhere;
  in_transaction(migration.key, options, [&] {
    if (recorder_.is_due_under_lock(migration, direction)) {
      recorder_.record(migration, direction);
      outcome = Outcome::faked;
    }
  });
  return outcome;
}

// Whether a migration that failed because the answer to its COMMIT was lost is there all the same.
// Throws when it is found not to be; false when nothing was lost, or it cannot be found out.
bool Executor::took_effect(Migration const& migration, Direction direction,
                           ExecutionError const& failed, ExecuteOptions const& options) {
  if (failed.details().remains != Remains::unknown || !try_reconnect(options)) {
    return false;
  }
  try {
    if (!recorder_.is_due(migration, direction)) {
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

// Does the work in a transaction with the timeouts, and again when it could not have a lock, or
// when the answer to the COMMIT was lost: the work itself looks what is left to do.
void Executor::in_transaction(MigrationKey const& key, ExecuteOptions const& options,
                              std::function<void()> const& work) {
  std::string const timeouts = set_local_timeouts(options.timeouts);
  LockRetry retry{options.lock_retry_for};
  for (bool committing = false, reconnected = false;;) {
    try {
      Transaction transaction{connection_};
      if (!timeouts.empty()) {
        connection_.execute(timeouts);
      }
      work();
      committing = true;
      transaction.commit();
      return;
    } catch (DatabaseError const& error) {
      if (committing && !reconnected && is_connection_lost(error) && try_reconnect(options)) {
        reconnected = true;
        continue;
      }
      committing = false;
      if (!tries_again(options) || !is_lock_failure(error)) {
        throw;
      }
      wait_for_next_try(key, error, retry, options, progress_);
    }
  }
}

// Django commits the tables first and the record a moment later; an index that it builds
// concurrently is there before it is ready. Of a migration without a transaction, too, all has been
// done once it is recorded: what we did of it the other program could not have done again.
bool Executor::is_done_elsewhere(Migration const& migration, Direction direction) {
  int const looks = migration.atomic ? 5 : 20;
  constexpr milliseconds between{100};
  for (int look = 0; look < looks; ++look) {
    if (look > 0) {
      std::this_thread::sleep_for(between);
    }
    if (!recorder_.is_due(migration, direction)) {
      return true;
    }
  }
  return false;
}

// The migration and its record share one transaction; a non-atomic migration is recorded right
// after its last statement. Returns whether it was run: not when it is recorded already.
bool Executor::attempt(Migration const& migration, Direction direction, ProjectState& state,
                       ExecuteOptions const& options) {
  Progression progression;
  std::set<std::size_t> scripts;
  StatementSink const sink = [&](Statement const& statement) {
    if (statement.of_author && progression.operation) {
      scripts.insert(*progression.operation);
    }
    progress_(StatementStarted{migration.key, statement});
    if (migration.atomic) {
      send(statement);
    } else {
      send_outside_transaction(migration.key, statement, options);
    }
  };
  SchemaEditor editor{sink, catalog_, project_.settings,
                      migration.atomic ? Transactional::yes : Transactional::no};
  std::optional<OwnTransaction> transaction;
  try {
    if (!recorder_.is_due(migration, direction)) {
      return false;
    }
    if (migration.atomic) {
      transaction.emplace(connection_, migration.key, options.timeouts);
    }
    if (direction == Direction::forwards) {
      migrator::run_forwards(migration, editor, state, progression);
    } else {
      migrator::run_backwards(migration, editor, state, progression);
    }
    if (!transaction) {
      return record_alone(migration, direction, options) != Outcome::elsewhere;
    }
    if (!recorder_.is_due_under_lock(migration, direction)) {
      return false;
    }
    recorder_.record(migration, direction);
    // A constraint that is checked now waited for what a RunSQL did to the rows.
    if (scripts.size() == 1) {
      progression.operation = *scripts.begin();
    }
    transaction->commit();
  } catch (std::exception const& cause) {
    ExecutionError::Details details = place_of(migration, direction, progression);
    details.finished = finished_;
    details.remains = transaction        ? transaction->abandon(cause)
                      : migration.atomic ? Remains::nothing
                                         : Remains::statements;
    std::throw_with_nested(ExecutionError{cause.what(), std::move(details)});
  }
  return true;
}

void Executor::send(Statement const& statement) {
  if (is_empty_query(statement.sql)) {
    bool const is_blank = statement.sql.find_first_not_of(" \t\n\r\f\v") == std::string::npos;
    throw DatabaseError{{.message = "can't execute an empty query",
                         .statement = is_blank ? "" : statement.sql,
                         .hint = "write \"noop\" for a RunSQL that does nothing"}};
  }
  std::optional<StandardStrings> standard_strings;
  if (!statement.of_author && statement.sql.find('\\') != std::string::npos) {
    standard_strings.emplace(connection_);
  }
  connection_.execute(statement.sql);
}

// Only the statement can be tried again: what was before it is committed.
void Executor::send_outside_transaction(MigrationKey const& key, Statement const& statement,
                                        ExecuteOptions const& options) {
  Timeouts const timeouts = timeouts_outside_transaction(options.timeouts, statement);
  LockRetry retry{options.lock_retry_for};
  while (true) {
    try {
      SessionTimeouts const in_force{connection_, timeouts};
      send(statement);
      return;
    } catch (DatabaseError const& error) {
      if (!tries_again(options) || !is_lock_failure(error) || !is_one_statement(statement)) {
        throw;
      }
      connection_.execute("SELECT 1");  // fails in a transaction that its author has begun
      wait_for_next_try(key, error, retry, options, progress_);
    }
  }
}

}  // namespace migrator
