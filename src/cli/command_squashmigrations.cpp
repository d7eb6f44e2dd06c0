#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/make_migrations.hpp"
#include "cli/prompt.hpp"
#include "cli/prove.hpp"
#include "cli/session.hpp"
#include "cli/written_migration.hpp"
#include "migrator/error.hpp"
#include "migrator/executor.hpp"
#include "migrator/optimizer.hpp"
#include "migrator/squash.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace migrator::cli {
namespace {

using Migrations = std::vector<Migration const*>;

void require_migrated(Project const& project, std::string const& app) {
  if (!project.has_app(app)) {
    throw PlanError{fmt::format("No installed app with label '{}'.", app)};
  }
  if (!project.migrated_apps.contains(app)) {
    throw PlanError{fmt::format(
        "App '{}' does not have migrations (so squashmigrations on it makes no sense)", app)};
  }
}

// What is applied decides which squashes stand for what they replace. Without a database nothing
// is.
Recorded read_recorded(Context const& context, Project const& project) {
  if (!context.configuration.database) {
    return {};
  }
  std::unique_ptr<Session> const session = open_database(context);
  return session == nullptr ? Recorded{}
                            : Recorder{session->connection(), project.settings}.applied();
}

// Asks until the answer is one; an empty one is no.
bool wants_to_proceed(Console& console) {
  Prompt prompt{console, Stream::output};
  while (true) {
    std::string const answer = prompt.ask("Do you wish to proceed? [y/N] ");
    if (answer.empty() || answer.front() == 'n' || answer.front() == 'N') {
      return false;
    }
    if (answer.front() == 'y' || answer.front() == 'Y') {
      return true;
    }
  }
}

bool announce(Context& context, SquashMigrationsOptions const& options,
              Migrations const& migrations) {
  if (context.options.verbosity > 0 || !options.noinput) {
    context.console.line("Will squash the following migrations:", Style::migrate_heading);
    for (Migration const* const migration : migrations) {
      context.console.line(" - " + migration->key.name);
    }
  }
  return options.noinput || wants_to_proceed(context.console);
}

void optimize_operations(Context& context, SquashMigrationsOptions const& options,
                         Migration& squashed) {
  auto const say = [&](std::string_view text, Style style = Style::plain) {
    if (context.options.verbosity > 0) {
      context.console.line(text, style);
    }
  };
  if (options.no_optimize) {
    say("(Skipping optimization.)", Style::migrate_heading);
    return;
  }
  say("Optimizing...", Style::migrate_heading);
  std::size_t const before = squashed.operations.size();
  squashed.operations = optimize(std::move(squashed.operations), squashed.key.app);
  std::size_t const after = squashed.operations.size();
  say(before == after
          ? "  No optimizations possible."
          : fmt::format("  Optimized from {} operations to {} operations.", before, after));
}

// "0002_change_squashed_0003_more", or with a name of its own "0002_name".
std::string squashed_name(SquashMigrationsOptions const& options, Migrations const& migrations) {
  std::string const& first = migrations.front()->key.name;
  std::string const& last = migrations.back()->key.name;
  if (options.start().empty()) {
    return "0001_" + (options.squashed_name.empty() ? "squashed_" + last : options.squashed_name);
  }
  if (options.squashed_name.empty()) {
    return fmt::format("{}_squashed_{}", first, last);
  }
  std::size_t const end = first.find('_');
  if (end == std::string::npos) {
    throw PlanError{fmt::format(
        "the name of {}.{} has no number and '_' before it that the squash could begin with: leave "
        "out --squashed-name",
        migrations.front()->key.app, first)};
  }
  return fmt::format("{}_{}", first.substr(0, end), options.squashed_name);
}

void report(Context& context, std::string const& path) {
  if (context.options.verbosity == 0) {
    return;
  }
  context.console.line(
      context.console.styled(Style::migrate_heading, "Created new squashed migration " + path) +
      "\n"
      "  You should commit this migration but leave the old ones in place;\n"
      "  the new migration will be used for new installs. Once you are sure\n"
      "  all instances of the codebase have applied the migrations you squashed,\n"
      "  you can delete them.");
}

}  // namespace

int squash_migrations(Context& context, SquashMigrationsOptions const& options) {
  Project const project = context.configuration.load_project();
  require_migrated(project, options.app);
  Recorded const recorded = read_recorded(context, project);
  LoadedGraph const loaded = build_graph(project, recorded);
  Migrations const migrations = migrations_to_squash(project, loaded.graph, options.app,
                                                     options.start(), options.names.back());
  if (!announce(context, options, migrations)) {
    return exit_done;
  }
  Migration squashed = squash(migrations, project.settings);
  optimize_operations(context, options, squashed);
  squashed.key.name = squashed_name(options, migrations);
  squashed.initial = options.start().empty() ? std::optional{true} : std::nullopt;
  squashed.file = path_beside(*migrations.front(), squashed.key.name);
  if (std::filesystem::exists(squashed.file)) {
    throw PlanError{
        fmt::format("Migration {} already exists. Use a different name.", squashed.key.name)};
  }
  if (options.prove) {
    prove(context, project, migrations, squashed);
  }
  write_new_file_of(squashed, context);
  report(context, squashed.file);
  return exit_done;
}

}  // namespace migrator::cli
