// Child processes without a shell: run to their end, or started and left.
#pragma once

#include "sandbox/account.hpp"

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace migrator {

struct Command {
  std::vector<std::string> words;        // words[0] is the program's path
  std::vector<std::string> environment;  // all of it, "NAME=value"
  std::optional<Account> account;        // whom to become, when the caller is root
  std::string input;                     // what the program reads
  int signal_when_we_end = 0;            // sent by the kernel when the calling thread ends
};

struct Finished {
  int status = 0;      // the exit code; 128 + the number of the signal that ended it
  std::string output;  // stdout and stderr together
};

// Both throw Error, naming the program, when it cannot be started. The child gets a session of its
// own (a Ctrl-C of the terminal does not reach it), the folder / and none of our open files.
Finished run(Command const& command);
pid_t start(Command const& command, std::filesystem::path const& log);

// The answer of a question asked with the rights of an account, in a child process for root. The
// question may only make system calls: a fork of a program with threads can do nothing else.
bool ask_as(Account const& account, std::function<bool()> const& question);

}  // namespace migrator
