#include "cli/app.hpp"

#include "cli/argparse.hpp"
#include "cli/commands.hpp"
#include "cli/duration.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/hide_passwords.hpp"
#include "cli/interrupt.hpp"
#include "cli/log.hpp"
#include "cli/report.hpp"
#include "cli/system_checks.hpp"
#include "cli/verbosity.hpp"
#include "migrator/version.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <vector>

namespace migrator::cli {
namespace {

// Everything the command line can say; the parser fills it.
struct CommandLine {
  CommonOptions common;
  MigrateOptions migrate;
  ShowMigrationsOptions show_migrations;
  SqlMigrateOptions sql_migrate;
  SquashMigrationsOptions squash_migrations;
  OptimizeMigrationOptions optimize_migration;
  MakeMigrationsOptions make_migrations;
  InspectDbOptions inspect_db;
  CheckOptions check;
  bool no_color = false;
  bool force_color = false;
  bool skip_checks = false;
};

// Flags that Django's commands take and that mean nothing here.
void add_ignored_flags(CLI::App& app) {
  app.add_flag("--traceback")
      ->description("Accepted for Django's sake; errors are always told in full");
  app.add_option("--pythonpath")
      ->description("Accepted for Django's sake; there is no Python")
      ->type_name("PATH");
}

CLI::Option* add_text(CLI::App& app, std::string const& name, std::optional<std::string>& text,
                      std::string const& description) {
  return app.add_option_function<std::string>(
      name, [&text](std::string const& value) { text = value; }, description);
}

// A flag that Django does not have and that takes a length of time.
void add_duration(CLI::App& app, std::string const& name, std::chrono::milliseconds& duration,
                  std::string const& description) {
  app.add_option_function<std::string>(
         name, [name, &duration](std::string const& text) { duration = duration_of(name, text); },
         description)
      ->type_name("SECONDS")
      ->group(std::string{own_flags});
}

void add_common_options(CLI::App& app, CommandLine& line) {
  CommonOptions& common = line.common;
  app.set_version_flag("--version", std::string{"migrator "} + std::string{version()});
  app.add_option("--migrations", common.migrations,
                 "Directory of the migrations; may be given several times")
      ->type_name("DIR")
      ->allow_extra_args(false)  // or "[a]" would be a list of one
      ->group(std::string{own_flags});
  add_text(app, "--models", common.models, "Directory of the declared models")
      ->type_name("DIR")
      ->group(std::string{own_flags});
  add_text(app, "--settings", common.settings,
           "JSON file of Django settings: AUTH_USER_MODEL, DEFAULT_AUTO_FIELD, apps, …")
      ->type_name("FILE");
  add_text(app, "--config", common.config,
           "Configuration file; otherwise migrator.json here or in a folder above")
      ->type_name("FILE")
      ->group(std::string{own_flags});
  add_text(app, "--database", common.database,
           "An alias of the configuration, a libpq URL or keyword string, sandbox: or sandbox:PATH")
      ->type_name("DATABASE");
  add_duration(app, "--wait-for-database", common.wait_for_database,
               "How long to wait for the database to accept connections (0)");
  app.add_flag(
         "--detailed-exit-codes", common.detailed_exit_codes,
         "Instead of 1: 6 a migration failed and was rolled back, 7 a part of it remains, 8 no "
         "connection")
      ->group(std::string{own_flags});
  app.add_option_function<std::string>(
         "-v,--verbosity",
         [&common](std::string const& text) { common.verbosity = verbosity_of(text); },
         "0 = silent, 1 = normal, 2 = with times, 3 = with statements on standard error")
      ->default_str("1")
      ->type_name("0..3");
  app.add_flag("--skip-checks", line.skip_checks,
               "Do not ask what Django's system checks refuse in the declared models");
  app.add_flag("--no-color", line.no_color, "No colours, also on a terminal");
  app.add_flag("--force-color", line.force_color, "Colours, also in a pipe");
}

void add_migrate(CLI::App& app, MigrateOptions& options) {
  CLI::App* const command = app.add_subcommand(
      "migrate", "Bring the database to a point of the history, forwards or backwards");
  command->add_option("app_label", options.app, "Only this app and what it depends on");
  command->add_option("migration_name", options.name,
                      "The migration to reach, or the beginning of its name; \"zero\" unapplies "
                      "all of the app");
  command->add_flag("--noinput,--no-input")
      ->description("Never ask; migrate asks nothing in any case");
  command->add_flag("--fake", options.fake, "Record the migrations without running them");
  command->add_flag("--fake-initial", options.fake_initial,
                    "Record initial migrations whose tables and columns are there already");
  command->add_flag("--plan", options.plan, "Show what would be done, and do nothing");
  command->add_flag("--check", options.check,
                    "Exit with 1 if there is anything to do, and do nothing");
  command->add_flag("--prune", options.prune,
                    "Delete the records of the app's migrations that are no longer on disk");
  command->add_flag("--run-syncdb", options.run_syncdb,
                    "Accepted for Django's sake; apps without migrations have no tables here");
  add_duration(*command, "--runner-lock-wait", options.runner_lock_wait,
               "How long to wait for another run of migrations to end; 0 does not wait (300)");
  add_duration(*command, "--lock-timeout", options.lock_timeout,
               "How long a statement may wait for a lock; then the migration is rolled back and "
               "tried again");
  add_duration(*command, "--lock-retry-for", options.lock_retry_for,
               "With --lock-timeout: how long a migration is tried again (300)");
  add_duration(*command, "--statement-timeout", options.statement_timeout,
               "How long a statement may take");
  command
      ->add_flag("--allow-foreign-history", options.allow_foreign_history,
                 "Go on although the database's history knows none of the apps here")
      ->group(std::string{own_flags});
}

void add_show_migrations(CLI::App& app, ShowMigrationsOptions& options) {
  CLI::App* const command =
      app.add_subcommand("showmigrations", "List all migrations and which of them are applied");
  command->add_option("app_label", options.apps, "Only these apps")
      ->allow_extra_args(false);  // or "[a]" would be a list of one
  CLI::Option* const list =
      command->add_flag("-l,--list")
          ->description("By app, each app's migrations in order (the default)");
  command
      ->add_flag("-p,--plan", options.plan,
                 "All in the order they are applied in; with -v 2 what each depends on")
      ->excludes(list);
}

void add_sql_migrate(CLI::App& app, SqlMigrateOptions& options) {
  CLI::App* const command =
      app.add_subcommand("sqlmigrate", "Print the SQL of a migration; nothing is executed");
  command->add_option("app_label", options.app, "The migration's app")->required();
  command->add_option("migration_name", options.name, "The migration, or the beginning of its name")
      ->required();
  command->add_flag("--backwards", options.backwards, "The SQL that unapplies it");
  command
      ->add_flag("--offline", options.offline,
                 "Foretell names from the migrations instead of asking the database")
      ->group(std::string{own_flags});
}

void add_squash_migrations(CLI::App& app, SquashMigrationsOptions& options) {
  CLI::App* const command = app.add_subcommand(
      "squashmigrations", "Make one migration that replaces several of an app, and optimize it");
  command->add_option("app_label", options.app, "The migrations' app")->required();
  command
      ->add_option("migration_name", options.names,
                   "The last migration to squash; before it, if it is not the app's first, the "
                   "first one")
      ->required()
      ->expected(1, 2)
      ->type_name("[START] NAME");
  command->add_flag("--no-optimize", options.no_optimize, "Leave the operations as they are");
  command->add_flag("--noinput,--no-input", options.noinput, "Do not ask before");
  command
      ->add_option("--squashed-name", options.squashed_name,
                   "The name of the new migration, after its number")
      ->type_name("NAME");
  command->add_flag("--no-header")
      ->description("Accepted for Django's sake; the files have no header");
  command
      ->add_flag("--prove", options.prove,
                 "Run the migrations and the new one in two sandboxes, and write it only if the "
                 "schemas and models are equal")
      ->group(std::string{own_flags});
}

void add_optimize_migration(CLI::App& app, OptimizeMigrationOptions& options) {
  CLI::App* const command = app.add_subcommand(
      "optimizemigration", "Merge the operations of a migration where that changes nothing");
  command->add_option("app_label", options.app, "The migration's app")->required();
  command->add_option("migration_name", options.name, "The migration, or the beginning of its name")
      ->required();
  command->add_flag("--check", options.check,
                    "Exit with 1 if there is anything to merge, and write nothing");
}

void add_make_migrations(CLI::App& app, MakeMigrationsOptions& options) {
  CLI::App* const command = app.add_subcommand(
      "makemigrations", "Write the migrations that take the tables to what the models say");
  command->add_option("app_label", options.apps, "Only these apps and what they depend on");
  command->add_flag("--dry-run", options.dry_run,
                    "Only show what would be made; with -v 3 the whole files");
  command->add_flag("--merge", options.merge,
                    "Join branches of an app's history with a migration that depends on all");
  command->add_flag("--empty", options.empty, "Make a migration without operations");
  command->add_flag("--noinput,--no-input", options.no_input, "Never ask");
  command->add_option("-n,--name", options.name, "The name of the migrations, after their number")
      ->type_name("NAME");
  command->add_flag("--check", options.check,
                    "Exit with 1 if there are changes, and write nothing");
  command->add_flag("--scriptable", options.scriptable,
                    "Print the paths alone on standard output, all else on standard error");
  command->add_flag("--update", options.update, "Put the changes into each app's last migration");
  command->add_flag("--no-header")->description("Accepted for Django's sake; there are no headers");
  command
      ->add_option("--default", options.defaults,
                   "One-off default of a new column that takes no null, as JSON or Python; may be "
                   "given several times")
      ->type_name("APP.MODEL.FIELD=VALUE")
      ->allow_extra_args(false)
      ->group(std::string{own_flags});
  command->add_option("--format", options.format, "With --check or --dry-run: text or json")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("FORMAT")
      ->group(std::string{own_flags});
}

void add_inspect_db(CLI::App& app, InspectDbOptions& options) {
  CLI::App* const command =
      app.add_subcommand("inspectdb", "Write the models that the tables of a database stand for");
  command->add_option("table", options.tables, "Only these tables or views")
      ->allow_extra_args(false);  // or "[a]" would be a list of one
  command->add_flag("--include-partitions", options.include_partitions, "Also partitions");
  command->add_flag("--include-views", options.include_views, "Also views");
  command
      ->add_option("--app", options.app,
                   "Write the file of this app's models; without it they are printed")
      ->type_name("APP")
      ->group(std::string{own_flags});
  command
      ->add_flag("--migration", options.migration,
                 "Also write the app's first migration, for migrate --fake-initial")
      ->group(std::string{own_flags});
}

void add_check(CLI::App& app, CheckOptions& options) {
  CLI::App* const command = app.add_subcommand(
      "check", "Say what is wrong with the migrations, or dangerous for a database in use");
  command->add_option("app_label", options.apps, "Only these apps")
      ->allow_extra_args(false);  // or "[a]" would be a list of one
  command
      ->add_option("--since", options.since,
                   "Only what is new since this revision of git; what was there then must be as it "
                   "was")
      ->type_name("REV")
      ->group(std::string{own_flags});
  command->add_option("--format", options.format, "text, json, sarif, junit, github or gitlab")
      ->check(CLI::IsMember({"text", "json", "sarif", "junit", "github", "gitlab"}).description(""))
      ->type_name("FORMAT")
      ->group(std::string{own_flags});
  command
      ->add_option("--fail-level", options.fail_level,
                   "Exit with 1 from findings of this level on: note, warning (the default) or "
                   "error")
      ->check(CLI::IsMember({"note", "warning", "error"}).description(""))
      ->type_name("LEVEL");
}

void build(CLI::App& app, CommandLine& line) {
  app.name("migrator");
  add_common_options(app, line);
  add_ignored_flags(app);
  add_migrate(app, line.migrate);
  add_show_migrations(app, line.show_migrations);
  add_sql_migrate(app, line.sql_migrate);
  add_squash_migrations(app, line.squash_migrations);
  add_optimize_migration(app, line.optimize_migration);
  add_make_migrations(app, line.make_migrations);
  add_inspect_db(app, line.inspect_db);
  add_check(app, line.check);
  app.add_subcommand("config", "Show every value of the configuration and where it came from");
  for (CLI::App* const command : app.get_subcommands({})) {
    command->footer("Flags of every command: migrator --help");
  }
}

ColorChoice color_choice(CommandLine const& line) {
  if (line.no_color == line.force_color) {
    return ColorChoice::automatic;
  }
  return line.no_color ? ColorChoice::never : ColorChoice::always;
}

int dispatch(std::string const& command, Context& context, CommandLine const& line) {
  if (command == "migrate") {
    return migrate(context, line.migrate);
  }
  if (command == "showmigrations") {
    return show_migrations(context, line.show_migrations);
  }
  if (command == "sqlmigrate") {
    return sql_migrate(context, line.sql_migrate);
  }
  if (command == "squashmigrations") {
    return squash_migrations(context, line.squash_migrations);
  }
  if (command == "optimizemigration") {
    return optimize_migration(context, line.optimize_migration);
  }
  if (command == "makemigrations") {
    return make_migrations(context, line.make_migrations);
  }
  if (command == "inspectdb") {
    return inspect_db(context, line.inspect_db);
  }
  if (command == "check") {
    return check(context, line.check);
  }
  return show_config(context);
}

int run_command(std::string const& command, CommandLine& line) {
  line.common.color = color_choice(line);
  Console console{line.common.color};
  try {
    if (line.no_color && line.force_color) {
      throw Error{"The --no-color and --force-color options can't be used together."};
    }
    Configuration const configuration = configure(line.common);
    DeclaredProject declared{configuration};
    Context context{line.common, configuration, declared, console,
                    make_logger(line.common.verbosity)};
    if (!line.skip_checks) {
      run_system_checks(command, context);
    }
    int const code = dispatch(command, context, line);
    return console.finish() ? code : exit_error;
  } catch (UsageError const&) {
    throw;
  } catch (std::bad_alloc const&) {
    console.error_line("CommandError: out of memory");
  } catch (std::exception const& error) {
    console.error_line(report_of(error));
    return exit_code_of(error, line.common.detailed_exit_codes);
  }
  return exit_error;
}

int run_arguments(std::vector<std::string> const& arguments) {
  CommandLine line;
  CLI::App app{"Django's migrations as one native program for PostgreSQL."};
  build(app, line);
  ParsedArguments const parsed = parse_arguments(app, arguments);
  if (!parsed.command.empty() && parsed.answer.empty()) {
    return run_command(parsed.command, line);
  }
  std::fputs(parsed.answer.empty() ? app.help().c_str() : parsed.answer.c_str(), stdout);
  return Console{ColorChoice::never}.finish() ? exit_done : exit_error;
}

}  // namespace

int run(int argc, char** argv) {
  end_on_early_interrupt();
  Console console{ColorChoice::never};
  try {
    std::vector<std::string> const arguments{argv + (argc > 0 ? 1 : 0), argv + argc};
    std::for_each(argv, argv + argc, hide_passwords);
    return run_arguments(arguments);
  } catch (UsageError const& error) {
    console.error_line(fmt::format("migrator: error: {}", error.what()));
    return exit_usage;
  } catch (std::exception const& error) {
    console.error_line(error.what());  // an unknown command, most of all
    return exit_error;
  }
}

}  // namespace migrator::cli
