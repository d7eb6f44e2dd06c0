#include "cli/configuration.hpp"

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "cli/environment.hpp"
#include "format/settings_file.hpp"
#include "migrator/connection.hpp"
#include "sandbox/sandbox.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace migrator::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view file_name = "migrator.json";
constexpr std::string_view default_alias = "default";
constexpr std::string_view by_default = "default";

// What libpq itself reads; any of these says which database is meant.
constexpr std::array<char const*, 6> libpq_variables{"PGSERVICE", "PGHOST", "PGHOSTADDR",
                                                     "PGPORT",    "PGUSER", "PGDATABASE"};

std::string to_string(SourceLocation const& place) {
  return fmt::format("{}:{}", place.file, place.line);
}

// The configuration file of this folder or the nearest one above.
std::optional<fs::path> find_config_file() {
  std::error_code error;
  fs::path folder = fs::current_path(error);
  while (!folder.empty()) {
    if (fs::is_regular_file(folder / file_name, error)) {
      return folder / file_name;
    }
    if (folder == folder.root_path()) {
      break;
    }
    folder = folder.parent_path();
  }
  return std::nullopt;
}

// As the user would write it: relative where it lies below the working directory.
fs::path shown_path(fs::path const& path) {
  std::error_code error;
  fs::path const relative = fs::proximate(path, error);
  bool const below = !error && !relative.empty() && *relative.begin() != "..";
  return below ? relative : path;
}

bool is_conninfo(std::string_view database) {
  return database.find("://") != std::string_view::npos ||
         database.find('=') != std::string_view::npos || sandbox_folder(database).has_value();
}

// A sandbox's folder made absolute; `from` is where its relative path starts.
std::string complete_sandbox(std::string database, fs::path const& from) {
  std::optional<fs::path> const folder = sandbox_folder(database);
  if (!folder || folder->empty() || folder->is_absolute()) {
    return database;
  }
  return "sandbox:" + (fs::absolute(from) / *folder).lexically_normal().string();
}

// The apps that declare models: the files of the folder, but for those the loader skips.
std::vector<std::string> apps_with_models(fs::path const& folder) {
  std::error_code error;
  std::vector<std::string> apps;
  for (fs::directory_iterator entry{folder, error}, end; !error && entry != end;
       entry.increment(error)) {
    std::string const name = entry->path().filename().string();
    if (name.ends_with(".json") && name.find_first_of("._~") != 0) {
      apps.push_back(entry->path().stem().string());
    }
  }
  if (error) {
    throw Error{fmt::format("the folder of models {} cannot be read: {}", folder.string(),
                            error.message())};
  }
  std::ranges::sort(apps);
  return apps;
}

// Fills a Configuration and remembers where each value came from.
class Resolver {
 public:
  explicit Resolver(CommonOptions const& options) : options_{options} {}

  Configuration resolve() && {
    read_files();
    show("config", file_ ? shown_path(file_->path).string() : "(none)",
         options_.config ? "--config" : "searched upwards");
    resolve_migrations();
    resolve_models();
    resolve_database();
    show_settings();
    return std::move(result_);
  }

 private:
  void show(std::string name, std::string value, std::string origin) {
    result_.shown.push_back({std::move(name), std::move(value), std::move(origin)});
  }

  void read_files() {
    std::optional<fs::path> const path =
        options_.config ? std::optional<fs::path>{*options_.config} : find_config_file();
    if (path) {
      file_ = read_config(shown_path(*path));
      settings_ = file_->settings;
    }
    if (options_.settings) {
      settings_ = read_settings(*options_.settings, std::move(settings_));
    }
    result_.settings = settings_.settings;
  }

  // Where relative paths of defaults start: beside the configuration file, else here.
  fs::path base() const {
    fs::path const folder = file_ ? file_->path.parent_path() : fs::path{};
    return folder.empty() ? fs::path{"."} : folder;
  }

  void resolve_migrations() {
    for (std::string const& directory : options_.migrations) {
      add_migrations(directory, "--migrations");
    }
    if (result_.migrations.empty() && file_) {
      for (Located<fs::path> const& directory : file_->migrations) {
        add_migrations(shown_path(directory.value), to_string(directory.where));
      }
    }
    if (result_.migrations.empty()) {
      add_migrations(shown_path((base() / "migrations").lexically_normal()),
                     std::string{by_default});
    }
  }

