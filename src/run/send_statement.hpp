// One statement on its way to the server.
#pragma once

#include "migrator/connection.hpp"
#include "migrator/statement.hpp"

namespace migrator {

// Sends the statement, whatever the author's SQL has set (StandardStrings). Throws DatabaseError,
// also for a text in which there is nothing to execute, as Django does.
void send_statement(Connection& connection, Statement const& statement);

}  // namespace migrator
