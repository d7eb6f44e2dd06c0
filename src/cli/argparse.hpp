// Command lines read by the rules of Python's argparse, which Django's commands follow. CLI11,
// whose own rules are others, declares the flags here, keeps their values and writes the help.
#pragma once

#include "migrator/error.hpp"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace migrator::cli {

// The command line asks for what cannot be; exit code 2.
class UsageError : public Error {
 public:
  using Error::Error;
};

// The word that stands where the command should is none.
class UnknownCommand : public Error {
 public:
  using Error::Error;
};

struct ParsedArguments {
  std::string command;  // empty when there is none
  std::string answer;   // the help or the version that was asked for; then nothing else counts
};

// Gives the values to the options of `app` and of the command among its subcommands that the first
// argument without a dash names; flags of `app` may stand before it. Unlike in argparse they may
// also stand between positional arguments. As there, long flags may be abbreviated, of a repeated
// flag the last counts, what is joined to a flag without a value is an error, short flags may be
// joined, and "--" ends the flags.
// Throws UsageError in argparse's words, and UnknownCommand. Linear in the number of arguments.
ParsedArguments parse_arguments(CLI::App& app, std::vector<std::string> const& arguments);

}  // namespace migrator::cli
