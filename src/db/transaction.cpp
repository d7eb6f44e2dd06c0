#include "migrator/connection.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

std::string savepoint(int depth) {
  return fmt::format("migrator_{}", depth - 1);
}

// After a failed message that ended in COMMIT: whether a statement before it failed, which leaves
// a transaction that waits for its ROLLBACK.
bool awaits_rollback(Connection& connection) {
  try {
    connection.execute("SELECT 1");
    return false;
  } catch (DatabaseError const& error) {
    return error.sqlstate() == "25P02";
  }
}

// The COMMIT failed, and nothing points at the statement at fault: a constraint was checked as late
// as it may be, or the connection is lost.
DatabaseError failed_commit(DatabaseError const& error) {
  DatabaseError::Details details = error.details();
  details.statement = "COMMIT";
  if (is_connection_lost(error)) {
    details.message += " while committing";
    details.hint =
        "whether the transaction was committed is unknown: look at the history "
        "(showmigrations) before you run the command again";
  } else if (error.sqlstate().starts_with("23") && details.hint.empty()) {
    details.hint =
        "a deferred constraint is checked at the end of the transaction: SET CONSTRAINTS ALL "
        "IMMEDIATE after the statements that change rows shows which of them breaks it";
  }
  return DatabaseError{std::move(details)};
}

}  // namespace

Transaction::Transaction(Connection& connection)
    : connection_{connection}, depth_{connection.open_transactions_ + 1} {
  connection_.execute(depth_ == 1 ? "BEGIN" : "SAVEPOINT " + savepoint(depth_));
  connection_.open_transactions_ = depth_;
}

Transaction::~Transaction() {
  if (!open_) return;
  connection_.open_transactions_ = depth_ - 1;
  try {
    connection_.execute(
        depth_ == 1
            ? std::string{"ROLLBACK"}
            : fmt::format("ROLLBACK TO SAVEPOINT {0}; RELEASE SAVEPOINT {0}", savepoint(depth_)));
  } catch (std::exception const&) {
    // The connection is lost, and with it the transaction.
  }
}

void Transaction::commit(std::string_view last_statements) {
  std::string sql{last_statements};
  if (!sql.empty()) sql += ";\n";
  sql += depth_ == 1 ? std::string{"COMMIT"} : "RELEASE SAVEPOINT " + savepoint(depth_);
  try {
    connection_.execute(sql);
  } catch (DatabaseError const& error) {
    if (depth_ > 1) throw;
    open_ = !last_statements.empty() && awaits_rollback(connection_);
    if (open_) throw;
    connection_.open_transactions_ = 0;
    throw failed_commit(error);
  }
  open_ = false;
  connection_.open_transactions_ = depth_ - 1;
}

}  // namespace migrator
