// The configuration file migrator.json, and files of settings alone (--settings FILE).
//
// Both are JSON objects with comments allowed, read as strictly as migrations: an unknown key or
// a value of the wrong kind is a fault with its line. Nothing is looked up in the environment and
// nothing is connected to here.
#pragma once

#include "migrator/migration.hpp"
#include "migrator/settings.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace migrator {

// A value and where it was written.
template <class T>
struct Located {
  T value{};
  SourceLocation where;

  bool operator==(Located const&) const = default;
};

// Settings, and where those that a file gave were written; a setting that is not in `where` has
// its default. The keys of `where` are those of the file: "DEFAULT_AUTO_FIELD", "apps", and a
// callable's dotted name.
struct SettingsFile {
  Settings settings;
  std::vector<std::string> silenced_checks;  // "models.E034"
  std::map<std::string, SourceLocation, std::less<>> where;

  bool operator==(SettingsFile const&) const = default;
};

struct ConfigFile {
  std::filesystem::path path;
  std::vector<Located<std::filesystem::path>> migrations;  // from the file's own folder
  std::optional<Located<std::filesystem::path>> models;
  std::map<std::string, Located<std::string>, std::less<>> databases;  // alias to conninfo
  std::optional<Located<std::string>> database;  // the one used unless said otherwise
  std::optional<Located<std::string>> audit_table;
  std::map<std::string, Located<std::string>, std::less<>> ignored_rules;  // code to reason
  SettingsFile settings;                                                   // with the callables

  bool operator==(ConfigFile const&) const = default;
};

// The settings of a file, laid over `base`. Keys: AUTH_USER_MODEL and every other one in upper
// case whose value is an "app.Model"; DEFAULT_AUTO_FIELD (dotted or short), DEFAULT_TABLESPACE,
// DEFAULT_INDEX_TABLESPACE, TIME_ZONE, USE_TZ (true), SILENCED_SYSTEM_CHECKS, apps.
// Throws FormatError with all faults of the file, also when it cannot be read.
SettingsFile read_settings(std::filesystem::path const& path, SettingsFile base = {});

// The configuration of a file. Keys: migrations (a folder or a list of them), models, databases
// (aliases and their URLs or keyword strings), database (an alias, URL or keyword string),
// audit_table (a table's name), check ({"ignore": {"M501": "why"}}), settings (as above),
// callables ({"dotted.name": {"sql": …}}). Throws as read_settings().
ConfigFile read_config(std::filesystem::path const& path);

}  // namespace migrator
