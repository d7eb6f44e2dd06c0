// One migration file.
#pragma once

#include "migrator/key.hpp"
#include "migrator/operation.hpp"

#include <optional>
#include <string>
#include <vector>

namespace migrator {

// What a migration waits for. A dependency on a setting has been resolved by the reader to the
// first migration of the app that the setting names; `setting` keeps where it came from.
struct Dependency {
  enum class Kind { migration, first, latest };

  MigrationKey key;  // key.name is "__first__" or "__latest__" for the other kinds
  Kind kind = Kind::migration;
  std::string setting;

  bool operator==(Dependency const&) const = default;
};

// Where something stands in a file.
struct SourceLocation {
  std::string file;
  int line = 0;

  bool operator==(SourceLocation const&) const = default;
};

struct Migration {
  MigrationKey key;
  std::vector<Dependency> dependencies;
  std::vector<Dependency> run_before;
  std::vector<MigrationKey> replaces;
  std::vector<Operation> operations;
  bool atomic = true;
  std::optional<bool> initial;  // unset: Django decides by the dependencies
  std::string schema;           // "$schema", for editors; empty: the file names none

  std::string file;                  // as the directory was given; empty when made in memory
  std::vector<int> operation_lines;  // the line of each operation; empty when made in memory

  bool operator==(Migration const&) const = default;
};

// Where operation number `index` (from 0) of the migration stands.
SourceLocation location_of(Migration const& migration, std::size_t index);

// Whether --fake-initial considers it: `initial` is true, or unset with no dependency on its own
// app.
bool is_initial(Migration const& migration);

}  // namespace migrator
