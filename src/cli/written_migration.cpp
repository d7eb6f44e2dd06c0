#include "cli/written_migration.hpp"

#include "migrator/error.hpp"
#include "migrator/writer.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

namespace migrator::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(fs::path const& path, std::string_view reason) {
  throw Error{fmt::format("{} cannot be written: {}", path.string(), reason)};
}

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

// A new file beside the old one takes its place only when it is whole. Through a symbolic link it
// is the file behind it.
void write_whole(fs::path const& path, std::string const& text) {
  std::error_code error;
  fs::path const target = fs::exists(path) ? fs::canonical(path) : path;
  fs::path const draft =
      target.parent_path() / fmt::format(".{}.{}", target.filename().string(), ::getpid());
  std::ofstream stream{draft, std::ios::binary};
  stream << text;
  stream.close();
  if (!stream) {
    std::string const reason = std::generic_category().message(errno);
    fs::remove(draft, error);
    refuse(path, reason);
  }
  if (fs::exists(target)) {
    fs::permissions(draft, fs::status(target).permissions(), error);
  }
  fs::rename(draft, target, error);
  if (error) {
    std::string const reason = error.message();
    fs::remove(draft, error);
    refuse(path, reason);
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
  write_whole(migration.file, write_migration(as_django_writes(migration)));
}

}  // namespace migrator::cli
