// The flags of a command, found by their names as argparse finds them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace migrator::cli {

// The group of CLI11's for flags that Django does not have: an abbreviation means Django's first.
inline constexpr std::string_view own_flags = "Flags that Django does not have";

// "-v", "--verbosity": what a flag is called.
std::vector<std::string> names_of(CLI::Option const& option);

// A flag as it was written, and what was joined to it.
struct Found {
  CLI::Option* option = nullptr;      // null: there is no such flag
  std::optional<std::string> joined;  // the 2 of "--verbosity=2" and "-v2"
  bool by_equals_sign = false;
};

// The flags that may stand at one place of the command line.
class Flags {
 public:
  // Of two flags of one name, such as --help, the one that is added last is meant.
  void add(CLI::App& app);

  // What the argument is; nothing where it is no flag but a value. Throws UsageError when it
  // abbreviates several.
  std::optional<Found> find(std::string const& argument) const;

  // The flag that is called just that; null when there is none.
  CLI::Option* named(std::string_view name) const;

  std::vector<std::string_view> names() const;

 private:
  struct Flag {
    std::string name;
    CLI::Option* option = nullptr;
  };

  std::optional<Found> find_abbreviated(std::string const& argument) const;

  std::vector<Flag> flags_;
};

}  // namespace migrator::cli
