#include "db/advisory_lock.hpp"

#include "base/quote.hpp"
#include "db/backend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <random>
#include <thread>
#include <utility>

namespace migrator {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

std::string current_database(Connection& connection) {
  return connection.query("SELECT current_database()").at(0).at(0).value();
}

// The sessions of a run are idle at times, that of the lock by design, that of the worker while it
// waits: no server setting may end them for that. The setting exists from PostgreSQL 14 on.
void stay_alive(Connection& connection) {
  connection.execute(
      "SELECT set_config(name, '0', false) FROM pg_settings WHERE name = 'idle_session_timeout'");
}

// A pooler may give the session to somebody else.
void be_as_before(Connection& connection) noexcept {
  try {
    connection.execute(
        "SELECT set_config(name, reset_val, false) FROM pg_settings "
        "WHERE name = 'idle_session_timeout'");
  } catch (std::exception const&) {
    // The connection is lost, and with it the setting.
  }
}

bool try_lock(Connection& connection, std::int64_t key) {
  return connection.query(fmt::format("SELECT pg_try_advisory_lock({})", key)).at(0).at(0) == "t";
}

// pg_locks splits the key in two halves.
std::optional<LockHolder> find_holder(Connection& connection, std::int64_t key) {
  auto const bits = static_cast<std::uint64_t>(key);
  std::vector<Row> const rows = connection.query(fmt::format(
      "SELECT l.pid, a.application_name, date_trunc('second', a.backend_start),\n"
      "  CASE WHEN a.client_port = -1 THEN 'the server''s own host'\n"
      "       ELSE pg_catalog.host(a.client_addr) END\n"
      "FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid\n"
      "WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1\n"
      "  AND l.classid = {} AND l.objid = {}\n"
      "  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())",
      bits >> 32U, bits & 0xFFFFFFFFU));
  if (rows.empty()) return std::nullopt;
  Row const& row = rows.front();
  return LockHolder{.pid = row.at(0).value_or(""),
                    .application_name = row.at(1).value_or(""),
                    .host = row.at(3).value_or(""),
                    .since = row.at(2).value_or("")};
}

// Between 50 and 150 ms: two that wait do not stay in step.
milliseconds next_pause(std::minstd_rand& random) {
  return milliseconds{std::uniform_int_distribution<int>{50, 150}(random)};
}

RunnerLockError still_locked(std::optional<LockHolder> const& holder, milliseconds waited) {
  return RunnerLockError{
      {.message = fmt::format(
           "another migration runs on this database: {}{}",
           holder ? to_string(*holder) : "a process that cannot be seen",
           waited.count() > 0
               ? fmt::format(" (waited {:.1f} s)", std::chrono::duration<double>{waited}.count())
               : ""),
       .sqlstate = "55P03",
       .hint = "wait for it to finish; should it hang, SELECT pg_terminate_backend(pid) ends it"}};
}

// The key of the lock that the working session holds.
std::int64_t worker_key(std::int64_t key) {
  return key ^ 1;
}

// One time limit for all locks that are waited for.
class Wait {
 public:
  explicit Wait(AdvisoryLockOptions const& options) : options_{options} {}

  void lock(Connection& connection, std::int64_t key) {
    while (!try_lock(connection, key)) pause(find_holder(connection, key));
  }

 private:
  void pause(std::optional<LockHolder> const& holder) {
    Clock::time_point const now = Clock::now();
    Clock::time_point const end = start_ + options_.wait;
    // No holder any more: it let go between the two questions, so the next try is worth making.
    bool const time_is_over = now >= (holder ? end : end + std::chrono::seconds{1});
    if (time_is_over || (options_.interrupted && options_.interrupted())) {
      throw still_locked(holder, std::chrono::duration_cast<milliseconds>(now - start_));
    }
    if (!told_ && holder) {
      told_ = true;
      if (options_.on_wait) options_.on_wait(*holder);
    }
    Clock::duration const left = std::max<Clock::duration>(end - now, milliseconds{1});
    std::this_thread::sleep_for(std::min<Clock::duration>(next_pause(random_), left));
  }

