// How new migrations are called, and where in the graph they go.
#include "base/utf8.hpp"
#include "migrator/autodetector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace migrator {
namespace {

constexpr std::size_t longest_name = 52;      // beyond it suggest_name() says "and_more"
constexpr std::size_t longest_in_file = 100;  // of what the number is followed by

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Python's \w; which characters beyond ASCII are letters is not asked.
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Every run of other characters as one underscore.
std::string as_word(std::string_view text) {
  std::string word;
  bool in_run = false;
  for (char const c : text) {
    if (is_word(c)) {
      word += c;
    } else if (!in_run) {
      word += '_';
    }
    in_run = !is_word(c);
  }
  return word;
}

// The number of the digits that the text begins with.
std::optional<std::int64_t> leading_number(std::string_view text) {
  constexpr std::ptrdiff_t most_digits = 18;
  auto const end = std::ranges::find_if_not(text, is_digit);
  if (end == text.begin()) {
    return std::nullopt;
  }
  std::int64_t number = 0;
  for (auto at = text.begin(); at != end && at - text.begin() < most_digits; ++at) {
    number = number * 10 + (*at - '0');
  }
  return number;
}

std::optional<MigrationKey> first_leaf(MigrationGraph const& graph, std::string_view app) {
  std::vector<MigrationKey> const leaves = graph.leaves(app);
  return leaves.empty() ? std::nullopt : std::optional{leaves.front()};
}

// Old names and new ones of the migrations of a run.
using NameMap = std::map<MigrationKey, MigrationKey>;

std::string name_part(Migration const& migration, bool is_first, MigrationNames const& names) {
  if (!names.given.empty()) {
    return names.given;
  }
  if (is_first) {
    return "initial";
  }
  return std::string{utf8_prefix(suggest_name(migration, names.timestamp), longest_in_file)};
}

void arrange_app(AppChanges& changes, std::optional<MigrationKey> const& leaf,
                 MigrationNames const& names, NameMap& name_map) {
  std::int64_t number = leaf ? parse_number(leaf->name).value_or(0) + 1 : 1;
  bool is_first = true;
  for (Migration& migration : changes.migrations) {
    if (is_first && leaf) {
      migration.dependencies.push_back({.key = *leaf});
    }
    std::string const part = name_part(migration, is_first && !leaf, names);
    MigrationKey const key{changes.app, fmt::format("{:04}_{}", number, part)};
    name_map.emplace(std::exchange(migration.key, key), key);
    ++number;
    is_first = false;
  }
}

void follow_names(Migration& migration, NameMap const& name_map) {
  for (Dependency& dependency : migration.dependencies) {
    auto const renamed = name_map.find(dependency.key);
    if (dependency.setting.empty() && renamed != name_map.end()) {
      dependency.key = renamed->second;
      dependency.kind = dependency.key.name == "__first__" ? Dependency::Kind::first
                                                           : Dependency::Kind::migration;
    }
  }
  std::ranges::sort(migration.dependencies, {}, [](Dependency const& dependency) {
    return std::pair{dependency.setting.empty() ? dependency.key.app : "__setting__",
                     dependency.setting.empty() ? dependency.key.name : dependency.setting};
  });
}

}  // namespace

std::optional<std::int64_t> parse_number(std::string_view name) {
  constexpr std::string_view squashed = "_squashed_";
  // The last one that a digit follows.
  for (std::size_t at = name.rfind(squashed); at != std::string_view::npos;
       at = at == 0 ? std::string_view::npos : name.rfind(squashed, at - 1)) {
    if (std::optional<std::int64_t> const number =
            leading_number(name.substr(at + squashed.size()))) {
      return number;
    }
  }
  return leading_number(name);
}

std::string suggest_name(Migration const& migration, std::string_view timestamp) {
  if (migration.initial.value_or(false)) {
    return "initial";
  }
  std::vector<std::string> fragments;
  for (Operation const& operation : migration.operations) {
    fragments.push_back(as_word(migration_name_fragment(operation)));
  }
  if (fragments.empty() || std::ranges::find(fragments, "") != fragments.end()) {
    return fmt::format("auto_{}", timestamp);
  }
  std::string name = fragments.front();
  for (std::size_t i = 1; i < fragments.size(); ++i) {
    std::string longer = fmt::format("{}_{}", name, fragments[i]);
    if (utf8_length(longer) > longest_name) {
      return name + "_and_more";
    }
    name = std::move(longer);
  }
  return name;
}

Changes arrange_for_graph(Changes changes, MigrationGraph const& graph, Questioner& questioner,
                          MigrationNames const& names) {
  NameMap name_map;
  Changes arranged;
  for (AppChanges& app : changes) {
    std::optional<MigrationKey> const leaf = first_leaf(graph, app.app);
    if (!app.migrations.empty() && !leaf && !questioner.ask_initial(app.app)) {
      for (Migration const& migration : app.migrations) {
        name_map.emplace(migration.key, MigrationKey{app.app, "__first__"});
      }
      continue;
    }
    arrange_app(app, leaf, names, name_map);
    arranged.push_back(std::move(app));
  }
  for (AppChanges& app : arranged) {
    for (Migration& migration : app.migrations) {
      follow_names(migration, name_map);
    }
  }
  return arranged;
}

}  // namespace migrator
