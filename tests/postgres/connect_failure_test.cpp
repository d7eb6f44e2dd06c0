// Why a server that is there lets nobody in. The server is one of this test's own.

#include "migrator/connection.hpp"
#include "migrator/error.hpp"
#include "sandbox/cluster.hpp"
#include "sandbox/postmaster.hpp"
#include "sandbox/process.hpp"
#include "sandbox/thrown_away.hpp"
#include "support/catch.hpp"

#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>

using namespace std::chrono_literals;
using migrator::DatabaseError;

namespace {

constexpr char host_rules[] = R"(
local   all all                 trust
host    all passworded all      scram-sha-256
hostssl all encrypted  all      trust
host    all rejected   all      reject
host    all unruled    10.0.0.1/32 trust
host    all limited,locked_out,migrator all trust
)";

constexpr char roles[] = R"(
CREATE ROLE passworded LOGIN PASSWORD 'right';
CREATE ROLE encrypted LOGIN;
CREATE ROLE rejected LOGIN;
CREATE ROLE unruled LOGIN;
CREATE ROLE limited LOGIN CONNECTION LIMIT 0;
CREATE ROLE locked_out NOLOGIN;
CREATE DATABASE closed ALLOW_CONNECTIONS false;
)";

std::uint16_t free_port() {
  int const probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  REQUIRE(bind(probe, reinterpret_cast<sockaddr*>(&address), size) == 0);
  REQUIRE(getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  close(probe);
  return ntohs(address.sin_port);
}

// A server on TCP with rules for who may connect; thrown away at the end.
class Server {
 public:
  Server() : run_{migrator::make_run_folder()}, port_{free_port()} {
    chmod(run_.path.c_str(), 0711);
    cluster_ = {.data = run_.path / "data",
                .socket_folder = run_.path / "data",
                .log = run_.path / "log",
                .account = migrator::account_for_new_server(),
                .programs = migrator::find_server_programs({})};
    make_cluster(cluster_);
    std::ofstream{cluster_.data / "pg_hba.conf"} << host_rules;
    start();
    migrator::connect({.conninfo = socket_conninfo()})->execute("SELECT 1");
    for (std::string_view rest = roles; rest.find(';') != rest.npos;) {
      std::size_t const end = rest.find(';');
      migrator::connect({.conninfo = socket_conninfo()})->execute(rest.substr(0, end));
      rest.remove_prefix(end + 1);
    }
  }
  ~Server() { migrator::remove_run_folder(run_.path); }
  Server(Server const&) = delete;
  Server& operator=(Server const&) = delete;

  void start() {
    pid_ = migrator::start(
        {.words = {(cluster_.programs.folder / "postgres").string(), "-D", cluster_.data.string(),
                   "-c", "listen_addresses=127.0.0.1", "-c", fmt::format("port={}", port_), "-k",
                   cluster_.data.string(), "-F"},
         .environment = migrator::server_environment(),
         .account = cluster_.account,
         .signal_when_we_end = SIGQUIT},
        cluster_.log);
    for (int i = 0; i < 6000 && !migrator::is_ready(cluster_.data, pid_); ++i) {
      std::this_thread::sleep_for(10ms);
    }
  }

  void restart_as_standby() {
    migrator::stop_postmaster(cluster_.data, migrator::StopMode::fast);
    std::ofstream const signal_file{cluster_.data / "standby.signal"};
    start();
    for (int i = 0; i < 1000; ++i) {
      try {
        migrator::connect({.conninfo = socket_conninfo()});
        return;
      } catch (DatabaseError const&) {
        std::this_thread::sleep_for(10ms);
      }
    }
  }

  pid_t pid() const { return pid_; }
  std::string socket_conninfo() const {
    return migrator::conninfo_of(cluster_.data, std::to_string(port_));
  }
  std::string tcp(std::string_view keywords) const {
    return fmt::format("host=127.0.0.1 port={} dbname=migrator {}", port_, keywords);
  }

 private:
  migrator::RunFolder run_;
  std::uint16_t port_;
  migrator::Cluster cluster_;
  pid_t pid_ = 0;
};

DatabaseError::Details failure(std::string const& conninfo) {
  try {
    migrator::connect({.conninfo = conninfo});
  } catch (DatabaseError const& error) {
    return error.details();
  }
  return {};
}

}  // namespace

