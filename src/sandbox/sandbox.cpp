#include "sandbox/sandbox.hpp"

#include "migrator/error.hpp"
#include "sandbox/lasting.hpp"
#include "sandbox/postmaster.hpp"
#include "sandbox/thrown_away.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <utility>

namespace migrator {
namespace {

namespace fs = std::filesystem;

Postmaster running(Cluster const& cluster) {
  if (std::optional<Postmaster> const found = find_postmaster(cluster.data)) return *found;
  start_server(cluster);
  if (std::optional<Postmaster> const found = find_postmaster(cluster.data)) return *found;
  throw Error{fmt::format("the sandbox's server has ended again (log: {})", cluster.log.string())};
}

Cluster thrown_away_cluster(fs::path const& run_folder, fs::path const& programs) {
  Cluster cluster{.data = run_folder / "data",
                  .socket_folder = run_folder / "data",
                  .log = run_folder / "log",
                  .account = account_for_new_server(),
                  .programs = find_server_programs(programs)};
  chmod(run_folder.c_str(), 0711);  // the account has to get to its data
  make_cluster(cluster);
  return cluster;
}

}  // namespace

std::optional<fs::path> sandbox_folder(std::string_view database) {
  constexpr std::string_view scheme = "sandbox:";
  if (!database.starts_with(scheme)) return std::nullopt;
  return fs::path{database.substr(scheme.size())};
}

std::unique_ptr<Sandbox> Sandbox::start(SandboxOptions const& options) {
  try {
    return options.folder.empty() ? start_thrown_away(options) : start_lasting(options);
  } catch (fs::filesystem_error const& error) {
    throw Error{fmt::format("cannot make the sandbox: {}: {}", error.path1().string(),
                            error.code().message())};
  }
}

std::unique_ptr<Sandbox> Sandbox::start_thrown_away(SandboxOptions const& options) {
  RunFolder run = make_run_folder();
  Cluster cluster = thrown_away_cluster(run.path, options.programs);
  Postmaster const server = running(cluster);
  return std::unique_ptr<Sandbox>{
      new Sandbox{std::move(cluster), server, std::move(run.owner), std::nullopt}};
}

std::unique_ptr<Sandbox> Sandbox::start_lasting(SandboxOptions const& options) {
  fs::path const folder = prepare_lasting_folder(options.folder);
  FileLock lock{folder / lasting_lock};
  lock.lock_exclusive();
  Cluster cluster = open_lasting_cluster(folder, options.programs);
  FileLock users{folder / lasting_users};
  users.lock_shared();
  Postmaster const server = running(cluster);
  lock.unlock();
  return std::unique_ptr<Sandbox>{
      new Sandbox{std::move(cluster), server, std::move(lock), std::move(users)}};
}

Sandbox::Sandbox(Cluster cluster, Postmaster const& server, FileLock lock,
                 std::optional<FileLock> users)
    : cluster_{std::move(cluster)},
      conninfo_{conninfo_of(server.socket_folder, server.port)},
      lock_{std::move(lock)},
      users_{std::move(users)} {}

Sandbox::~Sandbox() {
  if (!cluster_.lasting) {
    remove_run_folder(cluster_.data.parent_path());
    return;
  }
  try {
    lock_.lock_exclusive();
    bool const is_last_user = users_->try_lock_exclusive();
    if (is_last_user && was_started_by_us(cluster_.data)) {
      stop_postmaster(cluster_.data, StopMode::fast);
    }
  } catch (std::exception const&) {
    // The server goes on; the next program to use it will stop it.
  }
}

}  // namespace migrator
