#include "cli/written_migration.hpp"

#include "base/text.hpp"
#include "migrator/error.hpp"
#include "migrator/writer.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

namespace migrator::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(fs::path const& path, std::string_view reason) {
  throw Error{fmt::format("{} cannot be written: {}", path.string(), reason)};
}

// Without declared models nobody says that a model is swappable. With them those that settings
// name are taken to be.
SwappableModels swappable_models(Configuration const& configuration) {
  SwappableModels models;
  if (configuration.models) {
    for (auto const& [setting, model] : configuration.settings.models) {
      models.emplace(to_lower(model), setting);
    }
  }
  return models;
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
  migration = with_settings_of(std::move(migration), swappable_models(configuration));
  write_whole(migration.file, write_migration(as_django_writes(migration)));
}

}  // namespace migrator::cli
