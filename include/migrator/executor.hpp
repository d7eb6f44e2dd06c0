// Runs a plan against a database and records what it did: Django's MigrationExecutor and
// MigrationRecorder.
#pragma once

#include "migrator/catalog.hpp"
#include "migrator/connection.hpp"
#include "migrator/error.hpp"
#include "migrator/event.hpp"
#include "migrator/graph.hpp"
#include "migrator/plan.hpp"
#include "migrator/statement.hpp"

#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// The table django_migrations (django-behaviour 3).
class Recorder {
 public:
  Recorder(Connection& connection, Settings const& settings);

  // Whether the table is visible on the search path.
  bool has_table(std::string const& before = {});

  // Creates the table, in a transaction of its own, unless it is there.
  void ensure_table();

  // All rows; empty without a table. `before` is SQL to be put before each question, which then
  // holds for it alone; empty, or ends in "; ".
  Recorded applied(std::string const& before = {});

  // Whether the step is still to be recorded: forwards when no row it would write is there,
  // backwards when one that it would delete is.
  bool is_due(Migration const& migration, Direction direction, std::string const& before = {});

  // The same after the table was locked against everybody who writes to it, until the transaction
  // ends: Django's own `migrate` takes no other lock than those of its statements.
  bool is_due_under_lock(Migration const& migration, Direction direction);

  // Locks likewise, and records the keys that have no row by then; gives those. Requires: in a
  // transaction.
  std::vector<MigrationKey> record_missing(std::vector<MigrationKey> const& keys);

  // Inserts a row with the server's current time, or deletes all rows of the key.
  void record_applied(MigrationKey const& key);
  void record_unapplied(MigrationKey const& key);

  // Records the migration as applied or unapplied: for a squash the keys it replaces, and going
  // back its own too (3.2).
  void record(Migration const& migration, Direction direction);

 private:
  void create_table();

  Connection& connection_;
  Settings const& settings_;
};

// What a migration that failed leaves in the database.
enum class Remains {
  nothing,     // its transaction was rolled back
  statements,  // it is not atomic: the statements before the one that failed stay
  begun,       // it is not atomic: what an earlier run did stays, and this one cannot go on
  committed,   // a RunSQL ended its transaction by COMMIT or ROLLBACK: what was committed stays
  unknown,     // the connection was lost in the COMMIT, and no other was to be had
  not_run,     // its statements were only collected
};

// A migration could not be run: which one, at which operation, and what is done by now. The cause
// is nested (std::rethrow_if_nested).
class ExecutionError : public Error {
 public:
  struct Details {
    MigrationKey key;
    Direction direction = Direction::forwards;
    SourceLocation location;
    std::string operation;               // its description; empty when the fault is not in one
    std::vector<MigrationKey> finished;  // the steps of this run before it, which stay
    Remains remains = Remains::nothing;
  };

  ExecutionError(std::string const& cause, Details details);
  Details const& details() const { return details_; }

 private:
  Details details_;
};

// A lock could not be had in any of the tries that the budget allowed. The cause of an
// ExecutionError; its details are the last try's.
class LockBudgetSpent : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

// Throws PlanError if a step has a RunPython with code, naming it and what to do instead: nothing
// of such a plan is run. Faking it is allowed.
void require_runnable(Plan const& plan);

// PostgreSQL's settings of these names, for the statements of a run; 0 leaves what the session has.
struct Timeouts {
  std::chrono::milliseconds lock{0};
  std::chrono::milliseconds statement{0};

  bool operator==(Timeouts const&) const = default;
};

struct ExecuteOptions {
  bool fake = false;
  bool fake_initial = false;

  // Set within each migration's transaction (SET LOCAL); around each statement of a migration that
  // is not atomic.
  Timeouts timeouts;

  // With a lock timeout: a migration whose statement could not have a lock in time is rolled back
  // and tried again, with growing pauses, until this time has passed since the first try. Of one
  // that is not atomic only the statement is tried again.
  std::chrono::milliseconds lock_retry_for{0};

  // Called in the transaction that has just written or deleted a migration's record: what else is
  // to be kept of it. A squash all of whose migrations were applied before is `faked`; one that was
  // run is told once. May throw, which fails the step.
  std::function<void(Migration const&, Direction, Outcome)> also_record;

