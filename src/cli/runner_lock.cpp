#include "cli/runner_lock.hpp"

#include "cli/duration.hpp"
#include "cli/environment.hpp"
#include "db/connect_error.hpp"
#include "db/session_pooling.hpp"

#include <fmt/format.h>

#include <string>
#include <thread>
#include <variant>

namespace migrator::cli {
namespace {

// A connection of the lock's own, whose name tells others where this runner is.
std::unique_ptr<Connection> connect_for_lock(Session& session) {
  ConnectionOptions options = session.connection_options();
  options.application_name += "@" + host_name();
  std::unique_ptr<Connection> connection = connect(options);
  require_own_sessions(session.connection(), *connection);
  return connection;
}

AdvisoryLockOptions lock_options(Console& console, InterruptGuard const& interrupt,
                                 std::chrono::milliseconds wait) {
  return {.wait = wait,
          .on_wait =
              [&console, wait](LockHolder const& holder) {
                console.error_line(
                    fmt::format("Waiting up to {} for another run of migrations to end: {}",
                                to_string(wait), migrator::to_string(holder)));
              },
          .interrupted = [&interrupt] { return interrupt.signal() != 0; }};
}

// Whether the session may be another one in a while: the server does not listen yet, or is a
// standby.
bool may_be_ready_soon(DatabaseError const& error) {
  return may_pass(error) || error.sqlstate() == "25006";
}

// A server that has crashed is back in a few seconds, and so is a standby that takes its place. As
// long as it is a standby it may not have heard of the last COMMIT: its history proves nothing.
void reconnect(Connection& connection, InterruptGuard const& interrupt) {
  constexpr std::chrono::milliseconds between{200};
  constexpr std::chrono::seconds patience{10};
  auto const end = std::chrono::steady_clock::now() + patience;
  while (true) {
    interrupt.check();
    try {
      connection.reconnect();
      require_writable(connection);
      return;
    } catch (DatabaseError const& error) {
      if (!may_be_ready_soon(error) || std::chrono::steady_clock::now() + between >= end) {
        throw;
      }
    }
    std::this_thread::sleep_for(between);
  }
}

}  // namespace

RunnerLock::RunnerLock(Session& session, Console& console, InterruptGuard const& interrupt,
                       std::chrono::milliseconds wait)
    : session_{session},
      console_{console},
      interrupt_{interrupt},
      wait_{wait},
      lock_{connect_for_lock(session), session.connection(),
            lock_options(console, interrupt, wait)} {}

void RunnerLock::renew_session() {
  console_.error_line(
      "The connection was lost in a COMMIT: connecting again, to read whether it took effect.");
  reconnect(session_.connection(), interrupt_);
  lock_.wait_for_lost_worker([this](LockHolder const& holder) {
    console_.error_line(fmt::format("Waiting up to {} for the lost session to end: {}",
                                    to_string(wait_), migrator::to_string(holder)));
  });
}

void RunnerLock::follow(Event const& event) {
  if (auto const* const started = std::get_if<MigrationStarted>(&event)) {
    bool const forwards = started->direction == Direction::forwards;
    lock_.announce(fmt::format("{} {}", forwards ? "applying" : "unapplying",
                               migrator::to_string(started->key)));
    return;
  }
  if (std::holds_alternative<StatementStarted>(event)) {
    lock_.require_held();
  }
}

}  // namespace migrator::cli
