#include "run/step_by_step.hpp"

#include "migrator/error.hpp"
#include "run/find_index.hpp"
#include "run/send_statement.hpp"
#include "run/timeouts.hpp"
#include "run/tries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace migrator {
namespace {

std::vector<CatalogAnswer> answers_of(std::map<std::size_t, LedgerRow> const& rows) {
  std::string text;
  for (auto const& [position, row] : rows) {
    text += row.answers;
  }
  return read_answers(text);
}

// "… cannot run inside a transaction block", or a COMMIT in a procedure that was called in one.
bool refuses_transaction(DatabaseError const& error) {
  return error.sqlstate() == "25001" || error.sqlstate() == "2D000";
}

// A failure in the COMMIT is the statement's: a constraint that is checked as late as that.
DatabaseError failed_in_commit(DatabaseError const& error, Statement const& statement,
                               std::string hint = {}) {
  DatabaseError::Details details = error.details();
  details.statement = statement.sql;
  details.position = 0;
  details.hint = std::move(hint);
  return DatabaseError{std::move(details)};
}

}  // namespace

StepByStep::StepByStep(Connection& connection, OwnSession& own, Catalog const& catalog,
                       MigrationKey const& key, Direction direction, ExecuteOptions const& options,
                       Progress const& progress)
    : connection_{connection},
      own_{own},
      key_{key},
      direction_{direction},
      options_{options},
      progress_{progress},
      table_{connection, own},
      earlier_{table_.rows(key, direction)},
      answers_{catalog, answers_of(earlier_)} {}

// Once, when it is certain that the run does go on.
void StepByStep::tell_of_earlier_run() {
  if (earlier_.empty() || told_) {
    return;
  }
  told_ = true;
  auto const done = std::ranges::count_if(
      earlier_, [](auto const& pair) { return pair.second.state != LedgerState::started; });
  progress_(MigrationResumed{key_, static_cast<std::size_t>(done)});
}

void StepByStep::take(Statement const& statement) {
  LedgerRow const row = ledger_row(++position_, LedgerState::done, statement, answers_.take());
  auto const found = earlier_.find(position_);
  LedgerRow const* const before = found == earlier_.end() ? nullptr : &found->second;
  switch (ledger_step(before, statement)) {
    case LedgerStep::send:
      send(statement, row);
      break;
    case LedgerStep::pass:
      pass_over(statement, *before);
      break;
    case LedgerStep::settle:
      tell_of_earlier_run();
      if (!has_taken_effect(*before)) {
        send(statement, row);
        break;
      }
      if (before->hash != row.hash) {
        throw changed_since(key_, *before, statement.sql);
      }
      write(row);
      break;
    case LedgerStep::changed:
      throw changed_since(key_, *before, statement.sql);
  }
}

void StepByStep::finish() {
  auto const rest = earlier_.upper_bound(position_);
  if (rest == earlier_.end()) {
    tell_of_earlier_run();
    return;
  }
  if (rest->second.state != LedgerState::started || has_taken_effect(rest->second)) {
    throw changed_since(key_, rest->second, {});
  }
}

// What the session knew it has to be told again.
void StepByStep::pass_over(Statement const& statement, LedgerRow const& row) {
  if (!statement.of_author || row.state == LedgerState::undone) {
    return;
  }
  if (makes_temporary(statement.sql)) {
    throw lost_with_session(key_, row);
  }
  std::string part = session_part(statement.sql);
  if (!part.empty()) {
    session_changed_ = true;
    Statement const again{.sql = std::move(part), .of_author = true};
    progress_(StatementStarted{key_, again});
    send_bare(again);
  }
}

// Of a statement that was sent, and whose end nobody saw. Throws CannotResume when the catalogue
// cannot tell.
bool StepByStep::has_taken_effect(LedgerRow const& row) {
  std::optional<ConcurrentIndex> const index = concurrent_index(row.text);
  if (!index) {
    throw in_doubt(key_, row);
  }
  IndexState const state = find_index(connection_, *index).state;
  if (!index->made) {
    return state == IndexState::absent;
  }
  drop_leftover(*index);
  return state == IndexState::valid;
}