  // Passes the time between two tries. May throw, which ends the run.
  std::function<void(std::chrono::milliseconds)> pause;

  // After a COMMIT whose answer was lost with the connection: opens a new session in its place
  // (Connection::reconnect) once the server has done with the lost one. The history then says
  // whether the COMMIT took effect. When it throws, or without it, that stays unknown.
  std::function<void()> reconnect;
};

struct Progression;
class OwnSession;

class Executor {
 public:
  // Everything must outlive the executor.
  Executor(Connection& connection, Catalog const& catalog, Project const& project,
           Progress progress);
  ~Executor();

  // Runs the steps one after the other, each migration with its record in one transaction (a
  // non-atomic one is recorded right after its last statement). Makes the history table first.
  // At the end each squash all of whose replaced migrations are recorded is recorded too (3.2),
  // also after an empty plan. `applied` is the state of the applied migrations, from which a
  // forward plan sets out. Returns the state that the run leaves: as in Django without what was
  // faked forwards. Throws ExecutionError for the step that failed; the steps before it stay.
  // Before its first statement and before it is recorded each step is looked up in the history
  // again: one that another program (Django's own `migrate`) has recorded meanwhile is rolled back
  // and taken as done. A COMMIT whose answer was lost is looked up as well: the run goes on where
  // it took effect, and fails as rolled back where it did not. A non-atomic migration keeps what it
  // has done in the table django_migrations_ledger until it is recorded, and another run goes on
  // from there.
  ProjectState run(PlannedRun const& planned, ProjectState applied,
                   ExecuteOptions const& options = {});

 private:
  ProjectState run_forwards(PlannedRun const& planned, ProjectState state,
                            ExecuteOptions const& options);
  ProjectState run_backwards(PlannedRun const& planned, ExecuteOptions const& options);
  Outcome apply(Migration const& migration, ProjectState& state, ExecuteOptions const& options);
  Outcome unapply(Migration const& migration, ProjectState const& before,
                  ExecuteOptions const& options);
  Outcome record_alone(Migration const& migration, Direction direction, Outcome outcome,
                       ExecuteOptions const& options);
  void record(Migration const& migration, Direction direction, Outcome outcome,
              ExecuteOptions const& options);
  Outcome run_and_record(Migration const& migration, Direction direction, ProjectState& state,
                         ExecuteOptions const& options);
  bool attempt(Migration const& migration, Direction direction, ProjectState& state,
               ExecuteOptions const& options);
  bool attempt_step_by_step(Migration const& migration, Direction direction, ProjectState& state,
                            ExecuteOptions const& options);
  [[noreturn]] void throw_at(std::exception const& cause, Migration const& migration,
                             Direction direction, Progression const& progression, Remains remains);
  void read_ledger(ExecuteOptions const& options);
  bool took_effect(Migration const& migration, Direction direction, ExecutionError const& failed,
                   ExecuteOptions const& options);
  std::string before_reading(ExecuteOptions const& options) const;
  void in_tries(MigrationKey const& key, ExecuteOptions const& options,
                std::function<void()> const& work);
  bool is_due(Migration const& migration, Direction direction, ExecuteOptions const& options);
  bool is_done_elsewhere(Migration const& migration, Direction direction,
                         ExecuteOptions const& options);
  void in_transaction(MigrationKey const& key, ExecuteOptions const& options,
                      std::function<void()> const& work);
  void check_replacements(LoadedGraph const& loaded, ExecuteOptions const& options);
  void complete(std::vector<MigrationKey> const& squashes, ExecuteOptions const& options);

  Connection& connection_;
  Catalog const& catalog_;
  Project const& project_;
  Recorder recorder_;
  std::unique_ptr<OwnSession> own_;
  Progress progress_;
  std::vector<MigrationKey> finished_;
  std::set<MigrationKey> begun_;  // those that earlier runs have left in the middle
};

// What sqlmigrate prints, line by line without BEGIN and COMMIT (django-behaviour 6): per
// operation its comment and statements, then the deferred statements. Throws ExecutionError with
// Remains::not_run.
std::vector<std::string> collect_sql(Migration const& migration, Direction direction,
                                     ProjectState before, Catalog const& catalog,
                                     Settings const& settings);

}  // namespace migrator
