// The folders of sandboxes that do not last: made, and swept when their owner is gone.
#pragma once

#include "sandbox/file_lock.hpp"

#include <filesystem>

namespace migrator {

// /tmp/migrator-sandbox-UID: others may pass, to what is theirs inside, but not look around. Throws
// Error when somebody else has taken the name.
std::filesystem::path runtime_folder();

struct RunFolder {
  std::filesystem::path path;
  FileLock owner;  // held as long as the owner lives
};

// A new folder of a unique name in the runtime folder. Removes those whose owner is gone first,
// stopping their servers.
RunFolder make_run_folder();

// Stops the server in the folder, if one runs, and removes it all. Throws nothing: what stays is
// removed by the next sweep.
void remove_run_folder(std::filesystem::path const& folder) noexcept;

}  // namespace migrator
