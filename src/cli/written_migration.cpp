#include "cli/written_migration.hpp"

#include "cli/migration_files.hpp"
#include "migrator/error.hpp"
#include "migrator/writer.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <vector>

namespace migrator::cli {
namespace {

namespace fs = std::filesystem;

void name_models(std::vector<Operation>& operations);

void name_model(Field& field) {
  if (field.relation) {
    field.relation->to.setting.clear();
    if (field.relation->through) {
      field.relation->through->setting.clear();
    }
  }
}

void name_models(Operation& operation) {
  if (CreateModel* const create = std::get_if<CreateModel>(&operation)) {
    for (NamedField& field : create->fields) {
      name_model(field.field);
    }
  } else if (AddField* const add = std::get_if<AddField>(&operation)) {
    name_model(add->field);
  } else if (AlterField* const alter = std::get_if<AlterField>(&operation)) {
    name_model(alter->field);
  } else if (RunSQL* const sql = std::get_if<RunSQL>(&operation)) {
    name_models(sql->state_operations);
  } else if (auto* const separate = std::get_if<SeparateDatabaseAndState>(&operation)) {
    name_models(separate->database_operations);
    name_models(separate->state_operations);
  }
}

// Lists in lists are as deep as the reader lets them be.
void name_models(std::vector<Operation>& operations) {
  for (Operation& operation : operations) {
    name_models(operation);
  }
}

}  // namespace

std::string path_beside(Migration const& other, std::string_view name) {
  if (name.find('/') != std::string_view::npos) {
    throw Error{fmt::format("'{}' cannot be the name of a migration: it has a '/'", name)};
  }
  return (fs::path{other.file}.parent_path() / fmt::format("{}.json", name)).string();
}

void write_file_of(Migration migration, Configuration const& configuration) {
  if (!configuration.models) {
    name_models(migration.operations);
  }
  replace_file(migration.file, write_migration(as_django_writes(migration)));
}

}  // namespace migrator::cli
