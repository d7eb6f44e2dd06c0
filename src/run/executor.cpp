#include "migrator/executor.hpp"

#include "run/ledger_table.hpp"
#include "run/own_session.hpp"
#include "run/soft_applied.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

using Clock = std::chrono::steady_clock;

Elapsed since(Clock::time_point start) {
  return Clock::now() - start;
}

// The state of what is still applied after a backward plan.
ProjectState state_left_by(PlannedRun const& planned) {
  LoadedGraph left = planned.loaded;
  for (Step const& step : planned.plan) {
    left.applied.erase(step.migration->key);
  }
  return state_of_applied(left);
}

}  // namespace

ExecutionError::ExecutionError(std::string const& cause, Details details)
    : Error{cause}, details_{std::move(details)} {}

void require_runnable(Plan const& plan) {
  for (Step const& step : plan) {
    bool const backwards = step.direction == Direction::backwards;
    std::vector<Operation> const& operations = step.migration->operations;
    for (std::size_t i = 0; i < operations.size(); ++i) {
      RunPython const* const python = find_python_code(operations[i], backwards);
      if (python == nullptr) {
        continue;
      }
      SourceLocation const place = location_of(*step.migration, i);
      throw PlanError{fmt::format(
          "{} runs the Python function {}, which this program cannot ({}:{}). Nothing has been "
          "changed. Write what it does as RunSQL, or run the migration with Django and record it "
          "here with --fake.",
          to_string(step.migration->key), backwards ? *python->reverse_code : python->code,
          place.file, place.line)};
    }
  }
}

Executor::Executor(Connection& connection, Catalog const& catalog, Project const& project,
                   Progress progress)
    : connection_{connection},
      catalog_{catalog},
      project_{project},
      recorder_{connection, project.settings},
      own_{std::make_unique<OwnSession>(connection)},
      progress_{std::move(progress)} {}

Executor::~Executor() = default;

ProjectState Executor::run(PlannedRun const& planned, ProjectState applied,
                           ExecuteOptions const& options) {
  if (planned.plan.empty()) {
    if (recorder_.has_table()) {
      check_replacements(planned.loaded, options);
    }
    return applied;
  }
  if (!options.fake) {
    require_reversible(planned);
    require_runnable(planned.plan);
  }
  recorder_.ensure_table();
  read_ledger(options);
  bool const forwards = planned.plan.front().direction == Direction::forwards;
  ProjectState state = forwards ? run_forwards(planned, std::move(applied), options)
                                : run_backwards(planned, options);
  check_replacements(planned.loaded, options);
  return state;
}

// What another program has meanwhile brought to an end and recorded is forgotten.
void Executor::read_ledger(ExecuteOptions const& options) {
  LedgerTable table{connection_, *own_};
  for (auto const& [key, direction] : table.begun()) {
    Migration const* const migration = project_.find(key);
    if (migration == nullptr || is_due(*migration, direction, options)) {
      begun_.insert(key);
      continue;
    }
    in_transaction(key, options, [&, &done = key] { table.forget(done); });
  }
}

ProjectState Executor::run_forwards(PlannedRun const& planned, ProjectState state,
                                    ExecuteOptions const& options) {
  for (Step const& step : in_running_order(planned.loaded.graph, planned.plan)) {
    MigrationKey const& key = step.migration->key;
    progress_(MigrationStarted{key, Direction::forwards, step.migration->atomic});
    Clock::time_point const start = Clock::now();
    Outcome const outcome = apply(*step.migration, state, options);
    finished_.push_back(key);
    progress_(MigrationFinished{key, Direction::forwards, outcome, since(start)});
  }
  return state;
}

ProjectState Executor::run_backwards(PlannedRun const& planned, ExecuteOptions const& options) {
  progress_(RenderingStarted{});
  Clock::time_point const rendering = Clock::now();
  std::map<MigrationKey, ProjectState> const states = states_before(planned.loaded, planned.plan);
  progress_(RenderingFinished{since(rendering)});
  for (Step const& step : planned.plan) {
    MigrationKey const& key = step.migration->key;
    progress_(MigrationStarted{key, Direction::backwards, step.migration->atomic});
    Clock::time_point const start = Clock::now();
    Outcome const outcome = unapply(*step.migration, states.at(key), options);
    finished_.push_back(key);
    progress_(MigrationFinished{key, Direction::backwards, outcome, since(start)});
  }
  return state_left_by(planned);
}

Outcome Executor::apply(Migration const& migration, ProjectState& state,
                        ExecuteOptions const& options) {
  bool faked = options.fake;
  if (options.fake_initial && !faked) {
    ProjectState after = state;
    mutate_state(migration, after);
    faked = is_soft_applied(migration, after, catalog_, project_.settings);
    if (faked) {
      state = std::move(after);
    }
  }
  return faked ? record_alone(migration, Direction::forwards, Outcome::faked, options)
               : run_and_record(migration, Direction::forwards, state, options);
}

Outcome Executor::unapply(Migration const& migration, ProjectState const& before,
                          ExecuteOptions const& options) {
  if (options.fake) {
    return record_alone(migration, Direction::backwards, Outcome::faked, options);
  }
  ProjectState state = before;
  return run_and_record(migration, Direction::backwards, state, options);
}

void Executor::check_replacements(LoadedGraph const& loaded, ExecuteOptions const& options) {
  if (loaded.replacements.empty()) {
    return;
  }
  Recorded recorded;
  in_tries(loaded.replacements.front()->key, options,
           [&] { recorded = recorder_.applied(before_reading(options)); });
  std::vector<MigrationKey> missing;
  for (Migration const* const squash : loaded.replacements) {
    bool const complete = std::ranges::all_of(
        squash->replaces, [&](MigrationKey const& key) { return recorded.contains(key); });
    if (complete && !recorded.contains(squash->key)) {
      missing.push_back(squash->key);
    }
  }
  if (!missing.empty()) {
    in_transaction(missing.front(), options, [&] { complete(missing, options); });
  }
}

// Records squashes. What is kept besides has been, of those that this run has run.
void Executor::complete(std::vector<MigrationKey> const& squashes, ExecuteOptions const& options) {
  for (MigrationKey const& key : recorder_.record_missing(squashes)) {
    if (options.also_record && std::ranges::find(finished_, key) == finished_.end()) {
      options.also_record(*project_.find(key), Direction::forwards, Outcome::faked);
    }
  }
}

}  // namespace migrator
