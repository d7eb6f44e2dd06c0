// An operation as the rules see it, and where they put what they find.
#pragma once

#include "ddl/schema_editor.hpp"
#include "migrator/lint.hpp"
#include "migrator/operation.hpp"
#include "migrator/settings.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

struct OperationAtWork {
  Migration const& migration;
  SourceLocation place;
  Operation const& operation;
  ProjectState const& before;
  ProjectState const& after;
  Settings const& settings;
  std::set<ModelKey> const& made;  // the models whose tables this migration has made

  std::string const& app() const { return migration.key.app; }
};

class Findings {
 public:
  // Requires: there is a rule of that code.
  void add(std::string_view code, OperationAtWork const& at, std::string message);
  void add(std::string_view code, Migration const& migration, std::string message);

  std::vector<Finding> take() { return std::move(found_); }

 private:
  std::vector<Finding> found_;
};

// The model in a state if it has a table that was there before the migration: only then is anybody
// in the way, or anything lost.
std::optional<ModelIn> existing_table(OperationAtWork const& at, std::string_view model_name,
                                      ProjectState const& state);

// The rules, by what they look at. Each looks at the operation itself and not at what is in it.
void lint_tables(OperationAtWork const& at, Findings& findings);
void lint_columns(OperationAtWork const& at, Findings& findings);
void lint_constraints(OperationAtWork const& at, Findings& findings);
void lint_keys(OperationAtWork const& at, Findings& findings);
void lint_raw_sql(OperationAtWork const& at, Findings& findings);

// What only the operations of a migration together show.
void lint_migration(Migration const& migration, Findings& findings);

}  // namespace migrator