void StepByStep::drop_leftover(ConcurrentIndex const& index) {
  FoundIndex const found = find_index(connection_, index);
  if (found.state == IndexState::invalid) {
    progress_(LeftoverDropped{key_, found.name});
    connection_.execute("DROP INDEX CONCURRENTLY IF EXISTS " + found.name);
  }
}

void StepByStep::send(Statement const& statement, LedgerRow const& row) {
  tell_of_earlier_run();
  progress_(StatementStarted{key_, statement});
  StatementKind const kind = kind_of(statement.sql, in_block_);
  bool const controls = kind == StatementKind::begin || kind == StatementKind::commit ||
                        kind == StatementKind::rollback;
  session_changed_ = session_changed_ || controls || in_block_ || kind == StatementKind::script ||
                     (statement.of_author &&
                      (makes_temporary(statement.sql) || !session_part(statement.sql).empty()));
  if (kind == StatementKind::script) {
    send_script(statement, row);
  } else if (in_block_ || controls) {
    send_in_block(statement, row, kind);
  } else {
    send_outside_block(statement, row, kind);
  }
}

void StepByStep::send_outside_block(Statement const& statement, LedgerRow const& row,
                                    StatementKind kind) {
  if (kind == StatementKind::plain && send_with_note(statement, row)) {
    return;
  }
  if (kind == StatementKind::plain || kind == StatementKind::lone) {
    send_alone(statement, row);
    return;
  }
  send_bare(statement);
  write(row);
}

// False, and nothing is done, when the server wants to have it outside a transaction.
bool StepByStep::send_with_note(Statement const& statement, LedgerRow const& row) {
  std::string const timeouts =
      set_local_timeouts(timeouts_outside_transaction(options_.timeouts, statement));
  LockRetry retry{options_.lock_retry_for};
  while (true) {
    bool created = false;
    bool committing = false;
    try {
      Transaction transaction{connection_};
      if (!timeouts.empty()) {
        connection_.execute(timeouts);
      }
      send_now(statement);  // first: the ledger is written as another role
      created = table_.ensure();
      table_.write(key_, direction_, row);
      committing = true;
      transaction.commit();
      return true;
    } catch (DatabaseError const& error) {
      if (created) {
        table_.lose();
      }
      if (refuses_transaction(error)) {
        return false;
      }
      bool const tries = tries_again(options_) && is_lock_failure(error);
      if (committing && !tries) {
        after_commit(error, statement, row);
        return true;
      }
      if (!tries) {
        throw;
      }
      wait_for_next_try(key_, error, retry, options_, progress_);
    }
  }
}

// A COMMIT failed. Returns when its answer was lost, it took effect all the same, and another
// session can go on.
void StepByStep::after_commit(DatabaseError const& error, Statement const& statement,
                              LedgerRow const& row) {
  if (!is_connection_lost(error)) {
    throw failed_in_commit(error, statement);
  }
  bool is_done = false;
  try {
    if (!try_reconnect(options_)) {
      throw error;
    }
    is_done = table_.is_done(key_, row.position);
  } catch (DatabaseError const&) {  // no session, or lost again
    throw failed_in_commit(error, statement,
                           "whether this statement was committed is unknown: the same command "
                           "finds out");
  }
  if (!is_done) {
    throw failed_in_commit(error, statement,
                           "this statement was not committed: run the command again");
  }
  if (session_changed_) {
    throw failed_in_commit(error, statement,
                           "this statement was committed, but what the migration had set in the "
                           "session is gone: the same command sets it again");
  }
}

// One that looks done before it has begun is not noted: what is there is somebody else's, and the
// server says so.
void StepByStep::send_alone(Statement const& statement, LedgerRow row) {
  std::optional<ConcurrentIndex> const index = concurrent_index(statement.sql);
  bool const is_noted =
      !index || (find_index(connection_, *index).state == IndexState::absent) == index->made;
  if (is_noted) {
    row.state = LedgerState::started;
    write(row);
  }
  try {
    send_bare(statement, [&] {
      if (is_noted && index && index->made) {
        drop_leftover(*index);
      }
    });
  } catch (DatabaseError const& error) {
    if (is_noted) {
      forget_unless_partly_done(statement, row, error);
    }
    throw;
  }
  row.state = LedgerState::done;
  write(row);
}

void StepByStep::send_now(Statement const& statement) {
  if (statement.of_author) {
    own_.expect_changes();
  }
  send_statement(connection_, statement);
}

