// The session as it was before the SQL of the migrations' authors: what the run itself goes by.
#pragma once

#include "migrator/connection.hpp"

#include <string>
#include <vector>

namespace migrator {

// The role and the search path that the session began with, whatever SET ROLE, SET SESSION
// AUTHORIZATION and SET search_path of a RunSQL make of them. Functions throw what
// Connection::query() throws.
class OwnSession {
 public:
  explicit OwnSession(Connection& connection) : connection_{connection} {}

  // To be called before each statement of an author's. Asks before the first one, without taking a
  // snapshot: a RunSQL may still choose the isolation level.
  void expect_changes();

  // What to put before statements of ours, in the transaction or in the message that they share:
  // up to its end the session is as it began. Ends in "; "; empty as long as nothing has changed
  // it.
  std::string const& beginning() const { return beginning_; }

  // Statements that make the session again what it is now, after beginning() in an open
  // transaction.
  std::string as_it_is();

 private:
  Connection& connection_;
  std::string beginning_;
};

// Sends `sql` after `before` in one message. Errors show `sql` alone.
std::vector<Row> query_after(Connection& connection, std::string const& before,
                             std::string const& sql);

}  // namespace migrator
