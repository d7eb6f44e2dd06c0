#include "db/connect_error.hpp"

#include "db/conninfo.hpp"
#include "db/conninfo_keywords.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace migrator {
namespace {

struct Cause {
  std::string_view text;    // occurs in libpq's or the server's message
  std::string_view second;  // must occur too, unless empty
  std::string_view sqlstate;
  std::string_view hint;
};

// The first that fits is taken.
constexpr auto causes = std::to_array<Cause>({
    {"Connection refused", "", "08001",
     "no server listens there: start it (systemctl start postgresql), or correct host and port in "
     "the database URL"},
    {"No such file or directory", "socket", "08001",
     "no server listens there: start it (systemctl start postgresql), or name its host and port in "
     "the database URL"},
    {"is too long", "socket", "08001", "name a socket directory with a shorter path"},
    {"Permission denied", "socket", "08001",
     "this user may not open the socket: connect as the user who owns it, or over TCP with "
     "host=localhost"},
    {"could not translate host name", "", "08001",
     "check the spelling of the host in the database URL, and that this machine can resolve names"},
    {"could not parse network address", "", "08001", "hostaddr takes an IP address, host a name"},
    {"timeout expired", "", "08001",
     "the host does not answer: check host, port and firewalls; connect_timeout=SECONDS waits "
     "longer"},
    {"Connection timed out", "", "08001",
     "the host does not answer: check host, port and firewalls"},
    {"unreachable", "", "08001",
     "there is no way to that host: check the network and the host name"},
    {"No route to host", "", "08001",
     "there is no way to that host: check the network and the host name"},
    {"no password supplied", "", "28P01",
     "give a password: in the database URL (postgresql://user:password@host/database), in "
     "PGPASSWORD "
     "or in ~/.pgpass"},
    {"password authentication failed", "", "28P01",
     "check user name and password; in a URL the password's '@', ':', '/' and '%' are written %40, "
     "%3A, %2F and %25"},
    {"Peer authentication failed", "", "28000",
     "over the socket the server wants the operating system's user of that name: run as that user, "
     "or "
     "connect with host=localhost and a password"},
    {"Ident authentication failed", "", "28000",
     "the server wants the operating system's user of that name: run as that user, or have a "
     "password "
     "method set in pg_hba.conf"},
    {"authentication failed", "", "28000", "check user name and the server's pg_hba.conf"},
    {"database \"", "does not exist", "3D000",
     "create it (createdb NAME), or correct the name in the database URL"},
    {"role \"", "does not exist", "28000",
     "create it (createuser NAME), or name another user in the database URL"},
    {"is not permitted to log in", "", "28000", "allow it: ALTER ROLE … LOGIN"},
    {"permission denied for database", "", "42501", "allow it: GRANT CONNECT ON DATABASE … TO …"},
    {"is not currently accepting connections", "", "55000",
     "allow it: ALTER DATABASE … WITH ALLOW_CONNECTIONS true, or name another database"},
    {"no pg_hba.conf entry", "no encryption", "28000",
     "the server wants TLS or does not know this address: add sslmode=require to the database URL, "
     "or "
     "a line to pg_hba.conf"},
    {"no pg_hba.conf entry", "SSL off", "28000",
     "the server wants TLS or does not know this address: add sslmode=require to the database URL, "
     "or "
     "a line to pg_hba.conf"},
    {"no pg_hba.conf entry", "", "28000",
     "the server does not let this user in from this address: add a line to its pg_hba.conf"},
    {"pg_hba.conf rejects connection", "", "28000",
     "the server is told to refuse this user, database or address: change its pg_hba.conf"},
    {"server does not support SSL", "", "08001",
     "the server has TLS switched off: use sslmode=prefer (or disable), or switch it on (ssl = "
     "on)"},
    {"certificate verify failed", "", "08001",
     "the server's certificate is not signed by an authority in sslrootcert: name the right file, "
     "or "
     "use sslmode=require"},
    {"root certificate file", "", "08001",
     "name the authority's certificate with sslrootcert=FILE, or use sslmode=require"},
    {"does not match host name", "", "08001",
     "the server's certificate is for another host: connect by that name, or use "
     "sslmode=verify-ca"},
    {"private key file", "", "08001", "the key's file must exist and be readable by you alone"},
    {"SSL error", "", "08001", "check sslmode and the certificates on both sides"},
    {"the database system is starting up", "", "57P03", "wait a moment and run the command again"},
    {"the database system is shutting down", "", "57P03",
     "start the server again, or connect to another one"},
    {"the database system is in recovery mode", "", "57P03",
     "the server recovers from a crash: wait and run the command again"},
    {"the database system is not yet accepting connections", "", "57P03",
     "wait a moment and run the command again"},
    {"the database system is not accepting connections", "", "57P03",
     "the server is a standby without hot_standby: connect to the primary"},
    {"server is in hot standby mode", "", "08001", "connect to the primary"},
    {"session is read-only", "", "08001", "connect to a server that can be written to"},
    {"too many clients already", "", "53300",
     "wait until others have disconnected, or raise max_connections"},
    {"remaining connection slots are reserved", "", "53300",
     "wait until others have disconnected, or raise max_connections"},
    {"too many connections for", "", "53300",
     "wait until others have disconnected, or raise CONNECTION LIMIT of the role or database"},
    {"definition of service", "not found", "08001",
     "name a service of ~/.pg_service.conf or of the file PGSERVICEFILE names"},
    {"service file", "not found", "08001", "correct PGSERVICEFILE"},
    {"could not match", "host names", "08001", "give one port for all hosts, or one for each"},
    {"could not match", "port", "08001", "give one port for all hosts, or one for each"},
    {"invalid port number", "", "08001", "a port is a number from 1 to 65535"},
    {"invalid integer value", "", "08001", "write it as a number"},
    {"value", "invalid", "08001", "correct that value in the database URL or the PG* environment"},
    {"invalid value for parameter", "", "22023", "correct it in 'options' or PGOPTIONS"},
    {"unrecognized configuration parameter", "", "42704", "correct it in 'options' or PGOPTIONS"},
    {"server closed the connection unexpectedly", "", "08001",
     "something other than PostgreSQL may listen there: check host and port; else see the server's "
     "log"},
    {"received invalid response", "", "08001",
     "something other than PostgreSQL listens there: check host and port"},
    {"expected authentication request", "", "08001",
     "something other than PostgreSQL listens there: check host and port"},
});

constexpr std::string_view general_hint =
    "check host, port, user and database in the database URL, and the server's log";

// libpq repeats itself for each address and each way of encryption; an attempt's further lines
// are indented.
std::string_view last_attempt(std::string_view message) {
  std::size_t const begin = message.rfind("connection to server ");
  if (begin != std::string_view::npos) message.remove_prefix(begin);
  return message.substr(0, message.find('\n'));
}

void cut_prefix(std::string& text, std::string_view prefix) {
  if (text.starts_with(prefix)) text.erase(0, prefix.size());
}

// "connection to server at "h", port 1 failed: FATAL:  role …" without libpq's wrapping.
std::string reason_of(std::string_view attempt) {
  constexpr std::string_view failed = " failed: ";
  std::size_t const at = attempt.find(failed);
  if (!attempt.starts_with("connection to server ") || at == std::string_view::npos) {
    return fmt::format("cannot connect to the database: {}", attempt);
  }
  std::string reason{attempt.substr(at + failed.size())};
  cut_prefix(reason, "FATAL:  ");
  cut_prefix(reason, "ERROR:  ");
  return fmt::format("cannot connect to the {}: {}",
                     attempt.substr(std::string_view{"connection to "}.size(),
                                    at - std::string_view{"connection to "}.size()),
                     reason);
}

// invalid connection option "sslmod"
std::string unknown_keyword_hint(std::string_view attempt) {
  std::size_t const begin = attempt.find('"');
  std::size_t const end = attempt.rfind('"');
  std::string nearest;
  if (begin < end) nearest = nearest_conninfo_keyword(attempt.substr(begin + 1, end - begin - 1));
  return nearest.empty() ? "libpq does not know that keyword: correct it in the database URL"
                         : fmt::format("did you mean '{}'?", nearest);
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

DatabaseError explain_connect_failure(std::string_view message) {
  std::string_view const attempt = last_attempt(message);
  DatabaseError::Details details{
      .message = reason_of(attempt), .sqlstate = "08001", .hint = std::string{general_hint}};
  if (contains(attempt, "invalid connection option") ||
      contains(attempt, "invalid URI query parameter")) {
    details.hint = unknown_keyword_hint(attempt);
    return DatabaseError{std::move(details)};
  }
  auto const* const cause =
      std::find_if(causes.begin(), causes.end(), [attempt](Cause const& candidate) {
        return contains(attempt, candidate.text) && contains(attempt, candidate.second);
      });
  if (cause != causes.end()) {
    details.sqlstate = cause->sqlstate;
    details.hint = cause->hint;
  }
  return DatabaseError{std::move(details)};
}

bool may_pass(DatabaseError const& failure) {
  std::string_view const message = failure.what();
  bool const reached_for = message.starts_with("cannot connect to the server") ||
                           contains(message, "could not translate host name");
  constexpr auto passing = std::to_array<std::string_view>({"08001", "3D000", "53300", "57P03"});
  return reached_for && std::ranges::find(passing, failure.sqlstate()) != passing.end();
}

}  // namespace migrator
