// Finds out whether a pooler shares server sessions between clients.
#pragma once

#include "migrator/connection.hpp"

namespace migrator {

// Throws DatabaseError 0A000, with the cure, when a connection is handed another session of the
// server from one transaction to the next (PgBouncer's transaction and statement modes): an
// advisory lock of the session would then belong to nobody. Leaves nothing in any session.
// Requires: neither connection is in a transaction. About ten round trips. A pooler that is busy
// with others may pass; AdvisoryLock::announce() notices later that its session was changed.
void require_own_sessions(Connection& first, Connection& second);

}  // namespace migrator
