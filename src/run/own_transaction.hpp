// The transaction around one migration, which finds out whether a RunSQL ended it.
#pragma once

#include "migrator/connection.hpp"
#include "migrator/executor.hpp"

#include <exception>
#include <optional>
#include <string>

namespace migrator {

// Leaves a mark in the session that is undone with the transaction: where it is found afterwards
// the transaction was committed, where it is missing before the end it was rolled back.
class OwnTransaction {
 public:
  OwnTransaction(Connection& connection, MigrationKey const& key, Timeouts const& timeouts);
  OwnTransaction(OwnTransaction const&) = delete;
  OwnTransaction& operator=(OwnTransaction const&) = delete;
  ~OwnTransaction();  // rolls back what was not committed, and removes the mark

  void commit();

  // Rolls back because of `cause` and says what that leaves.
  Remains abandon(std::exception const& cause) noexcept;

 private:
  bool has_mark();

  Connection& connection_;
  std::string mark_;
  std::optional<Transaction> transaction_;
  bool committing_ = false;
  bool is_committed_ = false;
};

}  // namespace migrator
