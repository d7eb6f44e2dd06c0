// What the program returns to its caller, as Django's manage.py does.
#pragma once

namespace migrator::cli {

enum ExitCode : int {
  exit_done = 0,
  exit_error = 1,          // also: a check that found something
  exit_usage = 2,          // flags, arguments, an unknown alias or app label in showmigrations
  exit_interrupted = 130,  // Ctrl-C
  exit_terminated = 143,   // SIGTERM
};

}  // namespace migrator::cli
