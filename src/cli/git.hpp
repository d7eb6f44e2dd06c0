// What git knows of the migrations' files, through its program.
#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace migrator::cli {

// The files below a folder as they were where HEAD and a revision part: their paths from the
// folder on, and those that differ now, on disk.
struct BaseFiles {
  std::string revision;  // its full name
  std::set<std::string> files;
  std::set<std::string> changed;
};

// Throws Error when there is no git, the folder is in no repository, or git knows no such
// revision.
BaseFiles files_since(std::filesystem::path const& folder, std::string const& revision);

// The text of a file at the revision. Throws Error when it cannot be had.
std::string text_at(std::filesystem::path const& folder, std::string const& revision,
                    std::string const& file);

}  // namespace migrator::cli
