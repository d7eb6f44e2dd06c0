#pragma once

namespace migrator::cli {

// Runs the program with the arguments of main() and returns its exit code.
int run(int argc, char const* const* argv);

}  // namespace migrator::cli
