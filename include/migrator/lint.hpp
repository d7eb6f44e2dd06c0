// What makes a migration dangerous for a database that is in use: rules over operations and the
// states around them. Pure: no database is asked. docs/check.md lists them.
#pragma once

#include "migrator/graph.hpp"
#include "migrator/key.hpp"
#include "migrator/migration.hpp"
#include "migrator/project.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

enum class Severity { note, warning, error };

// "note", "warning", "error".
std::string_view to_string(Severity severity);

struct Rule {
  std::string_view code;  // "M201"
  std::string_view name;  // "index-blocks-writes"
  Severity severity = Severity::warning;
  std::string_view summary;  // what it finds, in one line
  std::string_view advice;   // how to do it safely
};

// All of them, sorted by code.
std::span<Rule const> lint_rules();

// Null when there is none of that code.
Rule const* find_rule(std::string_view code);

struct Finding {
  Rule const* rule = nullptr;
  MigrationKey migration;
  SourceLocation place;
  std::string operation;  // its description; empty for a migration as a whole
  std::string message;

  bool operator==(Finding const&) const = default;
};

// The findings in the operations of the `wanted` migrations, in the order of the full plan. Linear
// in the operations of all migrations. Throws StateError when one does not fit its state.
std::vector<Finding> lint_operations(LoadedGraph const& loaded, Settings const& settings,
                                     KeySet const& wanted);

// The findings in what the migrations are called and how they hang together, and the graph that
// they make, which points into the project; none when it cannot be built.
struct LintedHistory {
  std::vector<Finding> findings;
  std::optional<LoadedGraph> loaded;
};
LintedHistory lint_history(Project const& project);

// A comment in a migration's file that keeps findings quiet:
//     // migrator: allow M201: the table has ten rows
// on the line of an operation or alone on the line before it. Beside no operation (before the first
// line of them) it is for the whole file.
struct Allowance {
  std::string code;
  int line = 0;  // of what it stands beside
  std::string reason;

  bool operator==(Allowance const&) const = default;
};

// Those of a file's text. Linear.
std::vector<Allowance> allowances_of(std::string_view text);

}  // namespace migrator
