// What a migration file has beside its operations.
#pragma once

#include "format/cursor.hpp"
#include "format/operations.hpp"
#include "migrator/migration.hpp"

#include <vector>

namespace migrator {

// [app, name], [app, "__first__"] or ["__setting__", "AUTH_USER_MODEL"], which is resolved.
void read(Cursor const& at, Dependency& dependency);
void read(Cursor const& at, std::vector<Dependency>& dependencies);

// [app, name].
void read(Cursor const& at, MigrationKey& key);
void read(Cursor const& at, std::vector<MigrationKey>& keys);

// A file as it is written: the keys of a Migration, in the order they are written in.
struct MigrationFile {
  std::string schema;  // "$schema", for editors
  std::vector<MigrationKey> replaces;
  std::optional<bool> initial;
  std::optional<bool> atomic;
  std::vector<Dependency> dependencies;
  std::vector<Dependency> run_before;
  std::vector<Operation> operations;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.optional("$schema", self.schema);
    visit.optional("replaces", self.replaces);
    visit.optional("initial", self.initial);
    visit.optional("atomic", self.atomic);
    visit.required("dependencies", self.dependencies);
    visit.optional("run_before", self.run_before);
    visit.required("operations", self.operations);
  }
};

}  // namespace migrator
