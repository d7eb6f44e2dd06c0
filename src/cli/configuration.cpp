#include "cli/configuration.hpp"

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "cli/argparse.hpp"
#include "cli/environment.hpp"
#include "cli/setting_names.hpp"
#include "db/libpq_environment.hpp"
#include "format/json_reader.hpp"
#include "format/settings_file.hpp"
#include "migrator/connection.hpp"
#include "sandbox/sandbox.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace migrator::cli {
namespace {

namespace fs = std::filesystem;

using Aliases = decltype(ConfigFile::databases);

constexpr std::string_view file_name = "migrator.json";
constexpr std::string_view default_alias = "default";
constexpr std::string_view by_default = "default";

// What libpq itself reads; any of these says which database is meant.
constexpr std::array<char const*, 6> libpq_variables{"PGSERVICE", "PGHOST", "PGHOSTADDR",
                                                     "PGPORT",    "PGUSER", "PGDATABASE"};

std::string place_text(SourceLocation const& place) {
  return fmt::format("{}:{}", place.file, place.line);
}

// The configuration file of this folder or the nearest one above. One that cannot be read, a link
// that leads nowhere for one, is found too: to pass over it could mean another database.
std::optional<fs::path> find_config_file() {
  std::error_code error;
  fs::path folder = fs::current_path(error);
  while (!folder.empty()) {
    if (fs::exists(fs::symlink_status(folder / file_name, error))) {
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
  fs::path const here = fs::current_path(error);  // which may have been deleted
  if (error) {
    return path;
  }
  fs::path const relative = fs::proximate(path, here, error);
  bool const below = !error && !relative.empty() && *relative.begin() != "..";
  return below ? relative : path;
}

bool is_conninfo(std::string_view database) {
  return database.find("://") != std::string_view::npos ||
         database.find('=') != std::string_view::npos || sandbox_folder(database).has_value();
}

// As it may be seen: without passwords.
std::string shown_database(std::string const& database) {
  if (sandbox_folder(database)) {
    return database;
  }
  return database.empty() ? "(libpq's defaults)" : redact(database);
}

// A sandbox's folder made absolute; `from` is where its relative path starts.
std::string complete_sandbox(std::string database, fs::path const& from) {
  std::optional<fs::path> const folder = sandbox_folder(database);
  if (!folder || folder->empty() || folder->is_absolute()) {
    return database;
  }
  std::error_code error;
  fs::path const start = fs::absolute(from, error);
  if (error) {
    throw Error{fmt::format(
        "{} starts in the working directory, which cannot be found ({}): give an absolute path",
        database, error.message())};
  }
  return "sandbox:" + (start / *folder).lexically_normal().string();
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
    resolve_audit_table();
    resolve_ignored_rules();
    show_environment();
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
    result_.silenced_checks = settings_.silenced_checks;
    for (auto const& [name, where] : settings_.where) {
      bool const in_config = file_ && where.file == file_->path.string();
      std::string const folder = in_config ? "$.settings" : "$";
      result_.setting_places[name] = {where.file, where.line, folder + path_of_key(name), ""};
    }
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
        add_migrations(shown_path(directory.value), place_text(directory.where));
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
      show("models", result_.models->string(), place_text(file_->models->where));
    } else {
      show("models", "(none)", std::string{by_default});
    }
  }

  void resolve_database() {
    if (options_.database) {
      resolve_flag(*options_.database);
    } else {
      resolve_environment();
    }
    for (auto const& [alias, database] : aliases()) {
      show("databases." + alias, shown_database(complete_sandbox(database.value, base())),
           place_text(database.where));
    }
  }

  void resolve_audit_table() {
    if (file_ && file_->audit_table) {
      result_.audit_table = file_->audit_table->value;
      show("audit_table", *result_.audit_table, place_text(file_->audit_table->where));
    }
  }

  void resolve_ignored_rules() {
    if (!file_) {
      return;
    }
    for (auto const& [code, reason] : file_->ignored_rules) {
      result_.ignored_rules.emplace(code, reason.value);
      show("check.ignore." + code, reason.value, place_text(reason.where));
    }
  }

  // None of libpq's variables counts for a sandbox.
  void show_environment() {
    if (result_.database && !sandbox_folder(*result_.database)) {
      show_libpq_variables(
          result_.database->empty() ? "environment" : "environment, for what database leaves open");
    }
    if (std::optional<std::string> programs = environment("MIGRATOR_PG_BINDIR")) {
      show("MIGRATOR_PG_BINDIR", *std::move(programs), "environment");
    }
  }

  void show_libpq_variables(std::string const& origin) {
    for (std::string const& name : set_libpq_variables()) {
      bool const is_secret = name == "PGPASSWORD";
      show(name, is_secret ? "***" : environment(name.c_str()).value_or(""), origin);
    }
  }

  // What --database names goes before all else, also the alias that is called "default".
  void resolve_flag(std::string const& database) {
    bool const is_default = database == default_alias;
    if (aliases().contains(database)) {
      use_alias(database, "--database");
    } else if (is_conninfo(database)) {
      use(complete_sandbox(database, "."), "--database");
    } else if (is_default && file_ && file_->database && is_conninfo(file_->database->value)) {
      use_from_file(*file_->database);
    } else if (is_default && aliases().empty()) {
      resolve_environment();  // Django has a "default" always, and nothing else is called so here
    } else {
      throw UsageError{unknown_alias(database)};
    }
  }

  void resolve_environment() {
    if (std::optional<std::string> const own = environment("MIGRATOR_DATABASE_URL")) {
      use(complete_sandbox(*own, "."), "MIGRATOR_DATABASE_URL");
    } else if (std::optional<std::string> const url = environment("DATABASE_URL")) {
      use(complete_sandbox(*url, "."), "DATABASE_URL");
    } else if (char const* const variable = libpq_variable()) {
      use("", fmt::format("{} and the rest of libpq's environment", variable));
    } else if (file_ && file_->database) {
      use_from_file(*file_->database);
    } else if (aliases().contains(default_alias)) {
      use_alias(default_alias, "");
    } else {
      show("database", "(none)", std::string{by_default});
    }
  }

  Aliases const& aliases() const {
    static Aliases const none;
    return file_ ? file_->databases : none;
  }

  static char const* libpq_variable() {
    auto const found = std::ranges::find_if(
        libpq_variables, [](char const* name) { return environment(name).has_value(); });
    return found == libpq_variables.end() ? nullptr : *found;
  }

  void use(std::string database, std::string origin) {
    show("database", shown_database(database), std::move(origin));
    result_.database = std::move(database);
  }

  void use_from_file(Located<std::string> const& database) {
    std::string const origin = place_text(database.where);
    if (aliases().contains(database.value)) {
      use_alias(database.value, origin);
    } else {
      use(complete_sandbox(database.value, base()), origin);
    }
  }

  void use_alias(std::string_view alias, std::string_view named_by) {
    Located<std::string> const& database = aliases().find(alias)->second;
    std::string const named = named_by.empty() ? "" : fmt::format(", named by {}", named_by);
    use(complete_sandbox(database.value, base()),
        fmt::format("{} (alias {}{})", place_text(database.where), alias, named));
  }

  std::string unknown_alias(std::string const& alias) const {
    std::vector<std::string_view> known{default_alias};
    for (auto const& [name, database] : aliases()) {
      known.push_back(name);
    }
    // What looks like a URL with a slip in it may hold a password.
    bool const may_show = alias.find_first_of(":/@=; ") == std::string::npos;
    return fmt::format(
        "argument --database: {} is no alias of the configuration's \"databases\"{}, nor a URL, "
        "a keyword string or sandbox:",
        may_show ? "'" + alias + "'" : "what is given",
        alias == default_alias ? "" : did_you_mean(alias, known));
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
    if (!settings_.silenced_checks.empty()) {
      show_setting("SILENCED_SYSTEM_CHECKS", join(settings_.silenced_checks, ", "));
    }
    show_setting("USE_TZ", "true");  // nothing else is supported
    show_setting("apps", join(settings.apps, ", "));
    for (auto const& [name, sql] : settings.callables) {
      show_setting(name, sql);
    }
  }

  void show_setting(std::string const& name, std::string const& value) {
    auto const where = settings_.where.find(name);
    show(name, value.empty() ? "(none)" : value,
         where == settings_.where.end() ? std::string{by_default} : place_text(where->second));
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
  Project project = migrator::load_project(migrations, std::move(installed));
  require_named_settings(*this, project);
  return project;
}

FormatError Configuration::wrong_setting(std::string const& name, std::string message) const {
  auto const place = setting_places.find(name);
  Diagnostic fault = place == setting_places.end() ? Diagnostic{} : place->second;
  fault.message = std::move(message);
  return FormatError{{std::move(fault)}};
}

Configuration configure(CommonOptions const& options) {
  return Resolver{options}.resolve();
}

}  // namespace migrator::cli
