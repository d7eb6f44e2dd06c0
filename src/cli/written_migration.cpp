#include "cli/written_migration.hpp"

#include "base/text.hpp"
#include "cli/migration_files.hpp"
#include "migrator/error.hpp"
#include "migrator/writer.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <span>
#include <utility>

namespace migrator::cli {

namespace fs = std::filesystem;

SwappableModels swappable_models(Context const& context) {
  SwappableModels models;
  DeclaredModels const* const declared = context.declared.models();
  if (declared == nullptr) {
    return models;
  }
  for (DeclaredModel const& each : declared->models) {
    std::optional<std::string> const& setting = each.model.options.swappable;
    if (!setting) {
      continue;
    }
    models.emplace(to_lower(to_string(each.model.key())), *setting);
    auto const swapped = context.configuration.settings.models.find(*setting);
    if (swapped != context.configuration.settings.models.end()) {
      models.emplace(to_lower(swapped->second), *setting);
    }
  }
  return models;
}

std::string path_beside(Migration const& other, std::string_view name) {
  if (name.find('/') != std::string_view::npos) {
    throw Error{fmt::format("'{}' cannot be the name of a migration: it has a '/'", name)};
  }
  return (fs::path{other.file}.parent_path() / fmt::format("{}.json", name)).string();
}

std::string text_of_file(Migration migration, Context const& context) {
  migration = with_settings_of(std::move(migration), swappable_models(context));
  return write_migration(as_django_writes(std::move(migration)));
}

void write_new_file_of(Migration const& migration, Context const& context) {
  NewFile const file{migration.file, text_of_file(migration, context)};
  write_files(std::span{&file, 1});
}

void write_file_of(Migration const& migration, Context const& context) {
  replace_file(migration.file, text_of_file(migration, context));
}

}  // namespace migrator::cli
