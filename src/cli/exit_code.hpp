// What the program returns to its caller, as Django's manage.py does.
#pragma once

#include <csignal>
#include <exception>

namespace migrator::cli {

enum ExitCode : int {
  exit_done = 0,
  exit_error = 1,        // also: a check that found something
  exit_usage = 2,        // flags, arguments, an unknown alias or app label in showmigrations
  exit_no_default = 3,   // makemigrations wanted a default that nobody gave
  exit_runner_lock = 4,  // another run has the runner lock, or ours was lost
  exit_lock_budget = 5,  // a lock was not to be had within --lock-retry-for

  // With --detailed-exit-codes, where it is 1 otherwise as in Django.
  exit_rolled_back = 6,     // a migration failed and nothing of it remains
  exit_partly_applied = 7,  // a migration failed and a part of it remains
  exit_connection = 8,      // no connection to the database, or it was lost

  exit_hung_up = 129,      // SIGHUP, a terminal that is closed
  exit_interrupted = 130,  // Ctrl-C
  exit_terminated = 143,   // SIGTERM
};

// For a run that one of the signals above ended. May be called inside a signal handler.
constexpr ExitCode exit_code_of_signal(int number) {
  if (number == SIGHUP) {
    return exit_hung_up;
  }
  return number == SIGTERM ? exit_terminated : exit_interrupted;
}

// For what a command threw.
ExitCode exit_code_of(std::exception const& error, bool detailed);

}  // namespace migrator::cli
