// Who keeps a session from the lock it waits for.
#pragma once

#include "migrator/connection.hpp"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace migrator {

// A session that has, or is before us in the queue for, a lock that somebody waits for; what this
// role may not see of it is empty.
struct Blocker {
  std::string pid;
  std::string application_name;
  std::string user;
  std::string host;   // "the server's own host" over a socket
  std::string state;  // "active", "idle in transaction"
  std::string age;    // of its transaction, in seconds: "31.2"
  std::string query;  // the one that runs, or that ran last

  bool operator==(Blocker const&) const = default;
};

// "process 123 (psql) of bob from 10.0.0.7, idle in transaction, open for 31.2 s: SELECT 1", the
// query on one line and cut.
std::string to_string(Blocker const& blocker);

enum class TableUse { reading, writing };

// The other sessions whose locks on the table, held or queued for, keep one from using it so. Asked
// after the wait, by a session that is outside it.
std::vector<Blocker> blockers_of_table(Connection& connection, std::string_view table,
                                       TableUse use);

// Looks, for its lifetime and on a thread and connection of its own, who blocks a session. Only a
// session that waits can be asked about: after a lock_timeout it is too late.
class BlockerWatch {
 public:
  // `pid`: the watched session's process. `lock_timeout`: how long it waits for a lock; looked is
  // several times within that.
  BlockerWatch(std::unique_ptr<Connection> connection, std::string const& pid,
               std::chrono::milliseconds lock_timeout);
  ~BlockerWatch();
  BlockerWatch(BlockerWatch const&) = delete;
  BlockerWatch& operator=(BlockerWatch const&) = delete;

  // Those seen last, and forgets them.
  std::vector<Blocker> take();

 private:
  void watch();
  void look();

  std::unique_ptr<Connection> connection_;
  std::string query_;
  std::chrono::milliseconds interval_;
  std::mutex mutex_;
  std::condition_variable ended_changed_;
  bool ended_ = false;
  std::vector<Blocker> seen_;
  std::thread thread_;
};

}  // namespace migrator
