// What is on disk: apps, their migrations, and the settings they are read with.
#pragma once

#include "migrator/migration.hpp"
#include "migrator/settings.hpp"

#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// A migration file's text.
struct SourceFile {
  std::string app;
  std::string name;
  std::string path;  // the directory as given, then app/name.json
  std::string text;
};

// All migrations, sorted by key; the graph points into this, so it must outlive the graph.
struct Project {
  Settings settings;
  std::set<std::string, std::less<>> migrated_apps;    // those with a folder, also an empty one
  std::set<std::string, std::less<>> unmigrated_apps;  // installed by the settings or models only
  std::vector<Migration> migrations;
  // The settings that the files of the migrations name: as a relation's target, as a dependency, or
  // as what replaces a model (`swappable`).
  std::set<std::string, std::less<>> named_settings = {};

  bool has_app(std::string_view app) const;
  // The migrations of one app, in the order of their names.
  std::span<Migration const> of_app(std::string_view app) const;
  // Null when it is not on disk. Logarithmic.
  Migration const* find(MigrationKey const& key) const;
};

// The files of the migrations directories, sorted by app and name, and the apps found (also
// those without migrations). Skips what Django's loader would: names that begin with '.', '_' or
// '~', and files that do not end in .json. Throws FormatError naming every file that cannot be
// read, an app that is in two directories, and a directory that is not there.
struct Sources {
  std::set<std::string, std::less<>> apps;
  std::vector<SourceFile> files;
};
Sources read_sources(std::span<std::filesystem::path const> directories);

// One file as a migration. Throws FormatError with every fault that was found in it.
// Reads the files that RunSQL names with {"file": …} from beside `source.path`.
Migration parse_migration(SourceFile const& source, Settings const& settings);

// Reads and parses everything; all files' faults are reported in one FormatError.
Project load_project(std::span<std::filesystem::path const> directories, Settings settings);

}  // namespace migrator
