#include "sandbox/postmaster.hpp"

#include "migrator/error.hpp"
#include "sandbox/process.hpp"

#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>
#include <vector>

namespace migrator {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

std::vector<std::string> lines_of(fs::path const& file) {
  std::vector<std::string> lines;
  std::ifstream in{file};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

pid_t number_in(std::string const& line) {
  pid_t number = 0;
  std::from_chars(line.data(), line.data() + line.size(), number);
  return number;
}

// The lines of postmaster.pid: process, data directory, start time, port, socket directory,
// listen address, shared memory, status.
constexpr std::size_t pid_line = 0;
constexpr std::size_t port_line = 3;
constexpr std::size_t socket_line = 4;
constexpr std::size_t status_line = 7;

struct Listener {
  pid_t pid = 0;
  uid_t uid = 0;
};

// Who listens on a Unix socket: the kernel knows, without looking into /proc, where root in a
// container may not look at everybody.
std::optional<Listener> listener_of(fs::path const& path) {
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
  if (path.native().size() >= sizeof address.sun_path) return std::nullopt;
  path.native().copy(address.sun_path, path.native().size());

  int const client = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (client < 0) return std::nullopt;
  ucred peer{};
  socklen_t size = sizeof peer;
  bool const answered =
      connect(client, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0 &&
      getsockopt(client, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0;
  close(client);
  return answered ? std::optional{Listener{peer.pid, peer.uid}} : std::nullopt;
}

bool is_owned_by(fs::path const& data, uid_t uid) {
  struct stat status {};
  return stat(data.c_str(), &status) == 0 && status.st_uid == uid;
}

bool same_folder(char const* a, char const* b, bool& readable) {
  struct stat of_a {};
  struct stat of_b {};
  readable = stat(a, &of_a) == 0 && stat(b, &of_b) == 0;
  return readable && of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino;
}

// True for a process that exists and surely is not a server of this directory, which would work
// inside it. Only its own account can always see that.
bool is_somebody_else(pid_t pid, fs::path const& data, Account const& account) {
  std::string const folder = fmt::format("/proc/{}/cwd", pid);
  return ask_as(account, [&folder, &data] {
    bool readable = false;
    bool const same = same_folder(folder.c_str(), data.c_str(), readable);
    return readable && !same;
  });
}

// True also for a zombie, which nobody collects in a container without an init.
bool has_ended(pid_t pid) {
  if (kill(pid, 0) != 0 && errno == ESRCH) return true;
  std::string stat;  // "123 (postgres) S 1 …"
  std::getline(std::ifstream{fmt::format("/proc/{}/stat", pid)}, stat);
  return stat.substr(std::min(stat.rfind(')') + 1, stat.size())).starts_with(" Z");
}

bool wait_until_ended(pid_t pid, std::chrono::seconds patience) {
  auto const end = std::chrono::steady_clock::now() + patience;
  while (std::chrono::steady_clock::now() < end) {
    pid_t const collected = waitpid(pid, nullptr, WNOHANG);
    bool const is_our_child = collected >= 0;
    if (collected == pid || (!is_our_child && has_ended(pid))) return true;
    std::this_thread::sleep_for(2ms);
  }
  return false;
}

}  // namespace

std::optional<Postmaster> find_postmaster(fs::path const& data) {
  std::vector<std::string> const lines = lines_of(data / "postmaster.pid");
  if (lines.size() <= socket_line) return std::nullopt;
  Postmaster postmaster{number_in(lines[pid_line]), lines[port_line], lines[socket_line]};
  std::optional<Listener> const listener =
      listener_of(postmaster.socket_folder / fmt::format(".s.PGSQL.{}", postmaster.port));
  if (!listener || listener->pid != postmaster.pid || !is_owned_by(data, listener->uid)) {
    return std::nullopt;
  }
  return postmaster;
}

bool is_ready(fs::path const& data, pid_t pid) {
  std::vector<std::string> const lines = lines_of(data / "postmaster.pid");
  return lines.size() > status_line && number_in(lines[pid_line]) == pid &&
         lines[status_line].starts_with("ready");
}

void remove_stale_lock_files(fs::path const& data, fs::path const& socket_folder,
                             Account const& account) {
  for (fs::path const& file : {data / "postmaster.pid", socket_folder / ".s.PGSQL.5432.lock"}) {
    std::vector<std::string> const lines = lines_of(file);
    if (lines.empty() || !is_somebody_else(number_in(lines[pid_line]), data, account)) continue;
    std::error_code ignored;
    fs::remove(file, ignored);
  }
}

void stop_postmaster(fs::path const& data, StopMode mode) {
  std::optional<Postmaster> const postmaster = find_postmaster(data);
  if (!postmaster) return;
  struct Attempt {
    int signal;
    std::chrono::seconds patience;
  };
  for (Attempt const attempt :
       {Attempt{SIGINT, 60s}, Attempt{SIGQUIT, 10s}, Attempt{SIGKILL, 10s}}) {
    if (mode == StopMode::immediate && attempt.signal == SIGINT) continue;
    kill(postmaster->pid, attempt.signal);
    if (wait_until_ended(postmaster->pid, attempt.patience)) return;
  }
  throw Error{fmt::format("the sandbox's server (process {}) does not end: kill it by hand",
                          postmaster->pid)};
}

}  // namespace migrator
