#include "base/text.hpp"
#include "cli/audit_log.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/history_tries.hpp"
#include "cli/interrupt.hpp"
#include "cli/lock_retries.hpp"
#include "cli/migrate_guard.hpp"
#include "cli/migrate_progress.hpp"
#include "cli/model_changes.hpp"
#include "cli/operation_text.hpp"
#include "cli/prune.hpp"
#include "cli/runner_lock.hpp"
#include "cli/session.hpp"
#include "migrator/error.hpp"
#include "migrator/executor.hpp"
#include "migrator/graph.hpp"
#include "migrator/plan.hpp"
#include "run/ledger_table.hpp"
#include "run/own_session.hpp"
#include "run/unfinished.hpp"

#include <fmt/format.h>

#include <chrono>
#include <functional>
#include <optional>
#include <set>
#include <thread>

namespace migrator::cli {
namespace {

// What is on disk and what is recorded, as one moment's truth.
struct History {
  Recorded recorded;
  LoadedGraph loaded;
};

History read_history(Project const& project, Recorded recorded) {
  LoadedGraph loaded = build_graph(project, recorded);
  check_consistent_history(loaded, recorded);
  std::map<std::string, std::vector<std::string>> const conflicts = find_conflicts(loaded.graph);
  if (!conflicts.empty()) {
    throw GraphError{describe_conflicts(conflicts)};
  }
  return {std::move(recorded), std::move(loaded)};
}

void require_app(Project const& project, MigrateOptions const& options) {
  if (options.app.empty()) {
    return;
  }
  if (!project.has_app(options.app)) {
    throw PlanError{fmt::format("No installed app with label '{}'.", options.app)};
  }
  bool const migrated = project.migrated_apps.contains(options.app);
  if (options.run_syncdb && migrated) {
    throw PlanError{
        fmt::format("Can't use run_syncdb with app '{}' as it has migrations.", options.app)};
  }
  if (!options.run_syncdb && !migrated) {
    throw PlanError{fmt::format("App '{}' does not have migrations.", options.app)};
  }
}

// The migration that was named; for a squash that is not in the graph the last it replaces.
Target named_target(Project const& project, LoadedGraph const& loaded,
                    MigrateOptions const& options) {
  if (options.name == "zero") {
    return {options.app, std::nullopt};
  }
  Migration const& migration = find_by_prefix(project, options.app, options.name);
  if (!loaded.graph.contains(migration.key) && !migration.replaces.empty()) {
    return {migration.replaces.back().app, migration.replaces.back().name};
  }
  return {migration.key.app, migration.key.name};
}

bool names_one_migration(MigrateOptions const& options) {
  return !options.app.empty() && !options.name.empty();
}

std::vector<Target> find_targets(Project const& project, LoadedGraph const& loaded,
                                 MigrateOptions const& options) {
  require_app(project, options);
  if (names_one_migration(options)) {
    return {named_target(project, loaded, options)};
  }
  std::vector<Target> targets;
  for (MigrationKey const& leaf : loaded.graph.leaves(options.app)) {
    targets.push_back({leaf.app, leaf.name});
  }
  return targets;
}

void show_plan(Console& console, Plan const& plan) {
  console.line("Planned operations:", Style::migrate_label);
  if (plan.empty()) {
    console.line("  No planned migration operations.");
  }
  for (Step const& step : plan) {
    console.line(to_string(step.migration->key), Style::migrate_heading);
    for (Operation const& operation : step.migration->operations) {
      OperationText const text =
          describe_planned(operation, step.direction == Direction::backwards);
      console.line("    " + text.text, text.style);
    }
  }
}

std::string sorted_apps(std::vector<Target> const& targets) {
  std::set<std::string> apps;
  for (Target const& target : targets) {
    apps.insert(target.app);
  }
  return apps.empty() ? "(none)" : join({apps.begin(), apps.end()}, ", ");
}

void show_headings(Context& context, MigrateOptions const& options,
                   std::vector<Target> const& targets) {
  if (context.options.verbosity < 1) {
    return;
  }
  Console& console = context.console;
  console.line(console.styled(Style::migrate_heading, "Operations to perform:"));
  if (!names_one_migration(options)) {
    console.line(console.styled(Style::migrate_label, "  Apply all migrations: ") +
                 sorted_apps(targets));
  } else if (!targets.front().name) {
    console.line(console.styled(Style::migrate_label, "  Unapply all migrations: ") +
                 targets.front().app);
  } else {
    console.line(console.styled(Style::migrate_label, "  Target specific migration: ") +
                 fmt::format("{}, from {}", *targets.front().name, targets.front().app));
  }
}

// That the models have moved on, where they have.
void show_changed_models(Context& context, Project const& project, MigrationGraph const& graph) {
  std::vector<std::string> apps = apps_with_changes(context.declared, project, graph);
  if (apps.empty()) {
    return;
  }
  for (std::string& app : apps) {
    app = python_repr(app);
  }
  Console& console = context.console;
  console.line(console.styled(
      Style::notice, fmt::format("  Your models in app(s): {} have changes that are not yet "
                                 "reflected in a migration, and so won't be applied.",
                                 join(apps, ", "))));
  console.line(console.styled(Style::notice,
                              "  Run 'manage.py makemigrations' to make new migrations, and then "
                              "re-run 'manage.py migrate' "
                              "to apply them."));
}

void show_running(Context& context, Project const& project, PlannedRun const& planned) {
  if (context.options.verbosity < 1) {
    return;
  }
  context.console.line(context.console.styled(Style::migrate_heading, "Running migrations:"));
  if (planned.plan.empty()) {
    context.console.line("  No migrations to apply.");
    show_changed_models(context, project, planned.loaded.graph);
  }
}

// Where the user wants to go, and the way there.
struct Aim {
  std::vector<Target> targets;
  PlannedRun planned;
};

// The state of the applied migrations, none where it does not follow from them: rows that were
// deleted by hand leave such a history, and with nothing to do nobody needs its state.
ProjectState state_to_rest_in(LoadedGraph const& loaded) {
  ProjectState state;
  try {
    state = state_of_applied(loaded);
  } catch (Error const&) {
    return {};
  }
  state.require_renderable();
  return state;
}

// The state of the applied migrations. Throws, before "Running migrations:", when it cannot be
// rendered or the plan cannot be carried out.
ProjectState state_to_run_from(PlannedRun const& planned, MigrateOptions const& options) {
  if (planned.plan.empty()) {
    return state_to_rest_in(planned.loaded);
  }
  ProjectState state = state_of_applied(planned.loaded);
  state.require_renderable();
  if (!options.fake) {
    require_reversible(planned);
    require_runnable(planned.plan);
  }
  return state;
}

// Django hands all models to those who wait for the end of a run.
void require_models_after(ProjectState const& state) {
  try {
    state.require_all_renderable();
  } catch (StateError const& error) {
    throw StateError{fmt::format(
        "{}\n  The run is complete and recorded, but the next one will be refused: correct the "
        "migrations, so that nothing points at a model when it is deleted or moved.",
        error.what())};
  }
}

// What watches over a run.
struct Watch {
  InterruptGuard const& interrupt;
  MigrateProgress& progress;
  std::optional<RunnerLock> lock;  // unless there is nothing to do
  std::optional<AuditLog> audit;   // if the configuration wants one
};

ExecuteOptions execute_options(MigrateOptions const& options, LockRetries& retries, Watch& watch) {
  ExecuteOptions execute{
      .fake = options.fake,
      .fake_initial = options.fake_initial,
      .timeouts = {.lock = options.lock_timeout, .statement = options.statement_timeout},
      .lock_retry_for = options.lock_retry_for,
      .pause = [&watch](std::chrono::milliseconds time) {
        pause_unless_interrupted(time, watch.interrupt);
      }};
  if (watch.audit) {
    execute.also_record = [&watch](Migration const& migration, Direction direction,
                                   Outcome outcome) {
      watch.audit->append(migration, direction, outcome);
    };
  }
  if (watch.lock) {
    execute.reconnect = [&watch, &retries] {
      watch.lock->renew_session();
      retries.watch_session();
    };
  }
  return execute;
}

void run_plan(Context& context, MigrateOptions const& options, Project const& project,
              Session& session, Aim const& aim, Watch& watch) {
  show_headings(context, options, aim.targets);
  ProjectState applied = state_to_run_from(aim.planned, options);
  show_running(context, project, aim.planned);
  LockRetries retries{session, context.console,
                      watch.lock ? options.lock_timeout : std::chrono::milliseconds{0}};
  Executor executor{session.connection(), session.catalog(), project, [&](Event const& event) {
                      if (watch.lock) {
                        watch.lock->follow(event);
                      }
                      if (watch.audit) {
                        watch.audit->follow(event);
                      }
                      retries.follow(event);
                      watch.progress.take(event);
                    }};
  ProjectState const left =
      executor.run(aim.planned, std::move(applied), execute_options(options, retries, watch));
  require_models_after(left);
}

// What earlier runs have left in the middle.
std::map<MigrationKey, Direction> begun_before(Session& session) {
  OwnSession const own{session.connection()};
  return LedgerTable{session.connection(), own}.begun();
}

// Runs the plan; if there is anything in it, alone: one runner at a time changes a database. What
// an earlier run has left in the middle, or another one is in the middle of, is something, too.
void run_alone(Context& context, MigrateOptions const& options, Project const& project,
               Session& session, Recorded const& recorded, Aim aim, Watch watch) {
  if (context.configuration.audit_table) {
    watch.audit.emplace(session.connection(), *context.configuration.audit_table);
    watch.audit->note_files(aim.planned.plan);
  }
  if (!aim.planned.plan.empty() || !begun_before(session).empty()) {
    require_fit(session.connection(), options, project, recorded, aim.planned.plan);
    watch.lock.emplace(session, context.console, watch.interrupt, options.runner_lock_wait);
    // Another runner may have finished while this one waited: what counts is read again.
    HistoryTries tries{session.connection(), options, context.console,
                       [&watch](std::chrono::milliseconds time) {
                         pause_unless_interrupted(time, watch.interrupt);
                       }};
    History const history = read_history(project, tries.read(project.settings));
    aim.targets = find_targets(project, history.loaded, options);
    aim.planned = make_plan(project, history.recorded, history.loaded, aim.targets);
    if (!options.fake) {
      require_finished(begun_before(session), aim.planned, aim.targets);
    }
    if (watch.audit && !aim.planned.plan.empty()) {
      watch.audit->note_files(aim.planned.plan);
      watch.audit->ensure_table();
    }
  }
  run_plan(context, options, project, session, aim, watch);
}

// Whether the work ended because of a signal. A statement that fails by itself after a first one is
// a failure; what fails after a second one was cancelled.
bool was_interrupted(std::exception const& error, InterruptGuard const& interrupt) {
  if (interrupt.signal() == 0 || interrupt.insists()) {
    return interrupt.insists();
  }
  if (dynamic_cast<Interrupted const*>(&error) != nullptr ||
      dynamic_cast<RunnerLockError const*>(&error) != nullptr) {
    return true;
  }
  try {
    std::rethrow_if_nested(error);
  } catch (Interrupted const&) {
    return true;
  } catch (std::exception const&) {
    // The server's, or ours.
  }
  return false;
}

// Does `work` until it ends or a signal comes; then what was done is told.
int until_interrupted(Context& context, Session& session,
                      std::function<void(InterruptGuard const&, MigrateProgress&)> const& work) {
  InterruptGuard interrupt{session.connection()};
  MigrateProgress progress{context, interrupt};
  try {
    work(interrupt, progress);
  } catch (std::exception const& error) {
    if (!was_interrupted(error, interrupt)) {
      throw;
    }
    progress.report_interruption();
    return exit_code_of_signal(interrupt.signal());
  }
  return exit_done;
}

int prune_alone(Context& context, MigrateOptions const& options, Project const& project,
                Session& session, LoadedGraph const& loaded) {
  if (options.app.empty()) {
    throw PlanError{"Migrations can be pruned only when an app is specified."};
  }
  return until_interrupted(context, session,
                           [&](InterruptGuard const& interrupt, MigrateProgress& progress) {
                             (void)progress;
                             prune(context, project, options, loaded, session, interrupt);
                           });
}

}  // namespace

int migrate(Context& context, MigrateOptions const& options) {
  Project const project = context.configuration.load_project();
  Session session{context};
  // A signal ends the program meanwhile (end_on_early_interrupt).
  HistoryTries tries{session.connection(), options, context.console,
                     [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); }};
  History const history = read_history(project, tries.read(project.settings));
  std::vector<Target> targets = find_targets(project, history.loaded, options);
  if (options.prune) {
    if (int const code = prune_alone(context, options, project, session, history.loaded)) {
      return code;
    }
  }
  PlannedRun planned = make_plan(project, history.recorded, history.loaded, targets);
  if (options.plan) {
    show_plan(context.console, planned.plan);
  }
  if (options.plan || options.check) {
    return options.check && !planned.plan.empty() ? exit_error : exit_done;
  }
  if (options.prune) {
    return exit_done;
  }
  return until_interrupted(
      context, session, [&](InterruptGuard const& interrupt, MigrateProgress& progress) {
        run_alone(context, options, project, session, history.recorded,
                  {std::move(targets), std::move(planned)}, {interrupt, progress, std::nullopt});
      });
}

}  // namespace migrator::cli
