// The operating system's user that the sandbox's server runs as.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace migrator {

struct Account {
  std::string name;
  uid_t uid = 0;
  gid_t gid = 0;
  std::vector<gid_t> groups;  // all of them, for setgroups(2)
};

// Who runs a new server: the caller; for root, with whom PostgreSQL's programs refuse to run, the
// user `postgres`, or else `nobody`. Throws Error when there is neither.
Account account_for_new_server();

// Who runs the server of an existing data directory: its owner, which must be the caller unless
// root asks. Throws Error.
Account account_of(std::filesystem::path const& data);

}  // namespace migrator
