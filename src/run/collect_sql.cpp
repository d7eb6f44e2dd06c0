#include "base/utf8.hpp"
#include "migrator/executor.hpp"
#include "run/migration_runner.hpp"

namespace migrator {
namespace {

// The statement as a line of a script: with a semicolon, unless its author ended it with one.
std::string terminated(std::string const& sql) {
  return utf8_rstrip(sql).ends_with(';') ? sql : sql + ";";
}

}  // namespace

std::vector<std::string> collect_sql(Migration const& migration, Direction direction,
                                     ProjectState before, Catalog const& catalog,
                                     Settings const& settings) {
  std::vector<std::string> lines;
  SchemaEditor editor{
      [&lines](Statement const& statement) { lines.push_back(terminated(statement.sql)); }, catalog,
      settings, migration.atomic ? Transactional::yes : Transactional::no};
  std::size_t lines_before = 0;
  OperationHooks hooks;
  hooks.only_sql = true;
  hooks.before = [&](Operation const& operation) {
    lines.insert(lines.end(), {"--", "-- " + describe(operation), "--"});
    lines_before = lines.size();
  };
  hooks.after = [&](Operation const& operation) {
    if (!reduces_to_sql(operation)) {
      lines.emplace_back("-- THIS OPERATION CANNOT BE WRITTEN AS SQL");
    } else if (lines.size() == lines_before) {
      lines.emplace_back("-- (no-op)");
    }
  };
  Progression progression;
  try {
    if (direction == Direction::forwards) {
      run_forwards(migration, editor, before, progression, hooks);
    } else {
      run_backwards(migration, editor, before, progression, hooks);
    }
  } catch (PlanError const&) {
    throw;  // names its place itself
  } catch (std::exception const& cause) {
    ExecutionError::Details details = place_of(migration, direction, progression);
    details.remains = Remains::not_run;
    std::throw_with_nested(ExecutionError{cause.what(), std::move(details)});
  }
  return lines;
}

}  // namespace migrator
