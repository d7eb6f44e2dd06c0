// Questions on the terminal, in the manner of Django's InteractiveMigrationQuestioner.
#pragma once

#include "cli/console.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace migrator::cli {

// Asks on one of the streams and reads the answers from standard input, a terminal or not. Lines
// of input that were read ahead stay in it, so that a command needs one and only one.
// What reads throws Error "EOF when reading a line…" at the end of the input.
class Prompt {
 public:
  Prompt(Console& console, Stream stream) : console_{console}, stream_{stream} {}

  // Asks with `prompt` for a line.
  std::string ask(std::string_view prompt);

  // "question " and yes or no; an empty answer is no, another one is asked for again.
  bool boolean_input(std::string_view question);

  // The question, the numbered choices, and the number that is chosen, from 1. Ctrl-C says
  // "Cancelled." and throws QuestionerQuit of status 1.
  std::size_t choice_input(std::string_view question, std::vector<std::string_view> const& choices);

  // As ask(), and Ctrl-C as in choice_input().
  std::string ask_or_cancel(std::string_view prompt);

  // A line of text, which may have its newline already.
  void say(std::string_view text);

 private:
  std::string read_line();
  void wait_or_cancel();
  bool read_more();

  Console& console_;
  Stream stream_;
  std::string buffer_;  // read and not yet given out
};

}  // namespace migrator::cli
