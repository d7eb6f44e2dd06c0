// The lock that lets one runner at a time change a database's schema.
#pragma once

#include "migrator/connection.hpp"
#include "migrator/error.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace migrator {

// Who has the lock, as far as this role may see it.
struct LockHolder {
  std::string pid;
  std::string application_name;  // of another runner: its host and what it does, see announce()
  std::string host;              // "the server's own host" over a socket; empty when not visible
  std::string since;  // when that session began, as the server prints it; empty when not visible

  bool operator==(LockHolder const&) const = default;
};

// "process 123 (migrator/0.1.0@web-1 applying shop.0002) from 10.0.0.7 since 2026-01-02 03:04:05".
std::string to_string(LockHolder const& holder);

// The same for everybody who runs migrations of this history table in this database: 64 bits of
// FNV-1a over "migrator", the database and the table.
std::int64_t advisory_lock_key(std::string_view database, std::string_view history_table);

// Another runner has the lock (SQLSTATE 55P03), or ours was lost with its session (08006).
class RunnerLockError : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

struct AdvisoryLockOptions {
  std::string history_table = "django_migrations";
  std::chrono::milliseconds wait{0};  // how long to wait for another runner; 0: not at all

  // Called once, when there is somebody to wait for.
  std::function<void(LockHolder const&)> on_wait;

  // Asked between two tries; true gives up as if the time were over (Ctrl-C).
  std::function<bool()> interrupted;
};

// A session-level advisory lock, held by a connection of its own for as long as the object lives
// and released by the server when that connection ends, however it ends.
// Waiting polls: a session blocked in pg_advisory_lock would hold a snapshot, for which another
// runner's CREATE INDEX CONCURRENTLY would wait forever. A pooler that shares sessions between
// clients cannot keep such a lock: see require_own_sessions().
// The session that does the work holds a second lock. The server goes on with the statement of a
// client that was killed, and rolls back or commits only at its end: until then this lock keeps
// the next runner waiting, when the first one is free already.
class AdvisoryLock {
 public:
  // Takes a connection that nobody else uses; `worker` must outlive the lock, and be in no
  // transaction. Throws RunnerLockError, which names the holder, when the locks could not be had
  // in time.
  AdvisoryLock(std::unique_ptr<Connection> connection, Connection& worker,
               AdvisoryLockOptions const& options);
  ~AdvisoryLock();
  AdvisoryLock(AdvisoryLock const&) = delete;
  AdvisoryLock& operator=(AdvisoryLock const&) = delete;

  // Tells those who wait what the lock is held for, behind the application's name in
  // pg_stat_activity, and makes sure that it still is held. One round trip.
  // Throws RunnerLockError when the session is gone, or is another one.
  void announce(std::string_view doing);

  // The same without a word, and without a round trip as long as the server has sent nothing.
  void require_held();

  // The worker lost its session and has a new one, which takes the lock that the lost one held: the
  // server may still be at work in that one, and is waited for as another runner is. `on_wait` as
  // in AdvisoryLockOptions. Throws RunnerLockError when it does not end in time.
  void wait_for_lost_worker(std::function<void(LockHolder const&)> on_wait);

 private:
  std::unique_ptr<Connection> connection_;
  Connection& worker_;
  AdvisoryLockOptions options_;
  std::int64_t key_ = 0;
  std::string backend_pid_;
  std::string application_name_;
};

}  // namespace migrator
