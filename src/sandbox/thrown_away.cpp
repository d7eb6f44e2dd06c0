#include "sandbox/thrown_away.hpp"

#include "migrator/error.hpp"
#include "sandbox/postmaster.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace migrator {
namespace {

namespace fs = std::filesystem;

constexpr char run_prefix[] = "run-";
constexpr char owner_file[] = "owner";

// A folder without the file is one whose owner was killed between two system calls.
bool is_abandoned(fs::path const& folder) {
  std::error_code ignored;
  if (!fs::exists(folder / owner_file, ignored)) return true;
  return FileLock{folder / owner_file}.try_lock_exclusive();
}

void sweep(fs::path const& runtime) {
  std::error_code ignored;
  for (fs::directory_entry const& entry : fs::directory_iterator{runtime, ignored}) {
    if (!entry.path().filename().string().starts_with(run_prefix)) continue;
    if (is_abandoned(entry.path())) remove_run_folder(entry.path());
  }
}

}  // namespace

fs::path runtime_folder() {
  fs::path folder = fmt::format("/tmp/migrator-sandbox-{}", geteuid());
  if (mkdir(folder.c_str(), 0711) == 0) {
    chmod(folder.c_str(), 0711);  // whatever the umask
  } else if (errno != EEXIST) {
    throw Error{fmt::format("cannot make the folder {}: {}", folder.string(),
                            std::generic_category().message(errno))};
  }
  struct stat status {};
  if (lstat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode) ||
      status.st_uid != geteuid() || (status.st_mode & 0022) != 0) {
    throw Error{fmt::format("{} is not a folder of your own: remove it", folder.string())};
  }
  return folder;
}

RunFolder make_run_folder() {
  fs::path const runtime = runtime_folder();
  // Nobody sweeps between the making of our folder and its lock.
  FileLock sweeping{runtime / "lock"};
  sweeping.lock_exclusive();
  sweep(runtime);

  std::string name = (runtime / (std::string{run_prefix} + "XXXXXX")).string();
  if (mkdtemp(name.data()) == nullptr) {
    throw Error{fmt::format("cannot make a folder in {}: {}", runtime.string(),
                            std::generic_category().message(errno))};
  }
  FileLock owner{fs::path{name} / owner_file};
  owner.lock_exclusive();
  return {name, std::move(owner)};
}

void remove_run_folder(fs::path const& folder) noexcept {
  try {
    stop_postmaster(folder / "data", StopMode::immediate);
    fs::remove_all(folder);
  } catch (std::exception const&) {
    // Left to the next sweep.
  }
}

}  // namespace migrator
