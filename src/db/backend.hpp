// The server's process behind a connection.
#pragma once

#include "migrator/connection.hpp"

#include <string>

namespace migrator {

// Its process id, as pg_stat_activity and pg_terminate_backend know it. One round trip.
std::string backend_pid(Connection& connection);

}  // namespace migrator
