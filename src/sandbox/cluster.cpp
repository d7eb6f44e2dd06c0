#include "sandbox/cluster.hpp"

#include "migrator/error.hpp"
#include "sandbox/postmaster.hpp"
#include "sandbox/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>
#include <thread>

namespace migrator {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr char mark[] = "cluster_name=migrator-sandbox";

// The line that tells why a program of PostgreSQL gave up: the last that says so, else the last.
std::string last_words(std::string const& output) {
  std::string last;
  std::string complaint;
  std::istringstream lines{output};
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    last = line;
    for (char const* const word : {"FATAL:", "PANIC:", "ERROR:", "error:", "could not"}) {
      if (line.find(word) != std::string::npos) complaint = line;
    }
  }
  return complaint.empty() ? last : complaint;
}

std::string text_of(fs::path const& file) {
  std::ifstream in{file};
  return {std::istreambuf_iterator<char>{in}, {}};
}

Command server_command(Cluster const& cluster, char const* program,
                       std::vector<std::string> arguments) {
  std::vector<std::string> words = {(cluster.programs.folder / program).string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return {.words = std::move(words),
          .environment = server_environment(),
          .account = cluster.account,
          .signal_when_we_end = SIGKILL};
}

void run_or_throw(Command const& command, char const* what) {
  Finished const finished = run(command);
  // A single-user postgres ends well whatever became of its statements.
  bool const failed = finished.status != 0 || finished.output.find("ERROR:") != std::string::npos;
  if (!failed) return;
  throw Error{fmt::format("cannot make the sandbox's {}: {}", what, last_words(finished.output))};
}

void initdb(Cluster const& cluster, fs::path const& data) {
  run_or_throw(server_command(
                   cluster, "initdb",
                   {"--pgdata", data.string(), "--username", sandbox_name, "--auth", "trust",
                    "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-instructions", "--no-sync"}),
               "PostgreSQL cluster");
}

void create_database(Cluster const& cluster, fs::path const& data) {
  Command command =
      server_command(cluster, "postgres", {"--single", "-F", "-D", data.string(), "postgres"});
  command.input = fmt::format("CREATE DATABASE {}\n", sandbox_name);
  run_or_throw(command, "database");
}

// One call for the whole file system, where initdb would wait for each of a thousand files.
void write_to_disk(fs::path const& data) {
  int const folder = open(data.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  bool const done = folder >= 0 && syncfs(folder) == 0;
  int const error = errno;
  if (folder >= 0) close(folder);
  if (!done) {
    throw Error{fmt::format("cannot write {} to disk: {}", data.string(),
                            std::generic_category().message(error))};
  }
}

// An entry of the list that unix_socket_directories is.
std::string list_entry(fs::path const& folder) {
  std::string quoted = "\"";
  for (char const c : folder.string()) {
    if (c == '"') quoted += c;
    quoted += c;
  }
  return quoted + "\"";
}

Command postgres_command(Cluster const& cluster) {
  std::vector<std::string> arguments = {"-D", cluster.data.string()};
  std::vector<std::string> settings = socket_settings(cluster);
  settings.push_back(mark);
  if (!cluster.lasting) {
    settings.insert(settings.end(),
                    {"fsync=off", "full_page_writes=off", "synchronous_commit=off"});
  }
  for (std::string const& setting : settings) {
    arguments.insert(arguments.end(), {"-c", setting});
  }
  Command command = server_command(cluster, "postgres", std::move(arguments));
  command.signal_when_we_end = cluster.lasting ? 0 : SIGQUIT;
  return command;
}

[[noreturn]] void give_up(Cluster const& cluster) {
  throw Error{fmt::format("the sandbox's server does not start: {} (log: {})",
                          last_words(text_of(cluster.log)), cluster.log.string())};
}

// A server program of a killed one may go on for a moment, and write into what is removed here.
void remove_patiently(fs::path const& folder) {
  auto const end = std::chrono::steady_clock::now() + 10s;
  std::error_code error;
  while (fs::remove_all(folder, error), error) {
    if (std::chrono::steady_clock::now() > end) {
      throw fs::filesystem_error{"cannot remove", folder, error};
    }
    std::this_thread::sleep_for(20ms);
  }
}

// The folder to make the data directory in, under a name that no killed program had: what of it
// still runs must not find the new one.
fs::path make_fresh_folder(Cluster const& cluster) {
  std::string const prefix = cluster.data.filename().string() + ".new";
  std::vector<fs::path> leftovers;
  for (fs::directory_entry const& entry : fs::directory_iterator{cluster.data.parent_path()}) {
    if (entry.path().filename().string().starts_with(prefix)) leftovers.push_back(entry.path());
  }
  for (fs::path const& leftover : leftovers) remove_patiently(leftover);

  std::string name = (cluster.data.parent_path() / (prefix + "-XXXXXX")).string();
  if (mkdtemp(name.data()) == nullptr) {
    throw Error{
        fmt::format("cannot make the folder {}: {}", name, std::generic_category().message(errno))};
  }
  make_private_folder(name, cluster.account);
  return name;
}

}  // namespace

void make_cluster(Cluster const& cluster) {
  fs::path const fresh = make_fresh_folder(cluster);
  initdb(cluster, fresh);
  create_database(cluster, fresh);
  if (cluster.lasting) write_to_disk(fresh);
  fs::rename(fresh, cluster.data);
}

void start_server(Cluster const& cluster) {
  remove_stale_lock_files(cluster.data, cluster.socket_folder, cluster.account);
  pid_t const server = start(postgres_command(cluster), cluster.log);
  auto const end = std::chrono::steady_clock::now() + 60s;
  while (!is_ready(cluster.data, server)) {
    if (waitpid(server, nullptr, WNOHANG) == server) give_up(cluster);
    if (std::chrono::steady_clock::now() > end) {
      kill(server, SIGQUIT);
      give_up(cluster);
    }
    std::this_thread::sleep_for(2ms);
  }
}

std::vector<std::string> socket_settings(Cluster const& cluster) {
  return {"listen_addresses=", "port=5432",
          fmt::format("unix_socket_directories={}", list_entry(cluster.socket_folder))};
}

bool was_started_by_us(fs::path const& data) {
  return text_of(data / "postmaster.opts").find(mark) != std::string::npos;
}

std::string conninfo_of(fs::path const& socket_folder, std::string const& port) {
  std::string host;
  for (char const c : socket_folder.string()) {
    if (c == '\'' || c == '\\') host += '\\';
    host += c;
  }
  // An empty hostaddr is none, also when PGHOSTADDR is set; nobody asks for a password, and libpq
  // would complain about a ~/.pgpass that others may read.
  return fmt::format("host='{}' hostaddr='' port={} dbname={} user={} passfile=/nonexistent", host,
                     port, sandbox_name, sandbox_name);
}

bool can_hold_socket(fs::path const& folder) {
  constexpr std::string_view name = "/.s.PGSQL.5432";
  return folder.native().size() + name.size() < sizeof(sockaddr_un::sun_path) &&
         folder.native().find(',') == std::string::npos;
}

void make_private_folder(fs::path const& folder, Account const& account) {
  std::string const name = folder.string();
  if (mkdir(name.c_str(), 0700) != 0 && errno != EEXIST) {
    throw Error{
        fmt::format("cannot make the folder {}: {}", name, std::generic_category().message(errno))};
  }
  struct stat status {};
  if (lstat(name.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
    throw Error{fmt::format("{} is not a folder: remove it", name)};
  }
  // Root has just made it, or somebody else had before; changing it on is safe only when nobody
  // else can have put something there.
  if (status.st_uid == geteuid() && account.uid != geteuid()) {
    if (lchown(name.c_str(), account.uid, account.gid) != 0) {
      throw Error{fmt::format("cannot give {} to the user {}: {}", name, account.name,
                              std::generic_category().message(errno))};
    }
    status.st_uid = account.uid;
  }
  if (status.st_uid != account.uid || (status.st_mode & 0077) != 0) {
    throw Error{
        fmt::format("{} is not a private folder of the user {}: remove it", name, account.name)};
  }
}

}  // namespace migrator
