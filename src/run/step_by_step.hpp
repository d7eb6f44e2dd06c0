// A migration without a transaction, statement by statement, so that a run that was cut can be gone
// on from.
#pragma once

#include "migrator/catalog.hpp"
#include "migrator/connection.hpp"
#include "migrator/event.hpp"
#include "migrator/executor.hpp"
#include "migrator/statement.hpp"
#include "run/catalog_answers.hpp"
#include "run/ledger_table.hpp"
#include "run/own_session.hpp"
#include "run/statement_kind.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <vector>

namespace migrator {

// Takes the migration's statements in their order and notes each in the ledger. One that may be
// sent in a transaction shares it with its note, so that there never is a doubt. One that may not
// is noted as started, sent, and noted as done; of one that was left in between, the catalogue says
// whether it took effect. What an earlier run has done is passed over, but for what only its
// session knew.
class StepByStep {
 public:
  // Everything must outlive this. Reads what an earlier run has done.
  StepByStep(Connection& connection, OwnSession& own, Catalog const& catalog,
             MigrationKey const& key, Direction direction, ExecuteOptions const& options,
             Progress const& progress);

  // What the schema editor has to ask, instead of the catalogue itself.
  Catalog const& catalog() const { return answers_; }

  // Sends the statement or passes it over. Throws DatabaseError; CannotResume, before anything is
  // sent, when an earlier run did something else, or nobody can tell what it did.
  void take(Statement const& statement);

  // After the last statement. Throws CannotResume when an earlier run did more.
  void finish();

 private:
  void tell_of_earlier_run();
  void pass_over(Statement const& statement, LedgerRow const& row);
  bool has_taken_effect(LedgerRow const& row);
  void drop_leftover(ConcurrentIndex const& index);
  void send(Statement const& statement, LedgerRow const& row);
  void send_outside_block(Statement const& statement, LedgerRow const& row, StatementKind kind);
  bool send_with_note(Statement const& statement, LedgerRow const& row);
  void after_commit(DatabaseError const& error, Statement const& statement, LedgerRow const& row);
  void send_alone(Statement const& statement, LedgerRow row);
  void send_now(Statement const& statement);
  void send_bare(Statement const& statement, std::function<void()> const& before_retry = {});
  void forget_unless_partly_done(Statement const& statement, LedgerRow const& row,
                                 DatabaseError const& error);
  void send_in_block(Statement const& statement, LedgerRow const& row, StatementKind kind);
  void send_before_commit(Statement const& statement);
  void send_script(Statement const& statement, LedgerRow const& row);
  void end_block(Statement const& statement);
  void note_block(bool& committing);
  void write(LedgerRow const& row);
  void write_block();

  Connection& connection_;
  OwnSession& own_;
  MigrationKey const& key_;
  Direction direction_;
  ExecuteOptions const& options_;
  Progress const& progress_;
  LedgerTable table_;
  std::map<std::size_t, LedgerRow> earlier_;  // of an earlier run
  CatalogAnswers answers_;
  std::size_t position_ = 0;
  bool told_ = false;

  bool session_changed_ = false;  // by the author's SQL: another session is not the same
  bool in_block_ = false;         // a transaction of the author's is open
  std::vector<LedgerRow> block_;  // what was sent in it: noted when it ends
};

}  // namespace migrator
