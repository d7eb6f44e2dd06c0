// SQL on its way to the database, and where it goes.
#pragma once

#include <functional>
#include <string>

namespace migrator {

// One statement, complete: quoted, with no parameters, without a final semicolon unless the
// author of a RunSQL wrote one. What sqlmigrate prints is what migrate runs.
struct Statement {
  std::string sql;
  bool of_author = false;  // of a RunSQL: sent as it stands, whatever it may mean to the server

  bool operator==(Statement const&) const = default;
};

// Takes each statement in order: runs it, collects it or prints it. May throw.
using StatementSink = std::function<void(Statement const&)>;

}  // namespace migrator