  void add_migrations(fs::path directory, std::string origin) {
    show("migrations", directory.string(), std::move(origin));
    result_.migrations.push_back(std::move(directory));
  }

  void resolve_models() {
    if (options_.models) {
      result_.models = *options_.models;
      show("models", *options_.models, "--models");
    } else if (file_ && file_->models) {
      result_.models = shown_path(file_->models->value);
      show("models", result_.models->string(), to_string(file_->models->where));
    } else {
      show("models", "(none)", std::string{by_default});
    }
  }

  void resolve_database() {
    if (options_.database && is_conninfo(*options_.database)) {
      use(complete_sandbox(*options_.database, "."), "--database");
    } else if (options_.database && *options_.database != default_alias) {
      use_alias(*options_.database, "--database");
    } else if (std::optional<std::string> const own = environment("MIGRATOR_DATABASE_URL")) {
      use(complete_sandbox(*own, "."), "MIGRATOR_DATABASE_URL");
    } else if (std::optional<std::string> const url = environment("DATABASE_URL")) {
      use(complete_sandbox(*url, "."), "DATABASE_URL");
    } else if (char const* const variable = libpq_variable()) {
      use("", fmt::format("{} and the rest of libpq's environment", variable));
    } else if (file_ && file_->database) {
      use_from_file(*file_->database);
    } else if (file_ && file_->databases.contains(default_alias)) {
      use_alias(std::string{default_alias}, "");
    } else {
      show("database", "(none)", std::string{by_default});
    }
  }

  static char const* libpq_variable() {
    auto const found = std::ranges::find_if(
        libpq_variables, [](char const* name) { return environment(name).has_value(); });
    return found == libpq_variables.end() ? nullptr : *found;
  }

  void use(std::string database, std::string origin) {
    std::string shown = sandbox_folder(database) ? database : redact(database);
    show("database", shown.empty() ? "(libpq's defaults)" : shown, std::move(origin));
    result_.database = std::move(database);
  }

  void use_from_file(Located<std::string> const& database) {
    if (is_conninfo(database.value)) {
      use(complete_sandbox(database.value, base()), to_string(database.where));
    } else {
      use_alias(database.value, to_string(database.where));
    }
  }

  void use_alias(std::string const& alias, std::string_view named_by) {
    if (!file_ || !file_->databases.contains(alias)) {
      throw UsageError{unknown_alias(alias, named_by)};
    }
    Located<std::string> const& database = file_->databases.at(alias);
    use(complete_sandbox(database.value, base()),
        fmt::format("{} (alias {})", to_string(database.where), alias));
  }

  std::string unknown_alias(std::string const& alias, std::string_view named_by) const {
    std::vector<std::string_view> known{default_alias};
    if (file_) {
      for (auto const& [name, database] : file_->databases) {
        known.push_back(name);
      }
    }
    return fmt::format(
        "{}: '{}' is no alias of the configuration's \"databases\"{}, nor a URL, a keyword "
        "string or sandbox:",
        named_by, alias, did_you_mean(alias, known));
  }

  void show_settings() {
    Settings const& settings = result_.settings;
    for (auto const& [name, model] : settings.models) {
      show_setting(name, model);
    }
    show_setting("DEFAULT_AUTO_FIELD", settings.default_auto_field);
    show_setting("DEFAULT_TABLESPACE", settings.default_tablespace);
    show_setting("DEFAULT_INDEX_TABLESPACE", settings.default_index_tablespace);
    show_setting("TIME_ZONE", settings.time_zone);
    show_setting("apps", join(settings.apps, ", "));
    for (auto const& [name, sql] : settings.callables) {
      show_setting(name, sql);
    }
  }

  void show_setting(std::string const& name, std::string const& value) {
    auto const where = settings_.where.find(name);
    show(name, value.empty() ? "(none)" : value,
         where == settings_.where.end() ? std::string{by_default} : to_string(where->second));
  }

  CommonOptions const& options_;
  std::optional<ConfigFile> file_;
  SettingsFile settings_;
  Configuration result_;
};

}  // namespace

Project Configuration::load_project() const {
  Settings installed = settings;
  if (models) {
    // An app that only has models is installed too.
    for (std::string& app : apps_with_models(*models)) {
      installed.apps.push_back(std::move(app));
    }
  }
  return migrator::load_project(migrations, std::move(installed));
}

Configuration configure(CommonOptions const& options) {
  return Resolver{options}.resolve();
}

}  // namespace migrator::cli
