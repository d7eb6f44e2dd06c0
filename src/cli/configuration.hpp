// Where every value of a run comes from: flags before the environment before the configuration
// file before the defaults.
#pragma once

#include "cli/options.hpp"
#include "migrator/project.hpp"
#include "migrator/settings.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace migrator::cli {

// A value as `migrator config` shows it.
struct ShownValue {
  std::string name;
  std::string value;   // passwords hidden
  std::string origin;  // "--database", "DATABASE_URL", "migrator.json:3", "default"
};

struct Configuration {
  std::vector<std::filesystem::path> migrations;
  std::optional<std::filesystem::path> models;
  Settings settings;
  // A conninfo, empty for the PG* environment, or sandbox:[absolute path]; absent when nothing
  // names a database.
  std::optional<std::string> database;
  std::vector<ShownValue> shown;

  Project load_project() const;
};

// Reads the environment and the files that the options, or the folders above, name.
// Throws FormatError for a file that is wrong, UsageError for an alias nobody defined.
Configuration configure(CommonOptions const& options);

}  // namespace migrator::cli
