// Where every value of a run comes from: flags before the environment before the configuration
// file before the defaults.
#pragma once

#include "cli/options.hpp"
#include "migrator/error.hpp"
#include "migrator/project.hpp"
#include "migrator/settings.hpp"

#include <filesystem>
#include <map>
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
  std::vector<std::string> silenced_checks;  // system checks that refuse nothing: "models.E034"
  // A conninfo, empty for the PG* environment, or sandbox:[absolute path]; absent when nothing
  // names a database.
  std::optional<std::string> database;
  // What was done is kept in this table; absent when nothing is to be kept.
  std::optional<std::string> audit_table;
  // The rules that `check` leaves out, with the reasons.
  std::map<std::string, std::string, std::less<>> ignored_rules;
  std::vector<ShownValue> shown;

  // Where the settings that a file gave were written, as a Diagnostic without a message.
  std::map<std::string, Diagnostic, std::less<>> setting_places;

  // Throws FormatError, also for a setting that no migration names.
  Project load_project() const;

  // The error of a setting: its place, and what is wrong.
  FormatError wrong_setting(std::string const& name, std::string message) const;
};

// Reads the environment and the files that the options, or the folders above, name.
// Throws FormatError for a file that is wrong, UsageError for an alias nobody defined.
Configuration configure(CommonOptions const& options);

}  // namespace migrator::cli
