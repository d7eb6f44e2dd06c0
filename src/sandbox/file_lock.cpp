#include "sandbox/file_lock.hpp"

#include "migrator/error.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace migrator {

// Read-only is enough for flock, so that it works on a file that root has made.
FileLock::FileLock(std::filesystem::path const& file)
    : file_{open(file.c_str(), O_RDONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644)} {
  if (file_ < 0) {
    throw Error{fmt::format("cannot open the lock file {}: {}", file.string(),
                            std::generic_category().message(errno))};
  }
}

FileLock::~FileLock() {
  if (file_ >= 0) close(file_);
}

FileLock::FileLock(FileLock&& other) noexcept : file_{std::exchange(other.file_, -1)} {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

void FileLock::flock_until_done(int operation) {
  while (flock(file_, operation) != 0) {
    if (errno != EINTR) {
      throw Error{fmt::format("cannot lock a file of the sandbox: {}",
                              std::generic_category().message(errno))};
    }
  }
}

void FileLock::lock_shared() {
  flock_until_done(LOCK_SH);
}

void FileLock::lock_exclusive() {
  flock_until_done(LOCK_EX);
}

bool FileLock::try_lock_exclusive() {
  return flock(file_, LOCK_EX | LOCK_NB) == 0;
}

void FileLock::unlock() {
  flock(file_, LOCK_UN);
}

}  // namespace migrator
