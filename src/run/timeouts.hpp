// PostgreSQL's lock_timeout and statement_timeout for what a run sends, and for nothing else.
#pragma once

#include "migrator/connection.hpp"
#include "migrator/executor.hpp"
#include "migrator/statement.hpp"

#include <string>

namespace migrator {

// "SET LOCAL lock_timeout = …; …" until the end of the transaction; empty without timeouts.
// Needs no snapshot.
std::string set_local_timeouts(Timeouts const& timeouts);

// Those for a statement outside a transaction, where CONCURRENTLY goes without lock_timeout: its
// waits keep nobody from reading or writing, and to break them off leaves an invalid index.
Timeouts timeouts_outside_transaction(Timeouts const& timeouts, Statement const& statement);

// For its lifetime the session has these timeouts, afterwards those it had before. For statements
// that allow no transaction, where SET LOCAL means nothing.
class SessionTimeouts {
 public:
  SessionTimeouts(Connection& connection, Timeouts const& timeouts);
  ~SessionTimeouts();
  SessionTimeouts(SessionTimeouts const&) = delete;
  SessionTimeouts& operator=(SessionTimeouts const&) = delete;

 private:
  Connection& connection_;
  std::string restore_;  // empty: nothing was set
};

}  // namespace migrator
