// The table django_migrations_ledger, in which migrations without a transaction keep what they have
// done until they are recorded. It lies in the schema of the history that it belongs to.
#pragma once

#include "migrator/connection.hpp"
#include "migrator/key.hpp"
#include "migrator/plan.hpp"
#include "run/ledger.hpp"
#include "run/own_session.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace migrator {

// Every function throws what Connection::query() throws. What it writes it writes in the
// transaction that is open, whoever opened it. All is done in the session as it began: the role and
// the search path of the author's SQL are put aside until the end of the open transaction.
class LedgerTable {
 public:
  LedgerTable(Connection& connection, OwnSession const& own) : connection_{connection}, own_{own} {}

  // The migrations that have rows, and the direction they were going in; nothing without a table.
  std::map<MigrationKey, Direction> begun();

  // The rows of a migration, by their position; empty without a table.
  std::map<std::size_t, LedgerRow> rows(MigrationKey const& key, Direction direction);

  // Creates the table unless it is there, and says whether it did. From then on it is found, no
  // matter where the search path leads.
  bool ensure();

  // What ensure() did was rolled back.
  void lose() { is_there_ = false; }

  // Writes a row, in place of the one at its position. Requires: ensure().
  void write(MigrationKey const& key, Direction direction, LedgerRow const& row);
  void erase(MigrationKey const& key, std::size_t position);

  // Whether that statement is noted as done.
  bool is_done(MigrationKey const& key, std::size_t position);

  // Deletes the migration's rows, and with the last of all the table, so that a database that is
  // done looks as Django leaves it; not when somebody else does not stop reading it. Requires: in a
  // Transaction, which waits for no lock after that.
  void forget(MigrationKey const& key);

 private:
  std::string locate();
  bool find();
  void create();
  std::vector<Row> read(std::string const& sql);
  void drop_if_empty();
  std::vector<Row> ask(std::string const& sql);
  void send(std::string const& sql);

  Connection& connection_;
  OwnSession const& own_;
  std::string name_;  // with its schema, quoted; empty: there is no history (yet)
  bool is_there_ = false;
};

}  // namespace migrator
