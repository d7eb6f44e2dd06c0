#include "format/header.hpp"
#include "format/json_writer.hpp"
#include "format/object_writer.hpp"
#include "migrator/writer.hpp"

namespace migrator {

Json to_json(Dependency const& dependency) {
  if (!dependency.setting.empty()) {
    return {JsonList{to_json(std::string{"__setting__"}), to_json(dependency.setting)}};
  }
  return to_json(dependency.key);
}

Json to_json(MigrationKey const& key) {
  return {JsonList{to_json(key.app), to_json(key.name)}};
}

std::string write_migration(Migration const& migration) {
  MigrationFile const file{.schema = migration.schema,
                           .replaces = migration.replaces,
                           .initial = migration.initial,
                           .atomic = migration.atomic ? std::nullopt : std::optional<bool>{false},
                           .dependencies = migration.dependencies,
                           .run_before = migration.run_before,
                           .operations = migration.operations};
  DefaultMembers defaults;
  MigrationFile const bare;
  MigrationFile::members(bare, defaults);
  ObjectWriter writer{defaults};
  MigrationFile::members(file, writer);
  return write_json(writer.take());
}

}  // namespace migrator
