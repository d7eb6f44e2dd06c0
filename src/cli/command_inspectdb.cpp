#include "base/nearest.hpp"
#include "base/text.hpp"
#include "cli/argparse.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/migration_files.hpp"
#include "cli/session.hpp"
#include "format/write_models.hpp"
#include "inspection/inspect_models.hpp"
#include "migrator/autodetector.hpp"
#include "migrator/error.hpp"
#include "migrator/introspection.hpp"
#include "migrator/models.hpp"
#include "migrator/questioner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <iterator>
#include <set>

namespace migrator::cli {
namespace {

namespace fs = std::filesystem;

// Tables that are no model's: where the history is recorded, and what is under way.
constexpr std::array<std::string_view, 2> own_tables{"django_migrations",
                                                     "django_migrations_ledger"};

// The app of models that are only printed.
constexpr std::string_view no_app = "app";

void check_options(Context const& context, InspectDbOptions const& options) {
  if (options.app.empty()) {
    if (options.migration) {
      throw UsageError{"--migration needs the app that it is for: give --app"};
    }
    return;
  }
  bool const is_label = std::ranges::all_of(options.app, [](unsigned char letter) {
    return letter == '_' || letter >= 0x80 || std::isalnum(letter) != 0;
  });
  if (!is_label || std::isdigit(static_cast<unsigned char>(options.app.front())) != 0) {
    throw UsageError{fmt::format("'{}' is not a valid app label", options.app)};
  }
  if (!context.configuration.models) {
    throw Error{
        "no folder for models is configured. Give one with --models or the key \"models\" of "
        "migrator.json; without --app the models are printed"};
  }
}

std::vector<TableDescription> read_tables(Context const& context) {
  Session session{context};
  Transaction const one_picture{session.connection()};
  return describe_tables(session.connection());
}

TableDescription const& find_table(std::vector<TableDescription> const& tables,
                                   std::string const& name) {
  auto const found = std::ranges::find(tables, name, &TableDescription::name);
  if (found != tables.end()) {
    return *found;
  }
  std::vector<std::string_view> names;
  std::ranges::transform(
      tables, std::back_inserter(names),
      [](TableDescription const& table) -> std::string_view { return table.name; });
  throw Error{
      fmt::format("there is no table '{}' on the search path{}", name, did_you_mean(name, names))};
}

bool is_wanted(TableDescription const& table, Context const& context,
               InspectDbOptions const& options) {
  if (table.kind == TableKind::view || table.kind == TableKind::materialized_view) {
    return options.include_views;
  }
  if (table.kind == TableKind::partition) {
    return options.include_partitions;
  }
  return table.name != context.configuration.audit_table &&
         std::ranges::find(own_tables, table.name) == own_tables.end();
}

// The named tables, whatever they are, each once; else all of the wanted kinds.
std::vector<TableDescription> choose(std::vector<TableDescription> tables, Context const& context,
                                     InspectDbOptions const& options) {
  if (options.tables.empty()) {
    std::erase_if(
        tables, [&](TableDescription const& table) { return !is_wanted(table, context, options); });
    return tables;
  }
  std::vector<TableDescription> chosen;
  std::set<std::string_view> names;
  for (std::string const& name : options.tables) {
    if (names.insert(name).second) {
      chosen.push_back(find_table(tables, name));
    }
  }
  return chosen;
}

std::string text_of(std::vector<AnnotatedModel> const& models) {
  return write_models(
      models,
      {"Made from the tables of a database by `migrator inspectdb`. Comments say what the",
       "models do not. Name models and relations as you like, and give each relation the",
       "on_delete that is meant; leave db_table and db_column as they are. Never said are the",
       "order of columns and the names of sequences and of constraints that are a field's."});
}

// The models as the reader will see them. Throws Error where it would refuse them.
ProjectState read_again(std::string const& text, std::string const& app, std::string const& path,
                        Settings const& settings) {
  try {
    DeclaredModels declared{.apps = {app}, .models = {}};
    declared.models = parse_models({app, app, path, text}, settings);
    return state_of_models(declared, settings);
  } catch (FormatError const& error) {
    throw Error{fmt::format("the models could not be read again; name the tables that can:\n  {}",
                            error.what())};
  }
}

// What the models must not have is made by the migration beside their state.
void add_held_back(std::vector<AnnotatedModel> const& models, Migration& migration) {
  SeparateDatabaseAndState beside;
  for (AnnotatedModel const& annotated : models) {
    std::string const model = to_lower(annotated.model.name);
    for (Index const& index : annotated.held_back_indexes) {
      beside.database_operations.emplace_back(AddIndex{model, index});
    }
    for (Constraint const& constraint : annotated.held_back_constraints) {
      beside.database_operations.emplace_back(AddConstraint{model, constraint});
    }
  }
  if (!beside.database_operations.empty()) {
    migration.operations.emplace_back(std::move(beside));
  }
}

// A migration that makes all of the models, and what was held back of them.
std::vector<NewFile> first_migration(Configuration configuration, std::string const& app,
                                     ProjectState const& models,
                                     std::vector<AnnotatedModel> const& annotated) {
  std::error_code error;
  configuration.models.reset();  // nobody reads what other apps declare
  std::vector<fs::path> const directories = configuration.migrations;
  std::erase_if(configuration.migrations,
                [&](fs::path const& directory) { return !fs::exists(directory, error) && !error; });
  Project const project = configuration.load_project();
  if (!project.of_app(app).empty()) {
    throw Error{fmt::format(
        "'{}' has migrations already; without --migration only its models are written", app)};
  }
  LoadedGraph const loaded = build_graph(project, {}, {.empty_apps = EmptyApps::passed_over});
  NonInteractiveQuestioner questioner{
      project, {.specified_apps = {app}, .verbosity = 0, .merge = false, .log = {}}};
  ProjectState const nothing;
  Changes changes =
      detect_changes({nothing, models, project.unmigrated_apps, project.settings, questioner, {}},
                     loaded.graph, {.trim_to_apps = {app}, .convert_apps = {app}, .names = {}});
  if (!changes.empty()) {
    add_held_back(annotated, changes.back().migrations.back());
  }
  std::vector<NewFile> files;
  for (AppChanges const& changed : changes) {
    for (Migration const& migration : changed.migrations) {
      files.push_back(make_file(migration, project, directories));
    }
  }
  return files;
}

std::size_t count_notes(std::vector<AnnotatedModel> const& models) {
  std::size_t count = 0;
  for (AnnotatedModel const& model : models) {
    count += model.notes.size();
    for (auto const& [field, notes] : model.field_notes) {
      count += notes.size();
    }
  }
  return count;
}

void report(Context& context, InspectDbOptions const& options,
            std::vector<AnnotatedModel> const& models, std::vector<NewFile> const& files) {
  if (context.options.verbosity == 0) {
    return;
  }
  Console& console = context.console;
  auto const show = [&](NewFile const& file) {
    console.line("  " + console.styled(Style::migrate_label, relative_path(file.path)));
  };
  console.line(fmt::format("Models for '{}':", options.app), Style::migrate_heading);
  show(files.front());
  console.line(fmt::format("    {} models, {} comments on what they do not say", models.size(),
                           count_notes(models)));
  if (files.size() == 1) {
    return;
  }
  console.line(fmt::format("Migrations for '{}':", options.app), Style::migrate_heading);
  std::for_each(files.begin() + 1, files.end(), show);
  console.line(
      fmt::format("    where the tables are: migrator migrate {} --fake-initial", options.app));
}

}  // namespace

int inspect_db(Context& context, InspectDbOptions const& options) {
  check_options(context, options);
  std::string const app = options.app.empty() ? std::string{no_app} : options.app;
  std::vector<AnnotatedModel> const models =
      inspect_models(choose(read_tables(context), context, options), app);
  std::string const text = text_of(models);
  if (options.app.empty()) {
    context.console.write(text);
    return exit_done;
  }
  Configuration const& configuration = context.configuration;
  NewFile const file{*configuration.models / (app + ".json"), text};
  if (fs::exists(fs::symlink_status(file.path))) {
    throw Error{fmt::format("{} is there already, and nothing is written over it",
                            relative_path(file.path))};
  }
  ProjectState const state =
      read_again(text, app, relative_path(file.path), configuration.settings);
  std::vector<NewFile> files{file};
  if (options.migration) {
    std::ranges::move(first_migration(configuration, app, state, models),
                      std::back_inserter(files));
  }
  write_files(files);
  report(context, options, models, files);
  return exit_done;
}

}  // namespace migrator::cli
