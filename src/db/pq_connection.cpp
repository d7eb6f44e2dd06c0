// The one file that knows libpqxx. It compiles unchanged with 6.4 (Debian 12) and 7.10 (Debian
// 13), and so uses only what both have: a connection, a nontransaction, exec and cancel_query.
#include "base/nearest.hpp"
#include "db/connect_error.hpp"
#include "db/conninfo.hpp"
#include "db/server_message.hpp"
#include "migrator/connection.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <pqxx/pqxx>

#include <cstdlib>
#include <memory>
#include <mutex>
#include <utility>

namespace migrator {
namespace {

using NoticeHandler = std::function<void(std::string_view)>;

#if PQXX_VERSION_MAJOR >= 7
class NoticeForwarder {
 public:
  NoticeForwarder(pqxx::connection& connection, NoticeHandler handler) {
    connection.set_notice_handler([handler = std::move(handler)](pqxx::zview text) noexcept {
      if (handler) handler(text.substr(0, text.find_last_not_of('\n') + 1));
    });
  }
};
#else
class NoticeForwarder : public pqxx::errorhandler {
 public:
  NoticeForwarder(pqxx::connection& connection, NoticeHandler handler)
      : pqxx::errorhandler{connection}, handler_{std::move(handler)} {}

  bool operator()(char const* message) noexcept override {
    std::string_view const text{message};
    if (handler_) handler_(text.substr(0, text.find_last_not_of('\n') + 1));
    return false;
  }