TEST_CASE("why a server lets somebody not in is told with a cure", "[postgres]") {
  Server const server;
  setenv("PGPASSFILE", "/nonexistent", 1);
  unsetenv("PGPASSWORD");
  struct Case {
    std::string conninfo;
    std::string_view reason;
    std::string_view sqlstate;
    std::string_view hint;
  };
  for (Case const& each : {
           Case{server.tcp("user=passworded password=wrong"),
                "password authentication failed for user \"passworded\"", "28P01",
                "check user name and password"},
           Case{server.tcp("user=passworded"), "no password supplied", "28P01", "give a password"},
           Case{server.tcp("user=migrator sslmode=require"), "server does not support SSL", "08001",
                "sslmode=prefer"},
           Case{server.tcp("user=encrypted"), "no pg_hba.conf entry", "28000", "sslmode=require"},
           Case{server.tcp("user=unruled"), "no pg_hba.conf entry", "28000", "pg_hba.conf"},
           Case{server.tcp("user=rejected"), "pg_hba.conf rejects connection", "28000",
                "pg_hba.conf"},
           Case{server.tcp("user=limited"), "too many connections for role \"limited\"", "53300",
                "CONNECTION LIMIT"},
           Case{server.tcp("user=locked_out"), "is not permitted to log in", "28000", "LOGIN"},
           Case{server.tcp("user=migrator dbname=closed"), "not currently accepting connections",
                "55000", "ALLOW_CONNECTIONS"},
           Case{server.tcp("user=migrator dbname=nosuch"), "database \"nosuch\" does not exist",
                "3D000", "createdb"},
           Case{server.tcp("user=migrator target_session_attrs=read-only"),
                "session is not read-only", "08001", ""},
       }) {
    CAPTURE(each.conninfo);
    DatabaseError::Details const details = failure(each.conninfo);
    CAPTURE(details.message, details.hint);
    CHECK(details.message.starts_with("cannot connect to the server at \"127.0.0.1\", port "));
    CHECK(details.message.find(each.reason) != std::string::npos);
    CHECK(details.message.find('\n') == std::string::npos);
    CHECK(details.sqlstate == each.sqlstate);
    CHECK(details.hint.find(each.hint) != std::string::npos);
  }
  CHECK(failure(server.tcp("user=passworded password=right")).message.empty());
}

TEST_CASE("a server that is shutting down says so", "[postgres]") {
  Server const server;
  std::unique_ptr<migrator::Connection> const session =
      migrator::connect({.conninfo = server.socket_conninfo()});
  kill(server.pid(), SIGTERM);  // waits for the session
  DatabaseError::Details details;
  for (int i = 0; i < 500 && details.message.empty(); ++i) {
    details = failure(server.tcp("user=migrator"));
    std::this_thread::sleep_for(10ms);
  }
  CHECK(details.message.find("the database system is shutting down") != std::string::npos);
  CHECK(details.sqlstate == "57P03");
}

TEST_CASE("a session whose server crashes is lost", "[postgres]") {
  Server const server;
  std::unique_ptr<migrator::Connection> const session =
      migrator::connect({.conninfo = server.socket_conninfo()});
  kill(server.pid(), SIGQUIT);
  waitpid(server.pid(), nullptr, 0);
  try {
    session->execute("SELECT 1");
    FAIL("no error");
  } catch (DatabaseError const& error) {
    CAPTURE(error.what(), error.sqlstate());
    CHECK(migrator::is_connection_lost(error));
  }
  CHECK(failure(server.tcp("user=migrator")).hint.find("start it") != std::string::npos);
}

TEST_CASE("a standby is refused where something is to be written", "[postgres]") {
  Server server;
  server.restart_as_standby();
  std::unique_ptr<migrator::Connection> const session =
      migrator::connect({.conninfo = server.socket_conninfo()});
  try {
    require_writable(*session);
    FAIL("no error");
  } catch (DatabaseError const& error) {
    CHECK(error.sqlstate() == "25006");
    CHECK(std::string{error.what()}.find("standby") != std::string::npos);
    CHECK(error.details().hint.find("primary") != std::string::npos);
  }
}
