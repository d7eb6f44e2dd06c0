// The running server of a data directory, known by the postmaster.pid it keeps there.
#pragma once

#include "sandbox/account.hpp"

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>

namespace migrator {

struct Postmaster {
  pid_t pid = 0;
  std::string port;
  std::filesystem::path socket_folder;
};

// Who serves the data directory now; nothing when postmaster.pid is missing or left over. What
// counts is that the process it names listens on the socket it names, as the directory's owner: a
// process that was given the number of a dead server does not.
std::optional<Postmaster> find_postmaster(std::filesystem::path const& data);

// Whether the server that was started as this process takes connections by now.
bool is_ready(std::filesystem::path const& data, pid_t pid);

// Removes the lock files of a server that is gone when another process of the same account has
// its number by now: PostgreSQL would take that for the server and refuse to start.
// Requires: find_postmaster() finds none.
void remove_stale_lock_files(std::filesystem::path const& data,
                             std::filesystem::path const& socket_folder, Account const& account);

// How a server stops: `fast` disconnects its clients and writes everything to disk, `immediate`
// just ends.
enum class StopMode { fast, immediate };

// Stops the server, if one runs, and waits for its end. Throws Error when it does not end.
void stop_postmaster(std::filesystem::path const& data, StopMode mode);

}  // namespace migrator