 private:
  NoticeHandler handler_;
};
#endif

// libpqxx 6.4 throws these without the server's code.
std::string sqlstate_of(std::exception const& error) {
  auto const* const sql = dynamic_cast<pqxx::sql_error const*>(&error);
  if (sql != nullptr && !sql->sqlstate().empty()) return sql->sqlstate();
  if (dynamic_cast<pqxx::insufficient_privilege const*>(&error) != nullptr) return "42501";
  if (dynamic_cast<pqxx::disk_full const*>(&error) != nullptr) return "53100";
  if (dynamic_cast<pqxx::out_of_memory const*>(&error) != nullptr) return "53200";
  if (dynamic_cast<pqxx::deadlock_detected const*>(&error) != nullptr) return "40P01";
  if (dynamic_cast<pqxx::serialization_failure const*>(&error) != nullptr) return "40001";
  if (dynamic_cast<pqxx::statement_completion_unknown const*>(&error) != nullptr) return "40003";
  if (dynamic_cast<pqxx::transaction_rollback const*>(&error) != nullptr) return "40000";
  return "";
}

DatabaseError failed_statement(ServerMessage message, std::exception const& error,
                               std::string_view sql) {
  return DatabaseError{{.message = std::move(message.primary),
                        .sqlstate = sqlstate_of(error),
                        .statement = std::string{sql},
                        .detail = std::move(message.detail),
                        .hint = std::move(message.hint),
                        .position = message.position}};
}

// libpqxx often hides what the server said last behind a complaint of its own: the first is that of
// 6.4, the other that of 7.10.
std::string_view last_words(std::string_view message) {
  if (message.starts_with("Could not obtain client encoding") ||
      message.starts_with("Lost connection to the database server")) {
    return {};
  }
  return message.substr(0, message.find('\n'));
}

DatabaseError lost_connection(std::string_view reason, std::string sqlstate, std::string_view sql) {
  return DatabaseError{
      {.message = fmt::format("the connection to the server was lost{}{}",
                              reason.empty() ? "" : ": ", reason),
       .sqlstate = sqlstate.empty() ? "08006" : std::move(sqlstate),
       .statement = std::string{sql},
       .hint = "the open transaction is rolled back by the server: see its log, then run the "
               "command again"}};
}

DatabaseError refused_statement(std::string message, std::string hint, std::string_view sql,
                                std::string sqlstate) {
  return DatabaseError{{.message = std::move(message),
                        .sqlstate = std::move(sqlstate),
                        .statement = std::string{sql},
                        .hint = std::move(hint)}};
}

// A COPY from or to the client leaves a result that has columns without names.
bool waits_for_copy(pqxx::result const& result) {
  if (!result.empty() || result.columns() == 0) return false;
  try {
    [[maybe_unused]] char const* const name = result.column_name(0);
    return false;
  } catch (std::exception const&) {
    return true;
  }
}

std::vector<Row> rows_of(pqxx::result const& result) {
  std::vector<Row> rows;
  rows.reserve(static_cast<std::size_t>(result.size()));
  for (pqxx::row const& from : result) {
    Row& row = rows.emplace_back();
    row.reserve(static_cast<std::size_t>(from.size()));
    for (pqxx::field const& field : from) {
      if (field.is_null()) {
        row.emplace_back(std::nullopt);
      } else {
        row.emplace_back(std::string{field.c_str(), field.size()});
      }
    }
  }
  return rows;
}

bool is_set(char const* variable) {
  char const* const value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool names(std::vector<ConninfoItem> const& items, std::string_view keyword) {
  for (ConninfoItem const& item : items) {
    if (item.keyword == keyword && !item.value.empty()) return true;
  }
  return false;
}

std::string complete_conninfo(ConnectionOptions const& options) {
  std::vector<ConninfoItem> items = parse_conninfo(options.conninfo);
  // A service file may hold a timeout, which ours would hide.
  if (!names(items, "connect_timeout") && !is_set("PGCONNECT_TIMEOUT") &&
      !names(items, "service") && !is_set("PGSERVICE")) {
    items.push_back({"connect_timeout", "10"});
  }
  if (!names(items, "fallback_application_name")) {
    items.push_back({"fallback_application_name", options.application_name});
  }
  items.push_back({"client_encoding", "UTF8"});
  return to_keyword_string(items);
}

// An escape string reads the same whatever standard_conforming_strings was until now.
std::string escape_string(std::string_view text) {
  std::string quoted = "E'";
  for (char const c : text) {
    if (c == '\'' || c == '\\') quoted += c;
    quoted += c;
  }
  return quoted + "'";
}

// The zone that was meant, out of those that the server knows.
std::string nearest_time_zone(Connection& connection, std::string_view name) {
  std::vector<Row> const rows =
      connection.query("SELECT name FROM pg_catalog.pg_timezone_names ORDER BY name");
  std::vector<std::string_view> names;
  names.reserve(rows.size());
  for (Row const& row : rows) names.push_back(*row[0]);
  return did_you_mean(name, names);
}

void set_time_zone(Connection& connection, std::string const& name) {
  try {
    connection.execute(fmt::format("SET TimeZone = {}", escape_string(name)));
  } catch (DatabaseError const& error) {
    if (error.sqlstate() != "22023") throw;
    throw UnknownTimeZone{{.message = fmt::format("the server knows no time zone '{}'{}", name,
                                                  nearest_time_zone(connection, name)),
                           .sqlstate = error.sqlstate(),
                           .hint = "write UTC, or a name out of pg_timezone_names, such as "
                                   "Europe/Paris"}};
  }
}

// A session, with what hears its notices.
struct Link {
  Link(std::string const& conninfo, NoticeHandler on_notice)
      : connection{conninfo}, notices{connection, std::move(on_notice)} {}

  pqxx::connection connection;
  NoticeForwarder notices;
};

std::unique_ptr<Link> open_link(std::string const& conninfo, NoticeHandler const& on_notice) {
  try {
    return std::make_unique<Link>(conninfo, on_notice);
  } catch (pqxx::failure const& error) {
    throw explain_connect_failure(error.what());
  }
}

class PqConnection final : public Connection {
 public:
  explicit PqConnection(ConnectionOptions const& options)
      : conninfo_{complete_conninfo(options)},
        on_notice_{options.on_notice},
        time_zone_{options.time_zone},
        link_{open_link(conninfo_, on_notice_)} {
    set_up();
  }

  std::vector<Row> query(std::string_view sql) override {
    if (sql.find('\0') != std::string_view::npos) {
      throw refused_statement("the SQL contains a NUL character, which PostgreSQL cannot take",
                              "remove the \\u0000 from it", sql, "22021");
    }
    // libpqxx 6.4 would connect again on its own, outside the transaction we believe to be in.
    if (is_lost_ || !link_->connection.is_open()) throw lost_connection("", "", sql);
    pqxx::result const result = exec(sql);
    if (waits_for_copy(result)) {
      leave_copy();
      throw refused_statement("COPY FROM STDIN and COPY TO STDOUT cannot be used here",
                              "use INSERT, or COPY with a file on the server", sql, "0A000");
    }
    return rows_of(result);
  }

  void cancel() noexcept override {
    std::scoped_lock const keeping_link{replacing_};
    try {
      link_->connection.cancel_query();
    } catch (std::exception const&) {
      // The connection is gone, and the statement with it.
    }
  }

  bool has_news() const noexcept override {
    pollfd socket{.fd = link_->connection.sock(), .events = POLLIN, .revents = 0};
    return is_lost_ || socket.fd < 0 || poll(&socket, 1, 0) != 0;
  }

  void reconnect() override {
    std::unique_ptr<Link> link = open_link(conninfo_, on_notice_);
    {
      std::scoped_lock const replacing{replacing_};
      link_.swap(link);
    }
    is_lost_ = false;
    set_up();
  }

 private:
  void set_up() {
    execute("SET DateStyle = ISO; SET standard_conforming_strings = on");
    set_time_zone(*this, time_zone_);
  }

  pqxx::result exec(std::string_view sql) {
    try {
      return pqxx::nontransaction{link_->connection}.exec(std::string{sql});
    } catch (std::bad_alloc const&) {
      throw;
    } catch (std::exception const& error) {
      ServerMessage const message = parse_server_message(error.what(), sql);
      // libpq does not notice every loss as one, but a server's error has a severity.
      is_lost_ = is_lost_ || !link_->connection.is_open() || message.severity.empty();
      if (is_lost_) throw lost_connection(last_words(message.primary), sqlstate_of(error), sql);
      throw failed_statement(message, error, sql);
    }
  }

  // The next statement ends the COPY as failed.
  void leave_copy() noexcept {
    try {
      exec("");
    } catch (std::exception const&) {
      // So does an error.
    }
  }

  std::string conninfo_;
  NoticeHandler on_notice_;
  std::string time_zone_;
  std::mutex replacing_;  // another thread may be about to cancel
  std::unique_ptr<Link> link_;
  bool is_lost_ = false;
};

}  // namespace

std::unique_ptr<Connection> connect(ConnectionOptions const& options) {
  return std::make_unique<PqConnection>(options);
}

void require_writable(Connection& connection) {
  std::vector<Row> const rows =
      connection.query("SELECT pg_is_in_recovery(), current_setting('transaction_read_only')");
  if (rows.at(0).at(0) == "t") {
    throw DatabaseError{
        {.message = "the server is a standby (in recovery) and cannot be written to",
         .sqlstate = "25006",
         .hint = "connect to the primary: name its host, or several hosts and "
                 "target_session_attrs=read-write"}};
  }
  if (rows.at(0).at(1) == "on") {
    throw DatabaseError{{.message = "the session is read-only",
                         .sqlstate = "25006",
                         .hint = "default_transaction_read_only is on for this server, database or "
                                 "role: switch it off, or connect as another role"}};
  }
}

bool is_connection_lost(DatabaseError const& error) {
  // A server that is told to end, has crashed or does not start yet; the timeouts that end idle
  // sessions, idle transactions and long transactions.
  for (std::string_view const code : {"57P01", "57P02", "57P03", "57P05", "25P03", "25P04"}) {
    if (error.sqlstate() == code) return true;
  }
  return error.sqlstate().starts_with("08");
}

}  // namespace migrator
