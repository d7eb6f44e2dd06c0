// `sandbox:` and `sandbox:PATH`: a private PostgreSQL server that comes and goes with the program.
#pragma once

#include "sandbox/cluster.hpp"
#include "sandbox/file_lock.hpp"
#include "sandbox/postmaster.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace migrator {

struct SandboxOptions {
  // Where the sandbox stays; empty for one that is thrown away.
  std::filesystem::path folder;

  // Where the server's programs are (MIGRATOR_PG_BINDIR); empty to look for them.
  std::filesystem::path programs;
};

// The folder after "sandbox:", taken as it is (no escapes, empty for a thrown-away one); nothing
// for other text. A relative folder is the caller's to complete.
std::optional<std::filesystem::path> sandbox_folder(std::string_view database);

// A server that is there as long as the object is. It listens on a Unix socket only, in a folder
// that only the server's account and root can enter; that account is the caller's, or `postgres`
// or `nobody` when root starts it.
//
// A thrown-away one lives in /tmp/migrator-sandbox-UID/run-*, without fsync. The destructor removes
// it; what a killed program leaves, the kernel stops and the next start() removes. It ends with the
// *thread* that starts it, so start it from one that lasts.
//
// A lasting one lives in the given folder, which must be new, empty or such a sandbox. Where the
// server's account cannot go, root's home say, only a link `data` is there, to
// /var/lib/migrator/sandbox-*. Several programs may use it at once: the first starts the server,
// the last stops it, unless it was started by hand. A server whose program was killed is taken
// over. A README in the folder says how to reach it with psql.
class Sandbox {
 public:
  // Takes about a third of a second, and two more when a cluster has to be made. Throws Error.
  static std::unique_ptr<Sandbox> start(SandboxOptions const& options);

  ~Sandbox();
  Sandbox(Sandbox const&) = delete;
  Sandbox& operator=(Sandbox const&) = delete;

  // What to connect with: a keyword string of database and superuser `migrator`.
  std::string const& conninfo() const { return conninfo_; }

 private:
  static std::unique_ptr<Sandbox> start_thrown_away(SandboxOptions const& options);
  static std::unique_ptr<Sandbox> start_lasting(SandboxOptions const& options);
  Sandbox(Cluster cluster, Postmaster const& server, FileLock lock, std::optional<FileLock> users);

  Cluster cluster_;
  std::string conninfo_;
  FileLock lock_;                  // thrown away: held while we live; lasting: for start and stop
  std::optional<FileLock> users_;  // shared by all programs that use a lasting one
};

}  // namespace migrator
