#include "run/own_role.hpp"

namespace migrator {

// The statistics have the user that logged in. The authorization is put back only where it is
// another one, for that ends a SET ROLE: servers older than November 2024 forget it for good.
std::string as_own_role() {
  return "SELECT pg_catalog.set_config('session_authorization', NULL, true) "
         "FROM pg_catalog.pg_stat_get_activity(pg_catalog.pg_backend_pid()) "
         "WHERE usesysid <> pg_catalog.quote_ident(SESSION_USER)::regrole; "
         "SET LOCAL role TO DEFAULT; ";
}

}  // namespace migrator
