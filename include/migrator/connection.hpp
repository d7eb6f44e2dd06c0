// A session on a PostgreSQL server, and transactions on it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

using Row = std::vector<std::optional<std::string>>;  // the values as text; nullopt is NULL

// One session. Only cancel() may be called while another thread is inside query().
class Connection {
 public:
  virtual ~Connection() = default;

  // Sends `sql` as one message of the simple protocol, as it is: nothing in it is a parameter or
  // a placeholder, and it may hold any number of statements, which then share a transaction
  // unless they control transactions themselves. Returns the rows of the last statement.
  // Throws DatabaseError with the server's SQLSTATE; a lost connection is one for which
  // is_connection_lost() holds, and every later query throws again. A NUL byte and a COPY from or
  // to the client, which this interface cannot serve, are errors too.
  virtual std::vector<Row> query(std::string_view sql) = 0;

  // The same for statements whose rows do not matter.
  void execute(std::string_view sql) { query(sql); }

  // Asks the server to cancel the statement in hand, which then throws DatabaseError 57014. May
  // be called from any thread, any time; does nothing when no statement runs. A request can
  // arrive late and hit the next statement, so whoever calls this stops sending more.
  virtual void cancel() noexcept = 0;

  // Whether the server has sent something unasked since the last answer, which most often is that
  // it ends the session. Asks only the operating system: no round trip.
  virtual bool has_news() const noexcept = 0;

  // Opens a new session in place of the lost one, set up like it; what else was set in that one is
  // gone. One try. Throws as connect() does. Requires: in no transaction.
  virtual void reconnect() = 0;

  bool in_transaction() const { return open_transactions_ > 0; }

 private:
  friend class Transaction;
  int open_transactions_ = 0;
};

struct ConnectionOptions {
  // A libpq URL or keyword string; empty for the PG* environment and libpq's defaults.
  std::string conninfo;

  // Takes effect unless the conninfo, its service or PGAPPNAME names another.
  std::string application_name;

  // Django's TIME_ZONE for connections.
  std::string time_zone = "UTC";

  // Gets each NOTICE or WARNING of the server as one text ("WARNING:  …" and its further lines),
  // on the thread that is inside query(). May throw nothing. Without it they are dropped, as
  // Django does.
  std::function<void(std::string_view)> on_notice;
};

// Opens a session with the settings that literals and the reading of answers rely on: client
// encoding UTF8, `time_zone`, DateStyle ISO and standard_conforming_strings on, whatever the role
// or database is set to. Waits 10 seconds for each address unless told otherwise
// (connect_timeout, PGCONNECT_TIMEOUT).
// Throws DatabaseError: the message is one line that says what could not be reached and why, the
// hint says what to do. Passwords are in neither. For a `time_zone` that is none, UnknownTimeZone.
std::unique_ptr<Connection> connect(ConnectionOptions const& options);

// The connection string with every password in it, every value that may contain one, and the value
// of every keyword that libpq does not know, replaced by ***. One that cannot be parsed gives a
// text without any part of it.
std::string redact(std::string_view conninfo);

// Throws DatabaseError unless this session may write: a standby and a read-only session are told
// apart. For commands that are going to change the database.
void require_writable(Connection& connection);

class DatabaseError;

// Whether the session is gone: every SQLSTATE of class 08 and what a server that ends says.
bool is_connection_lost(DatabaseError const& error);

// BEGIN … COMMIT around a scope; inside another Transaction of the connection, a savepoint. What
// was not committed is rolled back by the destructor, which throws nothing.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  ~Transaction();
  Transaction(Transaction const&) = delete;
  Transaction& operator=(Transaction const&) = delete;

  // Sends `last_statements` (empty or ending a statement, without a final semicolon) and the
  // COMMIT as one message. Requires: no statement of this transaction has failed, unless inside a
  // Transaction of its own; PostgreSQL would turn the COMMIT into a silent ROLLBACK.
  // Throws DatabaseError when the server refuses (a deferred constraint, say): then it has rolled
  // back. When the connection is lost in the COMMIT the message says that the outcome is unknown.
  void commit(std::string_view last_statements = {});

 private:
  Connection& connection_;
  int const depth_;  // 1 is the transaction itself, from 2 on savepoints
  bool open_ = true;
};

}  // namespace migrator
