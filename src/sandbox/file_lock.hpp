// Locks between processes that end with the process, however it ends.
#pragma once

#include <filesystem>

namespace migrator {

// flock(2) on a file that is made when it is missing and stays. Closing the object unlocks. Unlike
// a process id in a file it cannot be stale, and it holds between containers that share the folder.
class FileLock {
 public:
  // Opens the file without locking it. Throws Error.
  explicit FileLock(std::filesystem::path const& file);
  ~FileLock();
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;

  // Wait for the lock; an object that has one gives it up and takes the other.
  void lock_shared();
  void lock_exclusive();

  // False when somebody else has a lock; a shared one held until now may be gone then.
  bool try_lock_exclusive();

  void unlock();

 private:
  void flock_until_done(int operation);

  int file_ = -1;
};

}  // namespace migrator
