// Files from disk.
#pragma once

#include "migrator/error.hpp"
#include "migrator/project.hpp"

#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// A file's text, or why there is none.
struct FileText {
  std::string text;
  std::string error;       // empty when it was read
  bool is_opened = false;  // what is wrong, then, is wrong inside

  // The error as a fault: of the file as a whole, or of its first line.
  Diagnostic fault_of(std::filesystem::path const& path) const {
    return {path.string(), is_opened ? 1 : 0, is_opened ? "$" : "", error};
  }
};

// Reads a regular file (or a link to one) of no more than JsonLimits::bytes. Anything else, a
// named pipe for one, is not opened: that might wait for ever.
FileText read_text_file(std::filesystem::path const& path);

// Whether the text is a Python identifier, which Django wants an app's label to be. Which letters
// beyond ASCII are letters is not asked.
bool is_app_label(std::string_view text);

// The fault of one that is not, in Django's words.
std::string no_app_label(std::string_view text);

// read_sources() whose faults are appended instead of thrown.
Sources find_sources(std::span<std::filesystem::path const> directories,
                     std::vector<Diagnostic>& faults);

// The files <app>.json of a folder of models, sorted by app; each file's `name` is its app's.
// Faults are appended. A folder that is not there is one.
std::vector<SourceFile> find_model_sources(std::filesystem::path const& directory,
                                           std::vector<Diagnostic>& faults);

// parse_migration() that also adds the settings that the file names.
Migration parse_migration(SourceFile const& source, Settings const& settings,
                          std::set<std::string, std::less<>>& named_settings);

}  // namespace migrator
