// The folder of a sandbox that lasts.
#pragma once

#include "sandbox/cluster.hpp"

#include <filesystem>

namespace migrator {

// In the folder: for starts and stops, and what every user of a running server shares.
inline constexpr char lasting_lock[] = "sandbox.lock";
inline constexpr char lasting_users[] = "sandbox.users";

// Makes the folder, or checks that it is empty or a sandbox. Throws Error otherwise. Returns its
// true path.
std::filesystem::path prepare_lasting_folder(std::filesystem::path const& folder);

// The cluster of a prepared folder, made if it is not there yet, with programs of its version and
// the account that owns it. Throws Error. Requires: the folder's lock.
Cluster open_lasting_cluster(std::filesystem::path const& folder,
                             std::filesystem::path const& programs);

}  // namespace migrator
