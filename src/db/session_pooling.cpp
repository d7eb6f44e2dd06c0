#include "db/session_pooling.hpp"

#include "db/backend.hpp"
#include "migrator/error.hpp"

#include <string>

namespace migrator {
namespace {

DatabaseError shared_sessions() {
  return DatabaseError{
      {.message = "the connection goes through a pooler that shares sessions between transactions "
                  "(PgBouncer's pool_mode transaction or statement): no lock would hold there",
       .sqlstate = "0A000",
       .hint = "connect to the server itself (its own host and port), or through a pool with "
               "pool_mode = session"}};
}

// A pooler gives the session used last to the next who asks, or the one unused for the longest
// time: asking twice shows the second kind, a transaction of another connection the first.
bool changes_sessions(Connection& first, Connection& second) {
  std::string const session = backend_pid(first);
  if (backend_pid(first) != session) return true;
  Transaction const occupying{second};
  return backend_pid(second) == session || backend_pid(first) != session;
}

bool shares_sessions(Connection& first, Connection& second) {
  constexpr int rounds = 3;
  for (int round = 0; round < rounds; ++round) {
    if (changes_sessions(first, second)) return true;
  }
  return false;
}

}  // namespace

void require_own_sessions(Connection& first, Connection& second) {
  bool shared = false;
  try {
    shared = shares_sessions(first, second);
  } catch (DatabaseError const& error) {
    if (!is_connection_lost(error)) throw;
    // Statement mode hangs up on a BEGIN; a server that is gone answers nobody.
    backend_pid(first);
    shared = true;
  }
  if (shared) throw shared_sessions();
}

}  // namespace migrator
