#include "cli/prove.hpp"

#include "base/quote.hpp"
#include "cli/session.hpp"
#include "cli/written_migration.hpp"
#include "inspection/facts.hpp"
#include "migrator/error.hpp"
#include "migrator/executor.hpp"
#include "migrator/graph.hpp"
#include "migrator/introspection.hpp"
#include "migrator/plan.hpp"
#include "migrator/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace migrator::cli {
namespace {

struct Outcome {
  ProjectState state;
  std::vector<std::string> facts;
};

// Each migration for itself, so that no squash stands in for what is to be run.
Project without_squashes(Project project) {
  for (Migration& migration : project.migrations) {
    migration.replaces.clear();
  }
  return project;
}

Project with_squash(Project project, Migration const& squashed, Context const& context) {
  SourceFile const source{squashed.key.app, squashed.key.name, squashed.file,
                          text_of_file(squashed, context)};
  Migration as_read = parse_migration(source, project.settings);
  auto const place = std::ranges::lower_bound(project.migrations, as_read.key, {}, &Migration::key);
  project.migrations.insert(place, std::move(as_read));
  return project;
}

// The way to the migration in an empty database. Throws what keeps it from being run.
PlannedRun plan_to(Project const& project, MigrationKey const& key) {
  LoadedGraph loaded = build_graph(project, {}, {.empty_apps = EmptyApps::passed_over});
  PlannedRun planned = make_plan(project, {}, std::move(loaded), {{key.app, key.name}});
  require_runnable(planned.plan);
  return planned;
}

// The state with its models as they would be written, for the squash was, and spelling makes no
// difference: models in other cases, by settings or by name.
ProjectState as_written(ProjectState const& state) {
  ProjectState written;
  for (auto const& [key, model] : state.models()) {
    Migration migration;
    migration.operations.emplace_back(CreateModel{.name = model->name,
                                                  .fields = model->fields,
                                                  .options = model->options,
                                                  .bases = model->bases,
                                                  .managers = model->managers});
    migration = as_django_writes(with_settings_of(std::move(migration), {}));
    auto& created = std::get<CreateModel>(migration.operations.front().variant());
    written.put({.app = model->app,
                 .name = created.name,
                 .fields = std::move(created.fields),
                 .options = std::move(created.options),
                 .bases = std::move(created.bases),
                 .managers = std::move(created.managers)});
  }
  return written;
}

// What is true of the tables, those that the search path does not find with their schemas.
std::vector<std::string> facts_of_tables(Connection& connection, ProjectState const& state) {
  std::set<std::string, std::less<>> const names = given_names(state);
  std::vector<std::string> facts = facts_of(describe_tables(connection), names);
  for (std::string const& schema : other_schemas(connection)) {
    connection.execute("SET search_path TO " + quote_name(schema));
    for (std::string const& fact : facts_of(describe_tables(connection), names)) {
      facts.push_back(fmt::format("{}.{}", schema, fact));
    }
  }
  return facts;
}

// What is there once the plan has run in a new sandbox.
Outcome outcome_of(Context const& context, Project const& project, PlannedRun const& planned) {
  Configuration configuration = context.configuration;
  configuration.database = "sandbox:";
  Context const in_sandbox{context.options, configuration, context.declared, context.console,
                           context.log};
  Session session{in_sandbox};
  Executor executor{session.connection(), session.catalog(), project, [](Event const&) {}};
  Outcome outcome;
  outcome.state = executor.run(planned, {});
  outcome.facts = describe_objects(session.connection());
  std::ranges::move(facts_of_tables(session.connection(), outcome.state),
                    std::back_inserter(outcome.facts));
  std::ranges::sort(outcome.facts);
  return outcome;
}

void add_missing(std::vector<std::string> const& facts, std::vector<std::string> const& others,
                 std::string_view where, std::vector<std::string>& differences) {
  std::vector<std::string> missing;
  std::ranges::set_difference(facts, others, std::back_inserter(missing));
  for (std::string const& fact : missing) {
    differences.push_back(fmt::format("{}: {}", where, fact));
  }
}

void require_equal(Outcome const& original, Outcome const& squashed) {
  std::vector<std::string> differences;
  add_missing(original.facts, squashed.facts, "the migrations alone", differences);
  add_missing(squashed.facts, original.facts, "the squash alone", differences);
  for (std::string const& difference :
       differences_of(as_written(original.state), as_written(squashed.state))) {
    differences.push_back("they differ in " + difference);
  }
  if (differences.empty()) {
    return;
  }
  std::string message = "the squash does not do what its migrations do, and is not written:";
  for (std::string const& difference : differences) {
    message += "\n  " + difference;
  }
  throw Error{message};
}

}  // namespace

void prove(Context& context, Project const& project, std::vector<Migration const*> const& originals,
           Migration const& squashed) {
  auto const say = [&](std::string_view text, Style style = Style::plain) {
    if (context.options.verbosity > 0) {
      context.console.line(text, style);
    }
  };
  Project const without = without_squashes(project);
  Project const with = with_squash(without, squashed, context);
  PlannedRun const original_plan = plan_to(without, originals.back()->key);
  PlannedRun const squashed_plan = plan_to(with, squashed.key);
  say("Proving in two sandboxes...", Style::migrate_heading);
  Outcome const original = outcome_of(context, without, original_plan);
  Outcome const made = outcome_of(context, with, squashed_plan);
  require_equal(original, made);
  say(fmt::format("  Equal in models and schema ({} facts).", original.facts.size()));
}

}  // namespace migrator::cli
