// The command line.
#pragma once

namespace migrator::cli {

// Runs the program with the arguments of main() and returns its exit code. Nothing escapes it:
// every error becomes a message on standard error and a code (exit_code.hpp). Passwords are
// overwritten in the arguments, which `ps` shows to everybody.
int run(int argc, char** argv);

}  // namespace migrator::cli
