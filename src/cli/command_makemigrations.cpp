#include "base/text.hpp"
#include "cli/argparse.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/given_defaults.hpp"
#include "cli/interactive_questioner.hpp"
#include "cli/make_migrations.hpp"
#include "cli/model_changes.hpp"
#include "migrator/error.hpp"
#include "migrator/executor.hpp"
#include "sandbox/sandbox.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>

namespace migrator::cli {
namespace {

// Django's str.isidentifier(), which takes any letter beyond ASCII.
bool is_identifier(std::string_view name) {
  auto const is_letter = [](char letter) {
    return letter == '_' || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           static_cast<unsigned char>(letter) >= 0x80;
  };
  auto const is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
  return !name.empty() && !is_digit(name.front()) && std::ranges::all_of(name, [&](char letter) {
    return is_letter(letter) || is_digit(letter);
  });
}

void check_options(MakeMigrationsOptions const& options) {
  if (!options.name.empty() && !is_identifier(options.name)) {
    throw Error{"The migration name must be a valid Python identifier."};
  }
  bool const only_looks = options.dry_run || options.check;
  if (options.json() && (!only_looks || options.merge)) {
    throw UsageError{"--format json goes with --check or --dry-run, and not with --merge"};
  }
}

// Django's get_migration_name_timestamp().
std::string timestamp(Settings const& settings) {
  std::time_t const now = std::time(nullptr);
  std::tm parts{};
  if (settings.time_zone == "UTC") {
    gmtime_r(&now, &parts);
  } else {
    localtime_r(&now, &parts);
  }
  return fmt::format("{:04}{:02}{:02}_{:02}{:02}", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min);
}

// What is on disk. Where apps are named, a directory that is not there yet will be made.
Project load(Configuration configuration, MakeMigrationsOptions const& options) {
  if (!options.apps.empty()) {
    std::error_code error;
    std::erase_if(configuration.migrations, [&](std::filesystem::path const& directory) {
      return !std::filesystem::exists(directory, error) && !error;
    });
  }
  return configuration.load_project();
}

// Names every unknown label on standard error.
bool require_apps(MakeRun const& run) {
  bool known = true;
  for (std::string const& app : run.apps) {
    if (!run.project.has_app(app)) {
      run.context.console.error_line(fmt::format("No installed app with label '{}'.", app));
      known = false;
    }
  }
  return known;
}

// Whether history and files agree, where there are models and a database that can be reached.
void check_history(MakeRun const& run, DeclaredModels const* declared) {
  if (declared == nullptr || declared->models.empty() || !run.context.configuration.database) {
    return;
  }
  std::unique_ptr<Session> session;
  try {
    session = open_database(run.context);
  } catch (Error const& error) {
    run.context.console.error_line(fmt::format(
        "RuntimeWarning: Got an error checking a consistent migration history performed for "
        "database connection 'default': {}",
        error.what()));
    return;
  }
  if (session != nullptr) {
    check_consistent_history(run.loaded,
                             Recorder{session->connection(), run.project.settings}.applied());
  }
}

Conflicts conflicts_of(MakeRun const& run) {
  Conflicts conflicts = find_conflicts(run.loaded.graph);
  if (!run.apps.empty()) {
    std::erase_if(conflicts, [&](auto const& app) { return !run.apps.contains(app.first); });
  }
  return conflicts;
}

std::unique_ptr<Questioner> make_questioner(MakeRun& run) {
  if (!run.options.no_input) {
    return std::make_unique<InteractiveQuestioner>(
        run.project,
        InteractiveQuestioner::Options{.specified_apps = run.apps, .dry_run = run.dry_run()},
        run.prompt);
  }
  return std::make_unique<NonInteractiveQuestioner>(
      run.project,
      NonInteractiveQuestioner::Options{.specified_apps = run.apps,
                                        .verbosity = run.verbosity(),
                                        .merge = false,
                                        .log = [&run](std::string const& text) { run.log(text); }});
}

MigrationNames names_for(MakeRun const& run) {
  return {.given = run.options.name, .timestamp = run.timestamp};
}

// --empty.
void make_empty(MakeRun const& run, Questioner& questioner) {
  if (run.apps.empty()) {
    throw Error{"You must supply at least one app label when using --empty."};
  }
  Changes changes;
  for (std::string const& app : run.apps) {
    changes.push_back({app, {Migration{.key = {app, "custom"}}}});
  }
  write_changes(
      run, arrange_for_graph(std::move(changes), run.loaded.graph, questioner, names_for(run)));
}

void tell_no_changes(MakeRun const& run) {
  if (run.options.json()) {
    write_changes(run, {});
  } else if (run.verbosity() >= 1 && run.apps.empty()) {
    run.log("No changes detected");
  } else if (run.verbosity() >= 1) {
    run.log(fmt::format("No changes detected in app{} '{}'", run.apps.size() == 1 ? "" : "s",
                        join({run.apps.begin(), run.apps.end()}, "', '")));
  }
}

int make_changes(MakeRun const& run, ProjectState const& to, DefaultsQuestioner& questioner) {
  ProjectState const from_state = state_of_all(run.loaded.graph);
  DeclaredModels const* const declared = run.context.declared.models();
  std::vector<ModelKey> const order =
      declared == nullptr ? std::vector<ModelKey>{} : order_of(*declared);
  Changes changes = detect_changes(
      {from_state, to, run.project.unmigrated_apps, run.project.settings, questioner, order},
      run.loaded.graph,
      {.trim_to_apps = run.apps, .convert_apps = run.apps, .names = names_for(run)});
  questioner.settle(changes);
  if (changes.empty()) {
    tell_no_changes(run);
    return exit_done;
  }
  if (run.options.update) {
    Update const update = update_last_migrations(run, changes);
    write_changes(run, update.changes, update.replaced);
  } else {
    write_changes(run, changes);
  }
  return run.options.check ? exit_error : exit_done;
}

int run_command(MakeRun& run) {
  ProjectState const* const models = run.context.declared.state();
  if (!require_apps(run)) {
    return exit_usage;
  }
  run.loaded = build_graph(run.project, {}, {.empty_apps = EmptyApps::passed_over});
  check_history(run, run.context.declared.models());
  Conflicts const conflicts = conflicts_of(run);
  if (!conflicts.empty() && !run.options.merge) {
    throw GraphError{describe_conflicts(conflicts)};
  }
  if (run.options.merge) {
    if (conflicts.empty()) {
      run.log("No conflicts detected to merge.");
    }
    merge_branches(run, conflicts);
    return exit_done;
  }
  std::vector<GivenDefault> given;
  std::ranges::transform(run.options.defaults, std::back_inserter(given), parse_default);
  std::unique_ptr<Questioner> const asking = make_questioner(run);
  DefaultsQuestioner questioner{given, *asking};
  if (run.options.empty) {
    make_empty(run, questioner);
    return exit_done;
  }
  // Without declared models they are what the migrations say.
  ProjectState const to = models != nullptr ? *models : state_of_all(run.loaded.graph);
  require_known(given, to);
  return make_changes(run, to, questioner);
}

}  // namespace

std::unique_ptr<Session> open_database(Context const& context) {
  std::optional<std::filesystem::path> const sandbox =
      sandbox_folder(context.configuration.database.value_or(""));
  if (sandbox && (sandbox->empty() || !std::filesystem::exists(*sandbox))) {
    return nullptr;
  }
  return std::make_unique<Session>(context);
}

int make_migrations(Context& context, MakeMigrationsOptions const& options) {
  check_options(options);
  Project project = load(context.configuration, options);
  Stream const stream = options.scriptable || options.json() ? Stream::error : Stream::output;
  std::string now = timestamp(project.settings);
  MakeRun run{.context = context,
              .options = options,
              .apps = {options.apps.begin(), options.apps.end()},
              .log_stream = stream,
              .prompt = {context.console, stream},
              .project = std::move(project),
              .loaded = {},
              .timestamp = std::move(now)};
  try {
    return run_command(run);
  } catch (QuestionerQuit const& quit) {
    return quit.status();
  }
}

}  // namespace migrator::cli