// Only the statement can be tried again: what was before it is committed.
void StepByStep::send_bare(Statement const& statement, std::function<void()> const& before_retry) {
  Timeouts const timeouts = timeouts_outside_transaction(options_.timeouts, statement);
  LockRetry retry{options_.lock_retry_for};
  while (true) {
    try {
      SessionTimeouts const in_force{connection_, timeouts};
      send_now(statement);
      return;
    } catch (DatabaseError const& error) {
      if (in_block_ || !tries_again(options_) || !is_lock_failure(error) ||
          may_commit_parts(statement.sql)) {
        throw;
      }
      wait_for_next_try(key_, error, retry, options_, progress_);
      if (before_retry) {
        before_retry();
      }
    }
  }
}

// After an error that the server told of, most statements have done nothing.
void StepByStep::forget_unless_partly_done(Statement const& statement, LedgerRow const& row,
                                           DatabaseError const& error) {
  if (is_connection_lost(error)) {
    return;
  }
  try {
    std::optional<ConcurrentIndex> const index = concurrent_index(statement.sql);
    bool const nothing_done =
        index ? index->made && find_index(connection_, *index).state == IndexState::absent
              : !may_commit_parts(statement.sql) && !works_concurrently(statement.sql);
    if (nothing_done) {
      table_.erase(key_, row.position);
    }
  } catch (DatabaseError const&) {
    // The first failure is the one to tell of.
  }
}

// What a transaction of the author's did is noted in it, before it ends: together it is done or
// not. What it rolled back is done as well.
void StepByStep::send_in_block(Statement const& statement, LedgerRow const& row,
                               StatementKind kind) {
  if (!in_block_) {
    table_.ensure();
  }
  block_.push_back(row);
  if (kind == StatementKind::commit) {
    send_before_commit(statement);
    return;
  }
  send_bare(statement);
  in_block_ = leaves_transaction_open(statement.sql, in_block_);
  if (kind == StatementKind::rollback) {
    for (LedgerRow& undone : block_) {
      undone.state = LedgerState::undone;
    }
    end_block(statement);
  }
}

void StepByStep::send_before_commit(Statement const& statement) {
  WorkAndCommit const parts = work_and_commit(statement.sql);
  if (!parts.work.empty()) {
    send_bare({.sql = std::string{parts.work}, .of_author = statement.of_author});
    in_block_ = true;
  }
  write_block();
  block_.clear();
  send_bare({.sql = std::string{parts.commit}, .of_author = statement.of_author});
  in_block_ = leaves_transaction_open(parts.commit, in_block_);
}

// It commits what it likes: when it does not end, nobody can tell how far it came.
void StepByStep::send_script(Statement const& statement, LedgerRow const& row) {
  if (!in_block_) {
    table_.ensure();
  }
  block_.push_back(row);
  block_.back().state = LedgerState::started;
  std::string const as_it_is = in_block_ ? own_.as_it_is() : "";
  write_block();
  if (in_block_) {
    connection_.execute(as_it_is);
  }
  send_bare(statement);
  in_block_ = leaves_transaction_open(statement.sql, in_block_);
  block_.back().state = LedgerState::done;
  end_block(statement);
}

// Notes what was sent in a transaction of the author's that has ended. A note whose COMMIT was not
// answered is written again: it can be twice.
void StepByStep::end_block(Statement const& statement) {
  if (in_block_) {
    return;
  }
  bool committing = false;
  try {
    note_block(committing);
  } catch (DatabaseError const& error) {
    if (!committing || !is_connection_lost(error) || !try_reconnect(options_)) {
      throw;
    }
    note_block(committing);
    throw failed_in_commit(error, statement,
                           "this statement was done, but what the migration had set in the session "
                           "is gone: the same command sets it again");
  }
  block_.clear();
}

void StepByStep::note_block(bool& committing) {
  Transaction transaction{connection_};
  write_block();
  committing = true;
  transaction.commit();
}

void StepByStep::write(LedgerRow const& row) {
  table_.ensure();
  table_.write(key_, direction_, row);
}

void StepByStep::write_block() {
  for (LedgerRow const& row : block_) {
    table_.write(key_, direction_, row);
  }
}

}  // namespace migrator
