#include "cli/argparse.hpp"

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "cli/flags.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace migrator::cli {
namespace {

using Option = CLI::Option;

std::vector<Option*> positionals_of(CLI::App& command) {
  return command.get_options([](Option* option) { return option->get_positional(); });
}

UsageError wrong(Option const& option, std::string_view what) {
  return UsageError{fmt::format("argument {}: {}", join(names_of(option), "/"), what)};
}

class ArgumentParser {
 public:
  ArgumentParser(CLI::App& app, std::vector<std::string> const& arguments)
      : app_{app}, arguments_{arguments} {
    flags_.add(app);
  }

  ParsedArguments parse();

 private:
  void take(std::string const& argument);
  void take_positional(std::string const& argument);
  void choose_command(std::string const& name);
  void set_command(CLI::App& command);
  void take_flags(Found found, bool is_short);
  std::string value_of(Option const& option);
  void set(Option& option, std::string value);
  void answer(Option const& option);
  void give_positionals();
  std::string suggestion() const;
  void finish();

  CLI::App& app_;
  std::vector<std::string> const& arguments_;
  std::size_t next_ = 0;
  Flags flags_;
  CLI::App* command_ = nullptr;
  std::vector<Option*> given_;
  std::vector<std::string> positionals_;
  std::size_t room_for_positionals_ = 0;
  std::vector<std::string> unrecognized_;
  ParsedArguments parsed_;
};

ParsedArguments ArgumentParser::parse() {
  bool only_positionals = false;
  while (next_ < arguments_.size() && parsed_.answer.empty()) {
    std::string const& argument = arguments_[next_++];
    if (only_positionals) {
      take_positional(argument);
    } else if (argument == "--") {
      only_positionals = true;
    } else {
      take(argument);
    }
  }
  if (parsed_.answer.empty()) {
    finish();
  }
  return std::move(parsed_);
}

void ArgumentParser::take(std::string const& argument) {
  std::optional<Found> const found = flags_.find(argument);
  if (!found) {
    take_positional(argument);
  } else if (found->option == nullptr) {
    unrecognized_.push_back(argument);
  } else {
    take_flags(*found, !argument.starts_with("--"));
  }
}

void ArgumentParser::take_positional(std::string const& argument) {
  if (command_ == nullptr) {
    choose_command(argument);
  } else if (positionals_.size() < room_for_positionals_) {
    positionals_.push_back(argument);
  } else {
    unrecognized_.push_back(argument);
  }
}

void ArgumentParser::choose_command(std::string const& name) {
  std::vector<std::string_view> names;
  for (CLI::App* const command : app_.get_subcommands([](CLI::App*) { return true; })) {
    if (command->get_name() == name) {
      set_command(*command);
      return;
    }
    names.push_back(command->get_name());
  }
  throw UnknownCommand{fmt::format("Unknown command: '{}'{}\nType '{} --help' for usage.", name,
                                   did_you_mean(name, names), app_.get_name())};
}

void ArgumentParser::set_command(CLI::App& command) {
  command_ = &command;
  parsed_.command = command.get_name();
  flags_.add(command);
  for (Option const* const positional : positionals_of(command)) {
    room_for_positionals_ += static_cast<std::size_t>(positional->get_items_expected_max());
  }
  // What abbreviates several flags is found before all other faults.
  for (std::size_t i = next_; i < arguments_.size() && arguments_[i] != "--"; ++i) {
    flags_.find(arguments_[i]);
  }
}

// A flag, or several short ones that are joined, the last of them with its value.
void ArgumentParser::take_flags(Found found, bool is_short) {
  while (found.option->get_items_expected_max() == 0) {
    Option& flag = *found.option;
    if (!found.joined) {
      set(flag, "true");
      return;
    }
    bool const more = is_short && !found.by_equals_sign && !found.joined->empty();
    found.option = more ? flags_.named("-" + found.joined->substr(0, 1)) : nullptr;
    if (found.option == nullptr) {
      throw wrong(flag, fmt::format("ignored explicit argument '{}'", *found.joined));
    }
    set(flag, "true");
    found.joined->erase(0, 1);
    if (found.joined->empty()) {
      found.joined.reset();
    }
  }
  set(*found.option, found.joined ? *found.joined : value_of(*found.option));
}

// The argument behind the option.
std::string ArgumentParser::value_of(Option const& option) {
  if (next_ == arguments_.size() || arguments_[next_] == "--" || flags_.find(arguments_[next_])) {
    throw wrong(option, "expected one argument");
  }
  return arguments_[next_++];
}

void ArgumentParser::set(Option& option, std::string value) {
  for (Option* const other : option.get_excludes()) {
    if (std::ranges::find(given_, other) != given_.end()) {
      throw wrong(option, fmt::format("not allowed with argument {}", join(names_of(*other), "/")));
    }
  }
  answer(option);
  bool const is_list = option.get_items_expected_max() > 1;
  if (std::ranges::find(given_, &option) == given_.end()) {
    given_.push_back(&option);
  }
  if (!is_list) {
    option.clear();
  }
  option.add_result(std::move(value));
  if (!is_list && parsed_.answer.empty()) {
    option.run_callback();
  }
}

void ArgumentParser::answer(Option const& option) {
  if (command_ != nullptr && &option == command_->get_help_ptr()) {
    parsed_.answer = command_->help(app_.get_name());
  } else if (&option == app_.get_help_ptr()) {
    parsed_.answer = app_.help();
  } else if (&option == app_.get_version_ptr()) {
    parsed_.answer = app_.version() + "\n";
  }
}

// Each positional takes as many as it can; only the last can take several.
void ArgumentParser::give_positionals() {
  auto next = positionals_.begin();
  std::vector<std::string> missing;
  for (Option* const positional : positionals_of(*command_)) {
    if (next == positionals_.end() && positional->get_required()) {
      missing.push_back(positional->get_name(true));
    }
    for (int room = positional->get_items_expected_max(); room > 0 && next != positionals_.end();
         --room) {
      positional->add_result(*next++);
    }
    if (positional->count() > 0) {
      positional->run_callback();
    }
  }
  if (!missing.empty()) {
    throw UsageError{fmt::format("the following arguments are required: {}", join(missing, ", "))};
  }
}

// The flag that the first unknown one was probably meant to be, or where it belongs.
std::string ArgumentParser::suggestion() const {
  std::string const& unknown = unrecognized_.front();
  if (!unknown.starts_with("--")) {
    return "";
  }
  std::string const name = unknown.substr(0, unknown.find('='));
  return flags_.named(name) != nullptr ? " (write it behind the command)"
                                       : did_you_mean(name, flags_.names());
}

void ArgumentParser::finish() {
  if (command_ != nullptr) {
    give_positionals();
  }
  if (!unrecognized_.empty()) {
    throw UsageError{
        fmt::format("unrecognized arguments: {}{}", join(unrecognized_, " "), suggestion())};
  }
  for (Option* const option : given_) {
    if (option->get_items_expected_max() > 1) {
      option->run_callback();
    }
  }
}

}  // namespace

ParsedArguments parse_arguments(CLI::App& app, std::vector<std::string> const& arguments) {
  try {
    return ArgumentParser{app, arguments}.parse();
  } catch (CLI::ParseError const& error) {
    throw UsageError{error.what()};
  }
}

}  // namespace migrator::cli
