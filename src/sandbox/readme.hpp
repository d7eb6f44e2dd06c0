// What stands in the folder of a lasting sandbox for whoever finds it.
#pragma once

#include "sandbox/cluster.hpp"

#include <filesystem>
#include <string>

namespace migrator {

// How to start, use and stop the server by hand: commands to paste into a shell.
std::string readme_of(std::filesystem::path const& folder, Cluster const& cluster);

}  // namespace migrator
