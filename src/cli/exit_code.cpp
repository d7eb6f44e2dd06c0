#include "cli/exit_code.hpp"

#include "db/advisory_lock.hpp"
#include "migrator/connection.hpp"
#include "migrator/error.hpp"
#include "migrator/executor.hpp"

namespace migrator::cli {
namespace {

// Those that Django does not have, because it has no such errors; exit_error for all others.
ExitCode own_code(std::exception const& error) {
  if (dynamic_cast<RunnerLockError const*>(&error) != nullptr) {
    return exit_runner_lock;
  }
  if (dynamic_cast<LockBudgetSpent const*>(&error) != nullptr) {
    return exit_lock_budget;
  }
  return exit_error;
}

// A server that could not be reached: connect() gives all reasons a class of 08, 28, 3D, 53 or 57.
bool is_about_connection(DatabaseError const& error) {
  return is_connection_lost(error) || error.sqlstate().starts_with("28") ||
         error.sqlstate() == "3D000" || error.sqlstate() == "53300";
}

ExitCode detailed_code(std::exception const& error) {
  auto const* const database = dynamic_cast<DatabaseError const*>(&error);
  return database != nullptr && is_about_connection(*database) ? exit_connection : exit_error;
}

ExitCode code_of_cause(ExecutionError const& failed, ExitCode (*code)(std::exception const&)) {
  try {
    std::rethrow_if_nested(failed);
  } catch (std::exception const& cause) {
    return code(cause);
  }
  return exit_error;
}

ExitCode code_of_failure(ExecutionError const& failed, bool detailed) {
  ExitCode const own = code_of_cause(failed, own_code);
  if (own != exit_error || !detailed) {
    return own;
  }
  Remains const remains = failed.details().remains;
  if (remains == Remains::statements || remains == Remains::begun ||
      remains == Remains::committed) {
    return exit_partly_applied;
  }
  ExitCode const code = code_of_cause(failed, detailed_code);
  return code == exit_error && remains == Remains::nothing ? exit_rolled_back : code;
}

}  // namespace

ExitCode exit_code_of(std::exception const& error, bool detailed) {
  if (auto const* const failed = dynamic_cast<ExecutionError const*>(&error)) {
    return code_of_failure(*failed, detailed);
  }
  ExitCode const own = own_code(error);
  return own == exit_error && detailed ? detailed_code(error) : own;
}

}  // namespace migrator::cli
