// The command line.
#pragma once

namespace migrator::cli {

// Runs the program with the arguments of main() and returns its exit code. Nothing escapes it:
// every error becomes a message on standard error and a code (exit_code.hpp).
int run(int argc, char const* const* argv);

}  // namespace migrator::cli
