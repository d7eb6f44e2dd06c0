#include "db/blocker_watch.hpp"

#include "base/quote.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace migrator {
namespace {

// Of a session b, and what a, its row in pg_stat_activity, says of it.
constexpr std::string_view blocker_columns =
    "b.pid, a.application_name, a.usename, CASE WHEN a.client_port = -1 "
    "THEN 'the server''s own host' ELSE pg_catalog.host(a.client_addr) END, a.state, "
    "round(extract(epoch FROM clock_timestamp() - a.xact_start)::numeric, 1), a.query";

std::vector<Blocker> read_blockers(Connection& connection, std::string const& query) {
  std::vector<Blocker> blockers;
  for (Row const& row : connection.query(query)) {
    auto const text = [&row](std::size_t column) { return row.at(column).value_or(""); };
    blockers.push_back({.pid = text(0),
                        .application_name = text(1),
                        .user = text(2),
                        .host = text(3),
                        .state = text(4),
                        .age = text(5),
                        .query = text(6)});
  }
  return blockers;
}

// Process ids are numbers the server gave us. pg_blocking_pids() is asked only while there is
// somebody to ask about: it looks at all locks.
std::string blockers_of(std::string const& pid) {
  return fmt::format(
      "SELECT {1} FROM pg_catalog.pg_stat_get_activity({0}) AS waiting "
      "CROSS JOIN LATERAL unnest(pg_catalog.pg_blocking_pids(waiting.pid)) AS b (pid) "
      "LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid "
      "WHERE waiting.wait_event_type = 'Lock' ORDER BY a.xact_start, b.pid",
      pid, blocker_columns);
}

// Somebody else's text: it may not steer the terminal that it is shown on.
std::string on_one_line(std::string text) {
  constexpr std::size_t longest = 120;
  constexpr char del = 0x7f;
  std::ranges::replace_if(
      text, [](char c) { return (c >= 0 && c < ' ') || c == del; }, ' ');
  if (utf8_length(text) <= longest) return text;
  return std::string{utf8_prefix(text, longest)} + "…";
}

}  // namespace

std::string to_string(Blocker const& blocker) {
  if (blocker.pid == "0") return "a prepared transaction (see pg_prepared_xacts)";
  std::string text = fmt::format("process {}", blocker.pid);
  if (!blocker.application_name.empty()) text += fmt::format(" ({})", blocker.application_name);
  if (!blocker.user.empty()) text += fmt::format(" of {}", blocker.user);
  if (!blocker.host.empty()) text += fmt::format(" from {}", blocker.host);
  if (!blocker.state.empty()) text += fmt::format(", {}", blocker.state);
  if (!blocker.age.empty()) text += fmt::format(", open for {} s", blocker.age);
  if (!blocker.query.empty()) text += fmt::format(": {}", on_one_line(blocker.query));
  return text;
}

std::vector<Blocker> blockers_of_table(Connection& connection, std::string_view table,
                                       TableUse use) {
  std::string_view const modes = use == TableUse::reading
                                     ? "'AccessExclusiveLock'"
                                     : "'AccessExclusiveLock', 'ExclusiveLock', "
                                       "'ShareRowExclusiveLock', 'ShareLock'";
  return read_blockers(connection,
                       fmt::format("SELECT {} FROM (SELECT DISTINCT coalesce(pid, 0) AS pid "
                                   "FROM pg_catalog.pg_locks WHERE mode IN ({}) "
                                   "AND relation = pg_catalog.to_regclass({}) "
                                   "AND pid IS DISTINCT FROM pg_backend_pid()) AS b "
                                   "LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid "
                                   "ORDER BY a.xact_start, b.pid",
                                   blocker_columns, modes, quote_text(table)));
}

BlockerWatch::BlockerWatch(std::unique_ptr<Connection> connection, std::string const& pid,
                           std::chrono::milliseconds lock_timeout)
    : connection_{std::move(connection)},
      query_{blockers_of(pid)},
      interval_{std::clamp(lock_timeout / 4, std::chrono::milliseconds{5},
                           std::chrono::milliseconds{1000})},
      thread_{[this] { watch(); }} {}

BlockerWatch::~BlockerWatch() {
  {
    std::lock_guard const guard{mutex_};
    ended_ = true;
  }
  ended_changed_.notify_all();
  thread_.join();
}

std::vector<Blocker> BlockerWatch::take() {
  std::lock_guard const guard{mutex_};
  return std::exchange(seen_, {});
}

void BlockerWatch::watch() {
  std::unique_lock lock{mutex_};
  while (!ended_changed_.wait_for(lock, interval_, [this] { return ended_; })) {
    lock.unlock();
    try {
      look();
    } catch (std::exception const&) {
      return;  // who blocks is then not told; the migration itself goes on
    }
    lock.lock();
  }
}

void BlockerWatch::look() {
  std::vector<Blocker> blockers = read_blockers(*connection_, query_);
  if (blockers.empty()) return;
  std::lock_guard const guard{mutex_};
  seen_ = std::move(blockers);
}

}  // namespace migrator
