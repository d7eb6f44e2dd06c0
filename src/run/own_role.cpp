#include "run/own_role.hpp"

namespace migrator {

// The server's view has the user that logged in. The authorization is put back only where it is
// another one, for that ends a SET ROLE: servers older than November 2024 forget it for good.
std::string as_own_role() {
  return "SELECT pg_catalog.set_config('session_authorization', NULL, true) "
         "FROM pg_catalog.pg_stat_activity "
         "WHERE pid = pg_catalog.pg_backend_pid() AND usename <> SESSION_USER; "
         "SET LOCAL role TO DEFAULT; ";
}

}  // namespace migrator
