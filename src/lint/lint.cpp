// The walk along the full plan, and what all rules need.
#include "ddl/tables.hpp"
#include "lint/operation_at_work.hpp"
#include "migrator/plan.hpp"

namespace migrator {

void Findings::add(std::string_view code, OperationAtWork const& at, std::string message) {
  found_.push_back({.rule = find_rule(code),
                    .migration = at.migration.key,
                    .place = at.place,
                    .operation = describe(at.operation),
                    .message = std::move(message)});
}

void Findings::add(std::string_view code, Migration const& migration, std::string message) {
  found_.push_back({.rule = find_rule(code),
                    .migration = migration.key,
                    .place = {migration.file, 0},
                    .operation = {},
                    .message = std::move(message)});
}

std::optional<ModelIn> existing_table(OperationAtWork const& at, std::string_view model_name,
                                      ProjectState const& state) {
  std::shared_ptr<ModelState const> const model = state.find(model_key(at.app(), model_name));
  if (model == nullptr || at.made.contains(model->key()) ||
      !has_table({state, *model}, at.settings)) {
    return std::nullopt;
  }
  return ModelIn{state, *model};
}

namespace {

class Walk {
 public:
  Walk(Settings const& settings, Findings& findings) : settings_{settings}, findings_{findings} {}

  void lint(Migration const& migration) {
    made_.clear();
    for (std::size_t i = 0; i < migration.operations.size(); ++i) {
      lint(migration, location_of(migration, i), migration.operations[i], state);
    }
    lint_migration(migration, findings_);
  }

  ProjectState state;

 private:
  void lint(Migration const& migration, SourceLocation const& place, Operation const& operation,
            ProjectState& current) {
    ProjectState const before = current;
    state_forwards(operation, migration.key.app, current);
    if (auto const* const both = std::get_if<SeparateDatabaseAndState>(&operation.variant())) {
      ProjectState in_database = before;
      for (Operation const& part : both->database_operations) {
        lint(migration, place, part, in_database);
      }
      return;
    }
    OperationAtWork const at{migration, place, operation, before, current, settings_, made_};
    lint_tables(at, findings_);
    lint_columns(at, findings_);
    lint_constraints(at, findings_);
    lint_keys(at, findings_);
    lint_raw_sql(at, findings_);
    note_made(at);
  }

  void note_made(OperationAtWork const& at) {
    if (auto const* const create = std::get_if<CreateModel>(&at.operation.variant())) {
      made_.insert(model_key(at.app(), create->name));
    } else if (auto const* const rename = std::get_if<RenameModel>(&at.operation.variant())) {
      if (made_.contains(model_key(at.app(), rename->old_name))) {
        made_.insert(model_key(at.app(), rename->new_name));
      }
    }
  }

  Settings const& settings_;
  Findings& findings_;
  std::set<ModelKey> made_;
};

}  // namespace

std::vector<Finding> lint_operations(LoadedGraph const& loaded, Settings const& settings,
                                     KeySet const& wanted) {
  Findings findings;
  Walk walk{settings, findings};
  for (MigrationKey const& key : loaded.graph.full_plan()) {
    if (wanted.contains(key)) {
      walk.lint(loaded.graph.at(key));
    } else {
      mutate_state(loaded.graph.at(key), walk.state);
    }
  }
  return findings.take();
}

}  // namespace migrator
