// RunSQL and RunPython, and what they do beside other operations.
#include "base/sql_statements.hpp"
#include "base/utf8.hpp"
#include "lint/operation_at_work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace migrator {
namespace {

std::vector<SqlStatement> statements_of(SqlScript const& script) {
  std::vector<SqlStatement> statements;
  for (SqlScript::Entry const& entry : script.entries) {
    std::ranges::move(sql_statements(entry.sql), std::back_inserter(statements));
  }
  return statements;
}

bool changes_rows(SqlStatement const& statement) {
  constexpr std::array<std::string_view, 5> words{"insert", "update", "delete", "merge", "copy"};
  return std::ranges::any_of(words, [&](std::string_view word) { return statement.has(0, word); });
}

bool has_anywhere(SqlStatement const& statement, std::string_view word) {
  return std::ranges::any_of(statement.head, [&](SqlToken const& token) { return token.is(word); });
}

// DROP of something that holds rows, ALTER TABLE … DROP of a column, TRUNCATE.
bool destroys(SqlStatement const& statement) {
  if (statement.has(0, "truncate")) {
    return true;
  }
  if (statement.has(0, "drop")) {
    return statement.has(1, "table") || statement.has(1, "schema") ||
           statement.has(1, "database") ||
           (statement.has(1, "materialized") && statement.has(2, "view"));
  }
  return statement.has(0, "alter") && statement.has(1, "table") &&
         has_anywhere(statement, "drop") && !has_anywhere(statement, "constraint") &&
         !has_anywhere(statement, "default") && !has_anywhere(statement, "null");
}

bool builds_index_at_once(SqlStatement const& statement) {
  return statement.has(0, "create") && has_anywhere(statement, "index") &&
         (statement.has(1, "index") || statement.has(2, "index")) &&
         !has_anywhere(statement, "concurrently");
}

// As much of a statement as a line takes.
std::string beginning_of(SqlStatement const& statement) {
  constexpr std::size_t longest = 60;
  std::string_view const line = statement.text.substr(0, statement.text.find('\n'));
  std::string_view const beginning = utf8_prefix(line, longest);
  return std::string{beginning} + (beginning.size() < line.size() ? "…" : "");
}

bool changes_rows(Operation const& operation) {
  auto const* const run = std::get_if<RunSQL>(&operation.variant());
  return run != nullptr &&
         std::ranges::any_of(statements_of(run->sql),
                             [](SqlStatement const& each) { return changes_rows(each); });
}

bool locks_tables(Operation const& operation) {
  return !std::holds_alternative<RunSQL>(operation.variant()) &&
         !std::holds_alternative<RunPython>(operation.variant()) &&
         !std::holds_alternative<CreateModel>(operation.variant()) &&
         !std::holds_alternative<AlterModelOptions>(operation.variant()) &&
         !std::holds_alternative<AlterModelManagers>(operation.variant());
}

}  // namespace

void lint_raw_sql(OperationAtWork const& at, Findings& findings) {
  if (!is_reversible(at.operation)) {
    findings.add("M401", at, "there is no way back over it");
  }
  auto const* const run = std::get_if<RunSQL>(&at.operation.variant());
  if (run == nullptr) {
    return;
  }
  for (SqlStatement const& statement : statements_of(run->sql)) {
    if (destroys(statement)) {
      findings.add("M103", at, beginning_of(statement));
    } else if (builds_index_at_once(statement)) {
      findings.add("M201", at, beginning_of(statement));
    }
  }
}

void lint_migration(Migration const& migration, Findings& findings) {
  if (migration.atomic &&
      std::ranges::any_of(migration.operations,
                          [](Operation const& each) { return changes_rows(each); }) &&
      std::ranges::any_of(migration.operations, locks_tables)) {
    findings.add("M402", migration, "changes rows while the tables it alters are locked");
  }
}

}  // namespace migrator
