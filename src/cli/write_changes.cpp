#include "cli/make_migrations.hpp"
#include "cli/migration_files.hpp"
#include "cli/write_order.hpp"
#include "format/json_writer.hpp"
#include "format/to_json.hpp"
#include "migrator/operation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace migrator::cli {
namespace {

using Replaced = std::map<std::string, std::filesystem::path, std::less<>>;

// The files, app by app and in the order of the changes.
std::vector<NewFile> make_files(MakeRun const& run, Changes const& changes) {
  std::vector<NewFile> files;
  for (AppChanges const& app : changes) {
    for (Migration const& migration : app.migrations) {
      files.push_back(make_file(migration, run.project, run.context.configuration.migrations));
    }
  }
  return files;
}

// In an order in which a run that is killed leaves files that can be loaded: the next run writes
// the rest.
std::vector<NewFile> in_order_of_dependencies(Changes const& changes,
                                              std::vector<NewFile> const& files) {
  std::vector<NewFile> ordered;
  for (std::size_t const place : order_of_writing(changes)) {
    ordered.push_back(files[place]);
  }
  return ordered;
}

void show_migration(MakeRun const& run, Migration const& migration, NewFile const& file) {
  if (run.verbosity() < 1) {
    return;
  }
  std::string const path = relative_path(file.path);
  run.log("  " + run.context.console.styled(Style::migrate_label, path));
  for (Operation const& operation : migration.operations) {
    run.log("    " + formatted_description(operation));
  }
  if (run.options.scriptable) {
    run.context.console.line(path);
  }
}

void show_text(MakeRun const& run, NewFile const& file) {
  run.log(fmt::format("Full migrations file '{}':", file.path.filename().string()),
          Style::migrate_heading);
  run.context.console.write(run.log_stream, file.text);
}

void show_replaced(MakeRun const& run, std::string const& app, Replaced const& replaced) {
  auto const found = replaced.find(app);
  if (found != replaced.end()) {
    run.log(fmt::format("Deleted {}", relative_path(found->second)));
  }
}

Json operation_as_json(Operation const& operation) {
  return {JsonObject{{"category", 0, to_json(std::string(1, category(operation)))},
                     {"description", 0, to_json(describe(operation))},
                     {"operation", 0, to_json(operation)}}};
}

Json migration_as_json(Migration const& migration, NewFile const& file) {
  JsonList operations;
  for (Operation const& operation : migration.operations) {
    operations.push_back(operation_as_json(operation));
  }
  return {JsonObject{{"app", 0, to_json(migration.key.app)},
                     {"name", 0, to_json(migration.key.name)},
                     {"path", 0, to_json(relative_path(file.path))},
                     {"dependencies", 0, to_json(migration.dependencies)},
                     {"operations", 0, {std::move(operations)}}}};
}

void show_json(MakeRun const& run, Changes const& changes, std::vector<NewFile> const& files) {
  JsonList migrations;
  auto file = files.begin();
  for (AppChanges const& app : changes) {
    for (Migration const& migration : app.migrations) {
      migrations.push_back(migration_as_json(migration, *file++));
    }
  }
  run.context.console.write(write_json({JsonObject{{"migrations", 0, {std::move(migrations)}}}}));
}

}  // namespace

std::string formatted_description(Operation const& operation) {
  return fmt::format("{} {}", category(operation), describe(operation));
}

void write_changes(MakeRun const& run, Changes const& changes, Replaced const& replaced) {
  std::vector<NewFile> const files = make_files(run, changes);
  if (run.options.json()) {
    show_json(run, changes, files);
    return;
  }
  if (!run.dry_run()) {
    std::vector<std::filesystem::path> paths;
    std::ranges::transform(replaced, std::back_inserter(paths), &Replaced::value_type::second);
    write_files(in_order_of_dependencies(changes, files), paths);
  }
  auto file = files.begin();
  for (AppChanges const& app : changes) {
    if (run.verbosity() >= 1) {
      run.log(fmt::format("Migrations for '{}':", app.app), Style::migrate_heading);
    }
    for (Migration const& migration : app.migrations) {
      show_migration(run, migration, *file);
      if (!run.dry_run()) {
        show_replaced(run, app.app, replaced);
      } else if (run.verbosity() == 3) {
        show_text(run, *file);
      }
      ++file;
    }
  }
}

}  // namespace migrator::cli
