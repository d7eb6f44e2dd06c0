#include "migrator/operations/special.hpp"

#include "ddl/literal.hpp"
#include "migrator/error.hpp"
#include "migrator/operation.hpp"
#include "operations/support.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

// The statement with its parameters put in: %s is the next one, %% a percent sign.
std::string with_parameters(std::string_view sql, ValueList const& params) {
  std::string text;
  std::size_t next = 0;
  for (std::size_t i = 0; i < sql.size(); ++i) {
    if (sql[i] != '%') {
      text += sql[i];
      continue;
    }
    char const kind = i + 1 < sql.size() ? sql[i + 1] : '\0';
    ++i;
    if (kind == '%') {
      text += '%';
    } else if (kind == 's' && next < params.size()) {
      text += parameter_literal(params[next++]);
    } else if (kind == 's') {
      throw StateError{
          fmt::format("RunSQL has more %s than its {} parameter(s): {}", params.size(), sql)};
    } else {
      throw StateError{fmt::format(
          "RunSQL with parameters has a percent sign that is neither %s nor %%: {}", sql)};
    }
  }
  // A text without any %s may be given parameters: psycopg2 does not look at them.
  if (next > 0 && next < params.size()) {
    throw StateError{
        fmt::format("RunSQL has {} parameter(s) but only {} %s: {}", params.size(), next, sql)};
  }
  return text;
}

void run_script(SchemaEditor& editor, SqlScript const& script) {
  for (SqlScript::Entry const& entry : script.entries) {
    if (entry.list && entry.list->size() != 2) {
      throw StateError{fmt::format("Expected a 2-tuple but got {}", entry.list->size())};
    }
    editor.execute_as_written(entry.params ? with_parameters(entry.sql, *entry.params) : entry.sql);
  }
}

}  // namespace

std::string RunSQL::describe() const {
  return "Raw SQL operation";
}

void RunSQL::state_forwards(std::string_view app, ProjectState& state) const {
  for (Operation const& operation : state_operations) {
    migrator::state_forwards(operation, app, state);
  }
}

void RunSQL::database_forwards(SchemaEditor& editor, StateChange const&) const {
  run_script(editor, sql);
}

void RunSQL::database_backwards(SchemaEditor& editor, StateChange const&) const {
  if (!reverse_sql) {
    throw StateError{"You cannot reverse this operation"};
  }
  run_script(editor, *reverse_sql);
}

bool RunSQL::operator==(RunSQL const& other) const {
  return sql == other.sql && reverse_sql == other.reverse_sql &&
         state_operations == other.state_operations && hints == other.hints &&
         elidable == other.elidable;
}

std::string RunPython::describe() const {
  return "Raw Python operation";
}

void RunPython::state_forwards(std::string_view, ProjectState&) const {}

// Code that does something is refused before a run begins, see require_runnable(). For any other
// Django renders the models nevertheless, and going forwards all of them.
void RunPython::database_forwards(SchemaEditor&, StateChange const& change) const {
  change.from.require_all_renderable();
}

void RunPython::database_backwards(SchemaEditor&, StateChange const& change) const {
  if (!reverse_code) {
    throw StateError{"You cannot reverse this operation"};
  }
  change.from.require_renderable();
}

std::string SeparateDatabaseAndState::describe() const {
  return "Custom state/database change combination";
}

void SeparateDatabaseAndState::state_forwards(std::string_view app, ProjectState& state) const {
  for (Operation const& operation : state_operations) {
    migrator::state_forwards(operation, app, state);
  }
}

void SeparateDatabaseAndState::database_forwards(SchemaEditor& editor,
                                                 StateChange const& change) const {
  // The database operations have a state of their own, which nobody sees afterwards.
  ProjectState from = change.from;
  for (Operation const& operation : database_operations) {
    ProjectState to = from;
    migrator::state_forwards(operation, change.app, to);
    migrator::database_forwards(operation, editor, {change.app, from, to});
    from = std::move(to);
  }
}

void SeparateDatabaseAndState::database_backwards(SchemaEditor& editor,
                                                  StateChange const& change) const {
  std::vector<ProjectState> states{change.to};
  for (Operation const& operation : database_operations) {
    states.push_back(states.back());
    migrator::state_forwards(operation, change.app, states.back());
  }
  for (std::size_t i = database_operations.size(); i-- > 0;) {
    migrator::database_backwards(database_operations[i], editor,
                                 {change.app, states[i + 1], states[i]});
  }
}

bool SeparateDatabaseAndState::operator==(SeparateDatabaseAndState const& other) const {
  return database_operations == other.database_operations &&
         state_operations == other.state_operations;
}

}  // namespace migrator
