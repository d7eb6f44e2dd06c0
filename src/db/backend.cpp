#include "db/backend.hpp"

namespace migrator {

std::string backend_pid(Connection& connection) {
  return connection.query("SELECT pg_catalog.pg_backend_pid()").at(0).at(0).value_or("");
}

}  // namespace migrator