  AdvisoryLockOptions const& options_;
  Clock::time_point start_ = Clock::now();
  std::minstd_rand random_{std::random_device{}()};
  bool told_ = false;
};

RunnerLockError lost_lock(std::string_view reason) {
  return RunnerLockError{
      {.message = fmt::format("the lock against other runs of migrations was lost: {}", reason),
       .sqlstate = "08006",
       .hint = "another run may have begun: see the server's log, then run the command again"}};
}

void unlock(Connection& connection, std::int64_t key) noexcept {
  try {
    connection.execute(fmt::format("SELECT pg_advisory_unlock({})", key));
  } catch (std::exception const&) {
    // The connection is lost, and with it the lock.
  }
}

// What PostgreSQL keeps of a name for pg_stat_activity; it shows no other characters than these.
std::string as_application_name(std::string text) {
  constexpr std::size_t longest = 63;
  text.resize(std::min(text.size(), longest));
  std::ranges::replace_if(
      text, [](char c) { return c < ' ' || c > '~'; }, '?');
  return text;
}

}  // namespace

std::string to_string(LockHolder const& holder) {
  std::string text = fmt::format("process {}", holder.pid);
  if (!holder.application_name.empty()) text += fmt::format(" ({})", holder.application_name);
  if (!holder.host.empty()) text += fmt::format(" from {}", holder.host);
  if (!holder.since.empty()) text += fmt::format(" since {}", holder.since);
  return text;
}

std::int64_t advisory_lock_key(std::string_view database, std::string_view history_table) {
  constexpr std::uint64_t offset_basis = 0xcbf29ce484222325U;
  constexpr std::uint64_t prime = 0x100000001b3U;
  constexpr std::string_view separator{"\0", 1};
  std::uint64_t hash = offset_basis;
  for (std::string_view const part :
       {std::string_view{"migrator"}, separator, database, separator, history_table}) {
    for (char const c : part) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
  }
  return static_cast<std::int64_t>(hash);
}

AdvisoryLock::AdvisoryLock(std::unique_ptr<Connection> connection, Connection& worker,
                           AdvisoryLockOptions const& options)
    : connection_{std::move(connection)},
      worker_{worker},
      options_{options},
      key_{advisory_lock_key(current_database(*connection_), options.history_table)},
      backend_pid_{backend_pid(*connection_)},
      application_name_{connection_->query("SHOW application_name").at(0).at(0).value_or("")} {
  stay_alive(*connection_);
  stay_alive(worker_);
  Wait wait{options_};
  wait.lock(*connection_, key_);
  wait.lock(worker_, worker_key(key_));
}

void AdvisoryLock::wait_for_lost_worker(std::function<void(LockHolder const&)> on_wait) {
  AdvisoryLockOptions options = options_;
  options.on_wait = std::move(on_wait);
  stay_alive(worker_);
  Wait{options}.lock(worker_, worker_key(key_));
}

void AdvisoryLock::announce(std::string_view doing) {
  std::string const name = as_application_name(fmt::format("{} {}", application_name_, doing));
  std::vector<Row> rows;
  try {
    rows = connection_->query(fmt::format(
        "SELECT pg_backend_pid(), set_config('application_name', {}, false)", quote_text(name)));
  } catch (DatabaseError const& error) {
    throw lost_lock(error.what());
  }
  if (rows.at(0).at(0) != backend_pid_) {
    throw lost_lock("a pooler has given its session to somebody else");
  }
}

void AdvisoryLock::require_held() {
  if (!connection_->has_news()) return;
  std::string pid;
  try {
    pid = backend_pid(*connection_);
  } catch (DatabaseError const& error) {
    throw lost_lock(error.what());
  }
  if (pid != backend_pid_) throw lost_lock("a pooler has given its session to somebody else");
}

// Released by word, not only by hanging up: the server notices a closed connection a little later.
AdvisoryLock::~AdvisoryLock() {
  unlock(worker_, worker_key(key_));
  be_as_before(worker_);
  unlock(*connection_, key_);
  be_as_before(*connection_);
}

}  // namespace migrator
