#include "sandbox/lasting.hpp"

#include "migrator/error.hpp"
#include "sandbox/file_lock.hpp"
#include "sandbox/postmaster.hpp"
#include "sandbox/process.hpp"
#include "sandbox/readme.hpp"
#include "sandbox/thrown_away.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <optional>
#include <sstream>
#include <system_error>

namespace migrator {
namespace {

namespace fs = std::filesystem;

constexpr char root_folder[] = "/var/lib/migrator";

std::string hash_of(fs::path const& path) {
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
  for (char const c : path.native()) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  return fmt::format("{:016x}", hash);
}

// Only what differs is written, so that others' sandboxes can be used without a right to write.
void keep_file(fs::path const& file, std::string const& text) {
  std::ostringstream present;
  present << std::ifstream{file}.rdbuf();
  if (present.str() == text) return;
  std::ofstream out{file, std::ios::trunc};
  out << text;
  if (!out.flush()) throw Error{fmt::format("cannot write {}", file.string())};
}

bool is_there(fs::path const& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

int major_of(fs::path const& data) {
  int major = 0;
  std::ifstream{data / "PG_VERSION"} >> major;
  if (major > 0) return major;
  throw Error{fmt::format("{} is no data directory of PostgreSQL: remove the sandbox to begin anew",
                          data.string())};
}

// Only root may have made it, so that nobody can have put a link there.
void make_root_folder() {
  if (mkdir(root_folder, 0755) == 0) chmod(root_folder, 0755);  // whatever the umask
  struct stat status {};
  if (lstat(root_folder, &status) != 0 || !S_ISDIR(status.st_mode) || status.st_uid != 0 ||
      (status.st_mode & 0022) != 0) {
    throw Error{fmt::format("{} is not a folder that only root can write to", root_folder)};
  }
}

// The data directory of the folder; nothing where none has been made. A link may only lead where
// we put it, whoever has made the folder it is in.
std::optional<fs::path> find_data(fs::path const& folder) {
  fs::path const data = folder / "data";
  if (!fs::is_symlink(fs::symlink_status(data))) {
    return is_there(data) ? std::optional{data} : std::nullopt;
  }
  fs::path const target = fs::read_symlink(data);
  if (target.parent_path() != root_folder || !target.filename().string().starts_with("sandbox-")) {
    throw Error{fmt::format("{} leads to {}, where no sandbox of migrator lies: remove the link",
                            data.string(), target.string())};
  }
  if (is_there(target)) return target;
  fs::remove(data);  // somebody has removed what it led to
  return std::nullopt;
}

// Into the folder, or out of it when the account cannot get there.
fs::path place_for_new_data(fs::path const& folder, Account const& account) {
  if (ask_as(account, [&folder] { return access(folder.c_str(), X_OK) == 0; })) {
    return folder / "data";
  }
  make_root_folder();
  fs::path data = fs::path{root_folder} / ("sandbox-" + hash_of(folder));
  // Of a sandbox whose folder somebody has removed.
  stop_postmaster(data, StopMode::immediate);
  fs::remove_all(data);
  return data;
}

fs::path socket_folder_for(fs::path const& data, Account const& account) {
  if (can_hold_socket(data)) return data;
  fs::path folder = runtime_folder() / hash_of(data);
  make_private_folder(folder, account);
  return folder;
}

// The link to data elsewhere is made last: until then the sandbox counts as not made.
Cluster make_lasting_cluster(fs::path const& folder, fs::path const& programs) {
  Cluster cluster{.log = folder / "log",
                  .account = account_for_new_server(),
                  .programs = find_server_programs(programs),
                  .lasting = true};
  cluster.data = place_for_new_data(folder, cluster.account);
  make_cluster(cluster);
  if (cluster.data.parent_path() != folder) fs::create_symlink(cluster.data, folder / "data");
  return cluster;
}

Cluster find_lasting_cluster(fs::path const& folder, fs::path const& data,
                             fs::path const& programs) {
  Account account = account_of(data);
  return {.data = data,
          .socket_folder = {},
          .log = folder / "log",
          .account = std::move(account),
          .programs = find_server_programs(programs, major_of(data)),
          .lasting = true};
}

bool has_control_character(std::string const& text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return c < ' ' || c == 0x7F; });
}

}  // namespace

fs::path prepare_lasting_folder(fs::path const& given) {
  // postmaster.pid is made of lines, and so is the README.
  if (has_control_character(given.string())) {
    throw Error{"the path of a sandbox contains a control character: name another one"};
  }
  std::error_code error;
  fs::create_directories(given, error);
  fs::path folder = fs::canonical(given, error);
  if (error || !fs::is_directory(folder)) {
    throw Error{fmt::format("cannot make the sandbox's folder {}: {}", given.string(),
                            error ? error.message() : "there is a file of that name")};
  }
  // In this order: whoever makes the sandbox at the same time begins with the lock.
  if (!fs::is_empty(folder) && !is_there(folder / lasting_lock)) {
    throw Error{fmt::format("{} has other files in it: a sandbox wants a new or empty folder",
                            folder.string())};
  }
  FileLock const mark{folder / lasting_lock};
  keep_file(folder / ".gitignore", "*\n");
  return folder;
}

Cluster open_lasting_cluster(fs::path const& folder, fs::path const& programs) {
  std::optional<fs::path> const data = find_data(folder);
  Cluster cluster =
      data ? find_lasting_cluster(folder, *data, programs) : make_lasting_cluster(folder, programs);
  cluster.socket_folder = socket_folder_for(cluster.data, cluster.account);
  keep_file(folder / "README", readme_of(folder, cluster));
  return cluster;
}

}  // namespace migrator
