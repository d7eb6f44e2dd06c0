#include "cli/flags.hpp"

#include "base/text.hpp"
#include "cli/argparse.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace migrator::cli {
namespace {

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "-1" and "-.5" are values: no command has a flag like that.
bool is_negative_number(std::string_view text) {
  std::size_t const point = text.find('.');
  if (point == std::string_view::npos) {
    return is_digits(text.substr(1));
  }
  std::string_view const whole = text.substr(1, point - 1);
  return (whole.empty() || is_digits(whole)) && is_digits(text.substr(point + 1));
}

}  // namespace

std::vector<std::string> names_of(CLI::Option const& option) {
  std::vector<std::string> names;
  for (std::string const& name : option.get_snames()) {
    names.push_back("-" + name);
  }
  for (std::string const& name : option.get_lnames()) {
    names.push_back("--" + name);
  }
  return names;
}

void Flags::add(CLI::App& app) {
  for (CLI::Option* const option : app.get_options(nullptr)) {
    for (std::string& name : names_of(*option)) {
      auto const known = std::ranges::find(flags_, name, &Flag::name);
      if (known == flags_.end()) {
        flags_.push_back({std::move(name), option});
      } else {
        known->option = option;
      }
    }
  }
}

CLI::Option* Flags::named(std::string_view name) const {
  auto const found = std::ranges::find(flags_, name, &Flag::name);
  return found == flags_.end() ? nullptr : found->option;
}

std::vector<std::string_view> Flags::names() const {
  std::vector<std::string_view> names;
  std::ranges::transform(flags_, std::back_inserter(names), &Flag::name);
  return names;
}

std::optional<Found> Flags::find(std::string const& argument) const {
  if (argument.size() < 2 || argument.front() != '-') {
    return std::nullopt;
  }
  if (CLI::Option* const option = named(argument)) {
    return Found{option, std::nullopt};
  }
  std::size_t const equals_sign = argument.find('=');
  if (equals_sign != std::string::npos) {
    if (CLI::Option* const option = named(argument.substr(0, equals_sign))) {
      return Found{option, argument.substr(equals_sign + 1), true};
    }
  }
  if (!argument.starts_with("--")) {
    if (CLI::Option* const option = named(argument.substr(0, 2))) {
      return Found{option, argument.substr(2)};
    }
  } else if (std::optional<Found> found = find_abbreviated(argument)) {
    return found;
  }
  if (is_negative_number(argument) || argument.find(' ') != std::string::npos) {
    return std::nullopt;
  }
  return Found{};
}

std::optional<Found> Flags::find_abbreviated(std::string const& argument) const {
  std::size_t const equals_sign = argument.find('=');
  std::string_view const beginning = std::string_view{argument}.substr(0, equals_sign);
  std::vector<Flag> meant;
  std::ranges::copy_if(flags_, std::back_inserter(meant),
                       [&](Flag const& flag) { return flag.name.starts_with(beginning); });
  auto const is_own = [](Flag const& flag) { return flag.option->get_group() == own_flags; };
  if (!std::ranges::all_of(meant, is_own)) {
    std::erase_if(meant, is_own);
  }
  if (meant.empty()) {
    return std::nullopt;
  }
  if (meant.size() > 1) {
    std::vector<std::string> names;
    std::ranges::transform(meant, std::back_inserter(names), &Flag::name);
    throw UsageError{
        fmt::format("ambiguous option: {} could match {}", argument, join(names, ", "))};
  }
  if (equals_sign == std::string::npos) {
    return Found{meant.front().option, std::nullopt};
  }
  return Found{meant.front().option, argument.substr(equals_sign + 1), true};
}

}  // namespace migrator::cli
