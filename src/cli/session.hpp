// The database a command works on.
#pragma once

#include "cli/context.hpp"
#include "migrator/catalog.hpp"
#include "migrator/connection.hpp"
#include "sandbox/sandbox.hpp"

#include <memory>

namespace migrator::cli {

// A connection to the configured database; for `sandbox:` and `sandbox:PATH` to a private cluster
// that is started first and, when it was this session that started it, stopped at the end.
class Session {
 public:
  // Waits for a database that does not accept connections yet as long as the options say. Throws
  // DatabaseError or Error with a reason and a cure; also when no database is configured.
  explicit Session(Context const& context);

  Connection& connection() { return *connection_; }
  Catalog const& catalog() const { return *catalog_; }

  // The connection string, for further connections of the same session.
  ConnectionOptions const& connection_options() const { return connection_options_; }

 private:
  std::unique_ptr<Sandbox> sandbox_;  // first, so that it outlives the connection
  ConnectionOptions connection_options_;
  std::unique_ptr<Connection> connection_;
  std::unique_ptr<Catalog> catalog_;
};

}  // namespace migrator::cli
