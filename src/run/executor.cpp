#include "migrator/executor.hpp"

#include "base/empty_query.hpp"
#include "run/migration_runner.hpp"
#include "run/own_transaction.hpp"
#include "run/soft_applied.hpp"
#include "run/standard_strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

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
      progress_{std::move(progress)} {}

ProjectState Executor::run(PlannedRun const& planned, ProjectState applied,
                           ExecuteOptions const& options) {
  if (planned.plan.empty()) {
    if (recorder_.has_table()) {
      check_replacements(planned.loaded);
    }
    return applied;
  }
  if (!options.fake) {
    require_reversible(planned);
    require_runnable(planned.plan);
  }
  recorder_.ensure_table();
  bool const forwards = planned.plan.front().direction == Direction::forwards;
  ProjectState state = forwards ? run_forwards(planned, std::move(applied), options)
                                : run_backwards(planned, options);
  check_replacements(planned.loaded);
  return state;
}

ProjectState Executor::run_forwards(PlannedRun const& planned, ProjectState state,
                                    ExecuteOptions const& options) {
  for (Step const& step : in_running_order(planned.loaded.graph, planned.plan)) {
    MigrationKey const& key = step.migration->key;
    progress_(MigrationStarted{key, Direction::forwards, step.migration->atomic});
    Clock::time_point const start = Clock::now();
    bool const faked = apply(*step.migration, state, options);
    finished_.push_back(key);
    progress_(MigrationFinished{key, Direction::forwards, faked, since(start)});
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
    bool const faked = unapply(*step.migration, states.at(key), options);
    finished_.push_back(key);
    progress_(MigrationFinished{key, Direction::backwards, faked, since(start)});
  }
  return state_left_by(planned);
}

// Returns whether it was faked.
bool Executor::apply(Migration const& migration, ProjectState& state,
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
  if (!faked) {
    run_and_record(migration, Direction::forwards, state);
    return false;
  }
  Transaction transaction{connection_};
  recorder_.record(migration, Direction::forwards);
  transaction.commit();
  return true;
}

bool Executor::unapply(Migration const& migration, ProjectState const& before,
                       ExecuteOptions const& options) {
  if (!options.fake) {
    ProjectState state = before;
    run_and_record(migration, Direction::backwards, state);
    return false;
  }
  Transaction transaction{connection_};
  recorder_.record(migration, Direction::backwards);
  transaction.commit();
  return true;
}

// The migration and its record share one transaction; a non-atomic migration is recorded right
// after its last statement.
void Executor::run_and_record(Migration const& migration, Direction direction,
                              ProjectState& state) {
  Progression progression;
  std::set<std::size_t> scripts;
  StatementSink const sink = [&](Statement const& statement) {
    if (statement.of_author && progression.operation) {
      scripts.insert(*progression.operation);
    }
    progress_(StatementStarted{migration.key, statement});
    send(statement);
  };
  SchemaEditor editor{sink, catalog_, project_.settings,
                      migration.atomic ? Transactional::yes : Transactional::no};
  std::optional<OwnTransaction> transaction;
  try {
    if (migration.atomic) {
      transaction.emplace(connection_, migration.key);
    }
    if (direction == Direction::forwards) {
      migrator::run_forwards(migration, editor, state, progression);
    } else {
      migrator::run_backwards(migration, editor, state, progression);
    }
    recorder_.record(migration, direction);
    if (transaction) {
      // A constraint that is checked now waited for what a RunSQL did to the rows.
      if (scripts.size() == 1) {
        progression.operation = *scripts.begin();
      }
      transaction->commit();
    }
  } catch (std::exception const& cause) {
    ExecutionError::Details details = place_of(migration, direction, progression);
    details.finished = finished_;
    details.remains = transaction ? transaction->abandon(cause) : Remains::statements;
    std::throw_with_nested(ExecutionError{cause.what(), std::move(details)});
  }
}

void Executor::send(Statement const& statement) {
  if (is_empty_query(statement.sql)) {
    bool const is_blank = statement.sql.find_first_not_of(" \t\n\r\f\v") == std::string::npos;
    throw DatabaseError{{.message = "can't execute an empty query",
                         .statement = is_blank ? "" : statement.sql,
                         .hint = "write \"noop\" for a RunSQL that does nothing"}};
  }
  std::optional<StandardStrings> standard_strings;
  if (!statement.of_author && statement.sql.find('\\') != std::string::npos) {
    standard_strings.emplace(connection_);
  }
  connection_.execute(statement.sql);
}

void Executor::check_replacements(LoadedGraph const& loaded) {
  Recorded const recorded = recorder_.applied();
  for (Migration const* const squash : loaded.replacements) {
    bool const complete = std::ranges::all_of(
        squash->replaces, [&](MigrationKey const& key) { return recorded.contains(key); });
    if (complete && !recorded.contains(squash->key)) {
      recorder_.record_applied(squash->key);
    }
  }
}

}  // namespace migrator
